/** The shipped command line, as users and other programs rely on it. */
import { execFileSync } from 'node:child_process'
import { cp, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { expectGolden } from '#test/support/golden.ts'

let cli: Cli

const before = `src/cart.py:3:5: error: "Cart" has no attribute "total"  [attr-defined]
src/cart.py:3:5: note: Maybe "totals"?
src/user.py:8:1: error: Function is missing a return type annotation  [no-untyped-def]
Found 2 errors in 2 files (checked 4 source files)
`
const after = `src/cart.py:9:5: error: "Cart" has no attribute "total"  [attr-defined]
src/cart.py:12:9: error: Incompatible types in assignment (expression has type "str", variable has type "int")  [assignment]
Found 2 errors in 1 file (checked 4 source files)
`

beforeAll(async () => {
  cli = await stageCli()
  for (const [name, input] of Object.entries({ before, after })) {
    const args = ['snapshot', '--checker', 'mypy', '--input', '-', '--output', `${name}.json`]
    expect(await cli.run(args, { input })).toMatchObject({ exitCode: 0 })
  }
})
afterAll(() => cli[Symbol.asyncDispose]())

describe('compare', () => {
  test.each([
    ['text', 'txt'],
    ['json', 'json'],
    ['markdown', 'md'],
    ['sarif', 'sarif'],
    ['code-scanning', 'code-scanning.sarif'],
    ['junit', 'junit.xml'],
    ['gitlab', 'gitlab.json'],
    ['checkstyle', 'checkstyle.xml'],
    ['badge', 'badge.json'],
    ['badge-svg', 'badge.svg'],
    ['agent', 'agent.txt'],
    ['problems', 'problems.txt'],
  ])('prints %s and nothing else on standard output', async (format, extension) => {
    const { exitCode, stdout, stderr } = await cli.run([
      'compare',
      'before.json',
      'after.json',
      '--format',
      format,
    ])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    await expectGolden(`command-line/compare.${extension}`, stdout)
  })

  test('explains every pair that moved', async () => {
    const { stdout } = await cli.run(['compare', 'before.json', 'after.json', '--explain'])
    expect(stdout).toContain('src/cart.py:3 → src/cart.py:9 (text)')
  })

  test('a broken rule is exit 1', async () => {
    const args = ['compare', 'before.json', 'after.json', '--max-new-errors', '0']
    expect(await cli.run(args)).toMatchObject({ exitCode: 1, stderr: '' })
  })

  test('a broken rule is told at the terminal too when the report goes into a file', async () => {
    const args = ['compare', 'before.json', 'after.json', '--max-new-errors', '0', '--output', 'report.txt']
    expect(await cli.run(args)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'mypy: 1 new error, none allowed\nmax-new-errors: 1 new error, none allowed.\n',
    })
  })

  test('the file “-” is standard output', async () => {
    const args = ['compare', 'before.json', 'after.json']
    expect(await cli.run([...args, '--output', '-'])).toEqual(await cli.run(args))
  })

  test('snapshots of different checkers are exit 3', async () => {
    await cli.run(
      ['snapshot', '--checker', 'tsc', '--input', '-', '--exit-code', '0', '--output', 'tsc.json'],
      { input: '' },
    )
    const { exitCode, stderr } = await cli.run(['compare', 'before.json', 'tsc.json'])
    expect(stderr).toContain('The baseline is of mypy, this run is of tsc.')
    expect(exitCode).toBe(3)
  })

  test('a broken snapshot is exit 3, a missing one exit 2', async () => {
    await writeFile(join(cli.folder, 'broken.json'), '{"format": "type-ratchet-snapshot", "version": 1')
    expect((await cli.run(['compare', 'broken.json', 'after.json'])).exitCode).toBe(3)
    expect((await cli.run(['compare', 'missing.json', 'after.json'])).exitCode).toBe(2)
  })

  test('a snapshot of a later format names both versions', async () => {
    await writeFile(join(cli.folder, 'later.json'), '{"format": "type-ratchet-snapshot", "version": 99}')
    const { exitCode, stderr } = await cli.run(['compare', 'later.json', 'after.json'])
    expect(stderr).toContain('has format version 99; this version of type-ratchet reads')
    expect(exitCode).toBe(3)
  })
})

