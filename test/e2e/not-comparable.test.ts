/** Ways a checker's run goes wrong, through the shipped command line: exit 3, its own words, nothing written. */
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ifAvailable, mypyExecutable, tscCommand } from '#test/support/checkers.ts'
import { type Cli, type CliResult, stageCli } from '#test/support/cli.ts'

const trees = fileURLToPath(new URL('../trees/', import.meta.url))
const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))
const tsc = tscCommand(5).join(' ')

let cli: Cli

beforeAll(async () => {
  cli = await stageCli()
})
afterAll(() => cli[Symbol.asyncDispose]())

/** Runs `type-ratchet check` in a copy of a tree. */
async function checkTree(tree: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const cwd = join(cli.folder, 'work', tree)
  await rm(cwd, { recursive: true, force: true })
  await cp(join(trees, tree), cwd, { recursive: true })
  return cli.run(['check', ...args], { cwd, env })
}

/** A program that prints a text and ends with a code, or by a signal. */
async function fakeChecker(name: string, script: string): Promise<string> {
  const folder = join(cli.folder, 'fakes')
  await mkdir(folder, { recursive: true })
  const file = join(folder, name)
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
  return file
}

function expectNotComparable(result: CliResult, words: RegExp): void {
  expect(result.stderr).toMatch(words)
  expect(result.stderr).toMatch(/^Fix: \S/m)
  expect(result.stdout).toBe('')
  expect(result.exitCode).toBe(3)
}

describe('mypy', () => {
  test('that is not installed', async () => {
    const result = await checkTree('python/shop', ['--checker', 'mypy'], { PATH: '/nowhere' })
    expectNotComparable(result, /“mypy” is not installed, or not on the PATH/)
  })

  test('that may not be executed', async () => {
    const file = await fakeChecker('mypy-locked', 'exit 0')
    await chmod(file, 0o644)
    expectNotComparable(
      await checkTree('python/shop', ['--checker', 'mypy', '--command', file]),
      /can’t be started/,
    )
  })

  test('that was killed', async () => {
    const file = await fakeChecker('mypy', 'echo "a.py:1: error: Half  [misc]"; kill -9 $$')
    expectNotComparable(await checkTree('python/shop', ['--command', file]), /ended by SIGKILL/)
  })

  test('that printed nothing', async () => {
    const file = await fakeChecker('mypy', 'exit 1')
    expectNotComparable(await checkTree('python/shop', ['--command', file]), /printed nothing/)
  })

  test.skipIf(mypy === null)('that stopped at a syntax error', async () => {
    const result = await checkTree('python/syntax-error', ['--checker', 'mypy', '--command', `${mypy} .`])
    expectNotComparable(result, /stopped early/)
  })

  test.skipIf(mypy === null)('whose plugin raises: INTERNAL ERROR', async () => {
    const result = await checkTree('python/plugin-raises', ['--checker', 'mypy', '--command', `${mypy} .`])
    expectNotComparable(result, /reported an internal error/)
  })

  test.skipIf(mypy === null)('that does not know an option', async () => {
    const result = await checkTree('python/shop', [
      '--checker',
      'mypy',
      '--command',
      `${mypy} --no-such-option .`,
    ])
    expectNotComparable(result, /did not accept its options/)
  })

  test.skipIf(mypy === null)('that finds no files', async () => {
    const result = await checkTree('python/no-files', ['--checker', 'mypy', '--command', `${mypy} .`])
    expectNotComparable(result, /found no files to check/)
  })
})

