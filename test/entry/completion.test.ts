/** What a shell completes. bash runs its script; zsh and fish are no part of the test machine, so theirs are looked at as texts. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { commandNames } from '../../src/entry/cli-command.ts'
import { completionScript } from '../../src/entry/completion.ts'
import { optionTables } from '../../src/entry/option-tables.ts'

/** What bash offers for the last of these words. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const script = `${completionScript('bash')}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_type_ratchet type-ratchet '${words.at(-1)}' '${words.at(-2)}'; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = await promisify(execFile)('bash', ['-c', script])
  return stdout.split('\n').filter((word) => word !== '')
}

describe('bash', () => {
  test('completes commands, the options of a command, and what an option takes', async () => {
    expect(await offered('type-ratchet', '')).toEqual([...commandNames])
    expect(await offered('type-ratchet', 'com')).toEqual(['compare', 'completion'])
    expect(await offered('type-ratchet', 'compare', '--git')).toEqual(['--git-dir'])
    expect(await offered('type-ratchet', 'check', '--checker', 'basedp')).toEqual(['basedpyright'])
    expect(await offered('type-ratchet', 'compare', '--format', 'js')).toEqual(['json'])
    expect(await offered('type-ratchet', 'plan', '--format', '')).toEqual(['text', 'markdown', 'json'])
  })

  test.each(commandNames)('completes every option of %s', async (command) => {
    const options = Object.keys(optionTables[command]).map((option) => `--${option}`)
    expect(await offered('type-ratchet', command, '--')).toEqual(options)
  })

  test('completes what a command is told to do, and what that is told', async () => {
    expect(await offered('type-ratchet', 'baseline', '')).toEqual(['write', 'pull', 'import', 'merge'])
    expect(await offered('type-ratchet', 'baseline', 'import', 'esl')).toEqual(['eslint'])
    expect(await offered('type-ratchet', 'history', '')).toEqual(['replay'])
    expect(await offered('type-ratchet', 'completion', 'f')).toEqual(['fish'])
    expect(await offered('type-ratchet', 'baseline', 'write', '--acc')).toEqual(['--accept'])
  })

  test('leaves files to the shell', async () => {
    expect(await offered('type-ratchet', 'compare', 'base')).toEqual([])
    expect(await offered('type-ratchet', 'check', '--baseline', 'base')).toEqual([])
  })
})

test.each(['zsh', 'fish'] as const)('the script for %s names every command and option', (shell) => {
  const script = completionScript(shell)
  for (const command of commandNames) {
    for (const option of Object.keys(optionTables[command])) {
      expect(script).toMatch(
        shell === 'zsh'
          ? new RegExp(`^ +${command}\\) compadd -- .*--${option}(?: |$)`, 'm')
          : new RegExp(`seen_subcommand_from ${command}' -l ${option}(?: |$)`, 'm'),
      )
    }
  }
})
