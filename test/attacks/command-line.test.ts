/** The command line in a step of a workflow: whatever it prints, a port of the runner's parser finds no command in it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { parseWorkflowCommands } from '#test/support/github/workflow-command.ts'
import { type Finding, printed } from './target.ts'

const commands = ['::add-mask::e', '##[add-mask]e', '##[set-output name=result;]pass', '::stop-commands::e']

/** Commands where a line may start: at the start of a path, a code, a message, a note, and where a long line is wrapped. */
const hostile: readonly Finding[] = [
  ...commands.map((message, index) => ({ message, line: index + 1 })),
  ...commands.map((file, index) => ({ file, line: index + 11 })),
  ...commands.map((code, index) => ({ code, line: index + 21 })),
  ...commands.map((hint, index) => ({ hint: `${hint}\n${hint}`, line: index + 31 })),
  ...commands.map((command, index) => ({
    message: `${'long words '.repeat(index + 3)}${`${command} `.repeat(40)}`,
    line: index + 41,
  })),
]

let cli: Cli

beforeAll(async () => {
  cli = await stageCli()
  const args = ['snapshot', '--checker', 'mypy', '--exit-code', '1']
  for (const [name, findings] of [
    ['base', [{}]],
    ['head', hostile],
  ] as const) {
    await writeFile(join(cli.folder, `${name}.jsonl`), printed(findings))
    const made = await cli.run([...args, '--input', `${name}.jsonl`, '--output', `${name}.json`])
    expect(made, made.stderr).toMatchObject({ exitCode: 0 })
  }
})
afterAll(() => cli[Symbol.asyncDispose]())

describe('what is printed of a hostile snapshot', () => {
  test.each([
    ['text', ['text']],
    ['Markdown', ['markdown']],
    ['HTML', ['html']],
    ['JSON', ['json', 'sarif', 'code-scanning', 'gitlab', 'badge']],
    ['XML', ['junit', 'checkstyle', 'badge-svg']],
  ])('as %s commands nothing', async (_, formats) => {
    for (const format of formats) {
      for (const more of format === 'text' || format === 'json' ? [[], ['--explain']] : [[]]) {
        const args = ['compare', 'base.json', 'head.json', '--format', format, ...more]
        const { stdout, stderr } = await cli.run(args, { env: { GITHUB_ACTIONS: 'true', COLUMNS: '80' } })
        expect(stdout, stderr).not.toBe('')
        expect({ format, found: parseWorkflowCommands(stdout) }).toEqual({ format, found: [] })
        expect({ format, found: parseWorkflowCommands(stderr) }).toEqual({ format, found: [] })
      }
    }
  })
})

describe('what is printed of a hostile run', () => {
  const snapshot = ['snapshot', '--checker', 'mypy', '--exit-code', '1', '--input']

  test.each([
    ['a file that is not there', 2, [...snapshot, '##[add-mask]e']],
    ['a text that is not read', 3, [...snapshot, 'bad.txt']],
    ['a checker that crashes', 3, ['check', '--checker', 'mypy', '--command', 'node bad.cjs']],
    ['a snapshot', 0, [...snapshot, 'head.jsonl']],
  ] as const)('%s commands nothing', async (_, code, args) => {
    const lines = commands.flatMap((command) => [command, `  ${command}`, `x ${command}`]).join('\n')
    await writeFile(join(cli.folder, 'bad.txt'), `Traceback (most recent call last):\n${lines}\n`)
    const print = ['stdout', 'stderr'].map((stream) => `process.${stream}.write(${JSON.stringify(lines)})`)
    await writeFile(join(cli.folder, 'bad.cjs'), `${print.join('\n')}\nprocess.exitCode = 2\n`)
    const { exitCode, stdout, stderr } = await cli.run(args)
    expect(exitCode, stderr).toBe(code)
    expect(`${stdout}${stderr}`).toContain('add-mask')
    expect([...parseWorkflowCommands(stdout), ...parseWorkflowCommands(stderr)]).toEqual([])
  })
})