describe('tsc', () => {
  test('that runs out of memory', async () => {
    const node = process.execPath
    const [, script = ''] = tscCommand(5)
    const command = `${node} --max-old-space-size=12 ${script} --pretty false`
    const result = await checkTree('typescript/shop', ['--checker', 'tsc', '--command', command])
    expectNotComparable(result, /ran out of memory/)
  })

  test('that is not installed, behind a script that says 0', async () => {
    const command = "sh -c 'PATH=/nowhere; tsc || true'"
    const result = await checkTree('typescript/shop', ['--checker', 'tsc', '--command', command])
    expectNotComparable(result, /“tsc” is not installed, or not on the PATH/)
  })

  test.each(['--noCheck', '--build --clean', '--build --stopBuildOnErrors'])(
    'that %s keeps from looking at everything',
    async (words) => {
      const command = `${tsc} ${words}`
      const tree = 'typescript/project-references'
      const result = await checkTree(tree, ['--checker', 'tsc', '--command', command])
      expectNotComparable(result, /With `--\w+` the checker does not show all errors/)
    },
  )

  test('that prints its help because there is no project', async () => {
    const result = await checkTree('typescript/no-project', ['--checker', 'tsc', '--command', tsc])
    expectNotComparable(result, /did not find what it was told to check/)
  })

  test('whose project does not exist', async () => {
    const result = await checkTree('typescript/shop', [
      '--checker',
      'tsc',
      '--command',
      `${tsc} -p missing/tsconfig.json`,
    ])
    expectNotComparable(result, /did not find what it was told to check/)
  })

  test('that stops at syntax errors', async () => {
    const result = await checkTree('typescript/syntax-error', [
      '--checker',
      'tsc',
      '--command',
      `${tsc} --pretty false`,
    ])
    expectNotComparable(result, /stopped early/)
  })
})

const texts: readonly (readonly [
  name: string,
  checker: string,
  text: string,
  exitCode: string | null,
  words: RegExp,
])[] = [
  [
    'a traceback',
    'mypy',
    'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nKeyError: 1\n',
    '1',
    /crashed/,
  ],
  [
    'a summary that disagrees',
    'mypy',
    'a.py:1: error: One  [misc]\nFound 2 errors in 1 file (checked 3 source files)\n',
    '1',
    /says “Found 2 errors/,
  ],
  [
    'errors that prevented further checking',
    'mypy',
    'a.py:1: error: invalid syntax  [syntax]\nFound 1 error in 1 file (errors prevented further checking)\n',
    '2',
    /stopped early/,
  ],
  ['an empty output', 'mypy', '', '0', /printed nothing/],
  ['a text cut before its summary', 'mypy', 'a.py:1: error: One  [misc]\n', '1', /ends before/],
  ['an unknown exit code without a proof of the end', 'tsc', '', null, /exit code of tsc is not known/],
  [
    'an unknown exit code behind a pipe, where something may have cut it (`tsc | head -2`)',
    'tsc',
    'a.ts(1,1): error TS2322: Wrong.\nb.ts(1,1): error TS2322: Wrong.\n',
    null,
    /exit code of tsc is not known/,
  ],
  ['an exit code that contradicts the text', 'tsc', 'a.ts(1,1): error TS2322: Wrong.\n', '0', /ended with/],
  [
    'lines that can’t be read',
    'tsc',
    'a.ts(1,1): error TS2322: Wrong.\nwhat is this?\n',
    '2',
    /could not be read/,
  ],
]

describe('a text with', () => {
  test.each(texts)('%s, of %s', async (_name, checker, text, exitCode, words) => {
    const exit = exitCode === null ? [] : ['--exit-code', exitCode]
    const args = ['snapshot', '--checker', checker, '--input', '-', ...exit, '--output', 'out/snapshot.json']
    expectNotComparable(await cli.run(args, { input: text }), words)
    expect(await readdir(cli.folder)).not.toContain('out')
  })

  test('what can be trusted is written, and says so by exit 0', async () => {
    const input = 'a.py:1: error: One  [misc]\nFound 1 error in 1 file (checked 3 source files)\n'
    const args = ['snapshot', '--checker', 'mypy', '--input', '-', '--output', 'good/snapshot.json']
    expect(await cli.run(args, { input })).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(JSON.parse(await readFile(join(cli.folder, 'good/snapshot.json'), 'utf8'))).toMatchObject({
      filesChecked: 3,
    })
  })
})
