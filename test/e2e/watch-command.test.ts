/** `check --watch` through the shipped files, with the real tsc: it is written to, and waited for, never slept for. */
import type { ChildProcess } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tscCommand } from '#test/support/checkers.ts'
import { stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'

const waiting = 'Watching for changes. Ctrl-C ends.\n'
const right = 'export const price: number = 12\n'
const wrong = 'export const price: number = "12"\n'
const known = 'export const old: number = "old"\n'
const project = '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [], "lib": ["es2023"] } }\n'
const tsc = ['--checker', 'tsc', '--command', tscCommand(7).join(' '), '--max-new-errors', '0']

/** Resolves when it has waited as often as that. */
function results(child: ChildProcess): (count: number) => Promise<void> {
  let told = ''
  let listener = (): void => undefined
  child.stderr?.on('data', (text: string) => {
    told += text
    listener()
  })
  return (count) =>
    new Promise((resolve) => {
      listener = () => {
        if (told.split(waiting).length > count) {
          resolve()
        }
      }
      listener()
    })
}

test('checks again when a file changes, another commit once, and ends with the last result’s exit code', async () => {
  await using cli = await stageCli()
  await using repository = await createGitRepository()
  const cwd = repository.directory
  const write = (path: string, text: string) => writeFile(join(cwd, path), text)
  await repository.commit({
    'tsconfig.json': project,
    'shop.ts': right,
    'known.ts': known,
    '.gitignore': 'dist/\nreport.json\n',
  })
  const forms = ['--format', 'agent', '--format', 'json=result.json']
  const { stdout, stderr, exitCode } = await cli.run(
    ['check', ...tsc, '--against', 'HEAD', '--watch', ...forms],
    {
      cwd,
      meanwhile: async (child) => {
        const result = results(child)
        await result(1)
        await write('shop.ts', wrong)
        await result(2)
        // Nothing of this is a change: what is written again, ignored, or kept by a program.
        await mkdir(join(cwd, 'dist'))
        await write('dist/shop.js', 'x\n')
        await write('shop.ts', wrong)
        await write('project.tsbuildinfo', '{}')
        await write('report.json', '{}')
        // A folder that is new, with a file in it.
        await mkdir(join(cwd, 'more/of/it'), { recursive: true })
        await write('more/of/it/new.ts', wrong)
        await result(3)
        await rm(join(cwd, 'tsconfig.json'))
        await result(4)
        await write('tsconfig.json', project)
        await result(5)
        await rm(join(cwd, 'more'), { recursive: true })
        await result(6)
        child.kill('SIGINT')
      },
    },
  )
  expect(exitCode, stderr).toBe(1)
  expect(stderr.match(/^Changed: .*$/gm)).toEqual([
    'Changed: shop.ts',
    'Changed: more/of/it/new.ts',
    'Changed: tsconfig.json',
    'Changed: tsconfig.json',
    'Changed: more/of/it/new.ts',
  ])
  // The commit once, then the working copy six times.
  expect(stderr.match(/^\$ .*tsc.*$/gm)).toHaveLength(7)
  const shop = expect.stringMatching(/^shop\.ts:1:14: /)
  const fresh = expect.stringMatching(/^more\/of\/it\/new\.ts:1:14: /)
  expect(stdout.trimEnd().split('\n')).toEqual([
    shop,
    fresh,
    shop,
    expect.stringMatching(/^no result: /),
    fresh,
    shop,
    shop,
  ])
  expect(stdout).not.toContain('\u001b')
})

test('of the checks of a file, with the committed baseline as it is by then', async () => {
  await using cli = await stageCli()
  await using repository = await createGitRepository()
  const cwd = repository.directory
  const filed = `checks:\n  web:\n    command: ${tscCommand(7).join(' ')}\n    max-new-errors: 0\n`
  await repository.commit({ 'tsconfig.json': project, 'shop.ts': wrong, 'type-ratchet.yml': filed })
  const { stderr, exitCode } = await cli.run(['check', '--watch'], {
    cwd,
    meanwhile: async (child) => {
      const result = results(child)
      await result(1)
      await cli.run(['baseline', 'write', '--accept'], { cwd })
      await result(2)
      await writeFile(join(cwd, 'other.ts'), wrong)
      await result(3)
      await writeFile(join(cwd, 'other.ts'), right)
      await result(4)
      child.kill('SIGINT')
    },
  })
  expect(stderr).toContain('Changed: type-ratchet-baseline-web.tsv\n')
  expect(exitCode).toBe(0)
  expect(await cli.run(['check', '--watch', '--input', '-'])).toMatchObject({ exitCode: 2 })
  expect(await cli.run(['check', '--watch', '--checker', 'nosuch'], { cwd })).toMatchObject({ exitCode: 2 })
})