describe('wrong usage is exit 2 and says what was received', () => {
  const cases: readonly (readonly [args: readonly string[], words: string])[] = [
    [['frobnicate'], 'There is no command “frobnicate”'],
    [['compare', 'before.json'], '1 was given'],
    [['compare', 'before.json'], 'See `type-ratchet compare --help`.'],
    [['compare', 'before.json', 'after.json', '--max-increase', 'lots'], '`--max-increase` is “lots”'],
    [['compare', 'before.json', 'after.json', '--format', 'pdf'], '`--format` is “pdf”'],
    [['compare', 'before.json', 'after.json', '--frobnicate'], '“compare” has no option “--frobnicate”.'],
    [['help', 'frobnicate'], 'There is no command “frobnicate”'],
    [['baseline'], 'there is “baseline write”, “baseline pull”, “baseline import”, “baseline merge”.'],
    [['snapshot', '--input', '-'], 'needs “--checker NAME”'],
    [['snapshot', '--checker', 'sorbet', '--input', '-'], '`--checker` is “sorbet”'],
    [['snapshot', '--checker', 'mypy', '--input', 'missing.txt'], '“missing.txt” can’t be read'],
    [['check', '--command', 'mypy src | tee log'], 'unquoted `|`'],
    [['check', '--command', "mypy 'src"], 'a quote that is never closed'],
    [['explain'], 'none was given'],
    [['explain', 'atr-defined', '--checker', 'mypy'], 'Did you mean `attr-defined`'],
    [['explain', 'TS99999'], 'Nothing is known of the rule “TS99999”.'],
    [['explain', 'union-attr', '--checker', 'tsc'], 'Nothing is known of the rule “union-attr” of tsc.'],
    [['check'], '`--checker auto` found no checker'],
    [['compare', 'before.json', '.'], 'The snapshot “.” can’t be read: it is a folder.'],
    [['check', '--baseline', '.'], 'The snapshot “.” can’t be read: it is a folder.'],
    [['snapshot', '--checker', 'mypy', '--input', '.'], 'can’t be read: it is a folder.'],
    [['compare', 'before.json', 'after.json', '--output', '.'], '“.” can’t be written: it is a folder.'],
    [['compare', 'before.json', 'after.json', '--git-dir', 'nowhere'], '`--git-dir` is “nowhere”.'],
    [['compare', 'before.json', 'after.json', '--root', 'nowhere'], '`--root` is “nowhere”.'],
    [['snapshot', '--checker', 'mypy', '--cwd', 'nowhere'], '`--cwd` is “nowhere”.'],
    [['snapshot', '--checker', 'mypy', '--cwd', 'before.json'], '`--cwd` is “before.json”.'],
    [['baseline', 'write', '--root', 'nowhere'], '`--root` is “nowhere”.'],
    [['check', '--target-date', '2027-03-31'], 'It must be empty unless `--target-errors` is given.'],
  ]
  test.each(cases)('%j', async (args, words) => {
    const { exitCode, stdout, stderr } = await cli.run(args)
    expect(stderr).toContain(words)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('explain', () => {
  test.each([['union-attr', '--checker', 'mypy'], ['TS2322'], ['reportOptionalMemberAccess']])(
    '%s says what is known',
    async (...args) => {
      const { exitCode, stdout, stderr } = await cli.run(['explain', ...args])
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      await expectGolden(`command-line/explain-${args[0]}.txt`, stdout)
    },
  )
})

describe('check', () => {
  test('starts the checker through the runner that people use', async () => {
    const folder = join(cli.folder, 'project')
    await cp(fileURLToPath(new URL('../../examples/demo/before', import.meta.url)), folder, {
      recursive: true,
    })
    await writeFile(join(folder, 'package.json'), '{ "name": "project", "private": true }')
    await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
    const args = ['check', '--checker', 'tsc', '--command', 'npx --no tsc --pretty false']
    const { exitCode, stdout, stderr } = await cli.run(args, { cwd: folder })
    expect(stdout).toContain('17 errors')
    expect(stderr).toBe('$ npx --no tsc --pretty false\n')
    expect(exitCode).toBe(0)
    const verbose = await cli.run([...args, '--verbose', '--quiet'], { cwd: folder })
    expect(verbose).toMatchObject({ stderr: '', stdout: 'tsc: 17 errors, no baseline to compare with\n' })
  })
})

describe('everywhere', () => {
  test.each([
    [['--help']],
    [['check', '--help']],
    [['snapshot', '--help']],
    [['compare', '--help']],
    [['merge', '--help']],
    [['explain', '--help']],
    [['baseline', '--help']],
    [['init', '--help']],
  ])('%j', async (args) => {
    const { exitCode, stdout, stderr } = await cli.run(args)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    await expectGolden(`command-line/${args.join('').replaceAll('--', '-')}.txt`, stdout)
  })

  test.each([
    [['--version']],
    [['-v']],
    [['check', '--version']],
    [['snapshot', '--version']],
    [['compare', '--version']],
    [['merge', '--version']],
    [['explain', '--version']],
    [['baseline', '--version']],
    [['baseline', 'write', '--version']],
  ])('%j prints the version', async (args) => {
    expect(await cli.run(args)).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' })
  })

  test('help COMMAND is COMMAND --help', async () => {
    expect(await cli.run(['help', 'compare'])).toEqual(await cli.run(['compare', '--help']))
    expect(await cli.run(['--help', 'baseline'])).toEqual(await cli.run(['baseline', '--help']))
    expect(await cli.run([])).toEqual(await cli.run(['help']))
  })

  test('the oldest Node that the machine offers runs it too', async () => {
    const versions = execFileSync('which', ['-a', 'node'], { encoding: 'utf8' }).trim().split('\n')
    for (const node of versions) {
      const { exitCode, stderr } = await cli.run(['compare', 'before.json', 'after.json'], { node })
      expect({ node, exitCode, stderr }).toEqual({ node, exitCode: 0, stderr: '' })
    }
  })
})
