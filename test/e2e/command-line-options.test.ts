/** The options that commands share, and the files that they find by themselves, through the shipped command line. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cli, type CliResult, stageCli } from '#test/support/cli.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'

let cli: Cli
beforeAll(async () => {
  cli = await stageCli()
})
afterAll(() => cli[Symbol.asyncDispose]())

const total = 'src/cart.py:3:5: error: "Cart" has no attribute "total"  [attr-defined]\n'
const other = 'src/user.py:8:1: error: "User" has no attribute "nmae"  [attr-defined]\n'
const summary = 'Found 1 error in 1 file (checked 4 source files)\n'
const mypy = ['--checker', 'mypy', '--input', '-'] as const

function runner({ path }: TemporaryFolder) {
  return (args: readonly string[], input = ''): Promise<CliResult> => cli.run(args, { cwd: path, input })
}

describe('a committed baseline', () => {
  test('that was just written is the one that check compares with', async () => {
    await using folder = await temporaryFolder()
    const run = runner(folder)
    const written = await run(['baseline', 'write', ...mypy, '--accept'], total + summary)
    expect(written).toMatchObject({
      exitCode: 0,
      stdout: 'type-ratchet-baseline.tsv: 1 entry, 0 removed, 1 added\n',
    })
    expect(await run(['check', ...mypy], total + summary)).toMatchObject({ exitCode: 0 })
    const worse = await run(['check', ...mypy, '--max-new-errors', '0'], other + summary)
    expect(worse.exitCode).toBe(1)
    expect(worse.stdout).toContain('1 new, 1 fixed')
  })

  test('of a name has a file of its own, before the one of a single check', async () => {
    await using folder = await temporaryFolder()
    const run = runner(folder)
    await run(['baseline', 'write', ...mypy, '--accept'], other + summary)
    await run(['baseline', 'write', ...mypy, '--accept', '--name', 'backend'], total + summary)
    expect(await readdir(folder.path)).toEqual([
      'type-ratchet-baseline-backend.tsv',
      'type-ratchet-baseline.tsv',
    ])
    const json = async (...more: readonly string[]) =>
      JSON.parse((await run(['check', ...mypy, '--format', 'json', ...more], total + summary)).stdout)
    expect((await json('--name', 'backend')).totals).toMatchObject({ new: 0, kept: 1 })
    expect((await json()).totals).toMatchObject({ new: 1, kept: 0 })
    // Never green by accident: a name without a file of its own has that of a single check.
    expect((await json('--name', 'frontend')).totals).toMatchObject({ new: 1, kept: 0 })
  })

  test('elsewhere says how it is used', async () => {
    await using folder = await temporaryFolder()
    const run = runner(folder)
    const { stdout } = await run(
      ['baseline', 'write', ...mypy, '--accept', '--file', 'types/a b.tsv'],
      total + summary,
    )
    expect(stdout).toContain("compare with it: type-ratchet check --baseline 'types/a b.tsv'\n")
  })

  test('that is not there is said to be absent, with the places that were looked at', async () => {
    await using folder = await temporaryFolder()
    const { exitCode, stdout } = await runner(folder)(['check', ...mypy], total + summary)
    expect(stdout).toContain('there is no “type-ratchet-baseline-mypy.tsv” or “type-ratchet-baseline.tsv”')
    expect(exitCode).toBe(0)
  })

  test('with a byte order mark is read like one without', async () => {
    await using folder = await temporaryFolder()
    const run = runner(folder)
    await run(['baseline', 'write', ...mypy, '--accept', '--file', 'plain.tsv'], total + summary)
    await run(['snapshot', ...mypy, '--output', 'plain.json'], total + summary)
    for (const name of ['tsv', 'json']) {
      await folder.write(
        `marked.${name}`,
        `\ufeff${await readFile(join(folder.path, `plain.${name}`), 'utf8')}`,
      )
      const { stdout } = await run(
        ['check', ...mypy, '--baseline', `marked.${name}`, '--format', 'json'],
        `\ufeff${total}${summary}`,
      )
      expect(JSON.parse(stdout).totals).toMatchObject({ new: 0, kept: 1 })
    }
  })
})

describe('one run', () => {
  test('gives as many forms as are asked for, and keeps its snapshot', async () => {
    await using folder = await temporaryFolder()
    const run = runner(folder)
    await run(['snapshot', ...mypy, '--output', 'base.json'], total + summary)
    const forms = ['--format', 'text', '--format', 'json=out/a.json', '--format', 'html=a.html']
    const options = [
      '--baseline',
      'base.json',
      '--save-snapshot',
      'now.json',
      '--name',
      'shop',
      '--leg',
      '2/3',
    ]
    const { exitCode, stdout } = await run(['check', ...mypy, ...options, ...forms], other + summary)
    expect({ exitCode, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({
      exitCode: 0,
      last: 'shop types: 1 new error, 1 fixed (1)',
    })
    const json = await readFile(join(folder.path, 'out/a.json'), 'utf8')
    expect(JSON.parse(json).totals).toMatchObject({ new: 1, fixed: 1 })
    expect(await readFile(join(folder.path, 'a.html'), 'utf8')).toContain('<!doctype html>')
    const snapshot = JSON.parse(await readFile(join(folder.path, 'now.json'), 'utf8'))
    expect(snapshot).toMatchObject({ name: 'shop', platform: { leg: '2-of-3', legCount: 3 } })
    const compared = await run(['compare', 'base.json', '-', '--format', 'json'], JSON.stringify(snapshot))
    expect(compared.stdout).toBe(json)
  })

  test('into files alone leaves standard output empty, and says what broke', async () => {
    await using folder = await temporaryFolder()
    const run = runner(folder)
    await run(['baseline', 'write', ...mypy, '--accept'], total + summary)
    const args = [
      'check',
      ...mypy,
      '--max-new-errors',
      '0',
      '--format',
      'json=a.json',
      '--format',
      'sarif=b.sarif',
    ]
    const { exitCode, stdout, stderr } = await run(args, other + summary)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('max-new-errors: 1 new error')
  })

  const refused: readonly (readonly [args: readonly string[], words: string])[] = [
    [['check', '--format', 'json', '--format', 'html'], 'Only one form can go to one place'],
    [['check', '--format', 'json=-', '--format', 'text'], 'Only one form can go to one place'],
    [['check', '--format', 'json='], '“--format json=” was given an empty value'],
    [['check', '--format', 'jsn=a'], 'Did you mean `json`?'],
    [['check', '--max-errors', ''], '“--max-errors” was given an empty value'],
    [['check', '--max-errors='], '“--max-errors” was given an empty value'],
    [['check', '--baseline', ' '], '“--baseline” was given an empty value'],
    [['snapshot', '--checker', ''], '“--checker” was given an empty value'],
    [['check', '--max-errors'], '“--max-errors” needs a value'],
    [['check', '--basline', 'a'], 'Did you mean “--baseline”?'],
    [['chekc'], 'Did you mean “check”?'],
    [['snapshto'], 'Did you mean “snapshot”?'],
    [['compare', '-', '-'], '“compare” needs two snapshot files'],
    [['check', ...mypy, '--command', 'mypy'], '“--command” is for a checker that is run here'],
    [['check', ...mypy, '--', 'src'], 'The words behind “--” are for a checker that is run here'],
    [['check', ...mypy, '--confirm-new'], '“--confirm-new” is for a checker that is run here'],
    [['baseline', 'write', '--checker', 'mypy', '--exit-code', '1'], '“--exit-code” goes with “--input”'],
  ]
  test.each(refused)('%j is refused', async (args, words) => {
    await using folder = await temporaryFolder()
    const { exitCode, stdout, stderr } = await runner(folder)(args, total + summary)
    expect(stderr).toContain(words)
    expect(stderr.split('\n')[0]).toMatch(/^error: .* \[(?:usage|input-invalid)\]$/)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  })
})

describe('a folder of a repository', () => {
  const lines = (prefix: string): string => `${prefix}cart.py:1:1: error: Bad  [misc]\n${summary}`

  test('is the same from the top and from inside', async () => {
    await using repository = await createGitRepository()
    const top = repository.directory
    await repository.commit({
      'backend/cart.py': 'x = 1\n',
      'backend/mypy.ini': '[mypy]\n',
      '.gitignore': '*.json\n',
    })
    const args = ['snapshot', '--checker', 'mypy', '--input', '-', '--output']
    // mypy names files from where it runs, so its text is the same in both.
    const outer = await cli.run([...args, 'outer.json', '--cwd', 'backend'], { cwd: top, input: lines('') })
    const inner = await cli.run([...args, '../inner.json'], { cwd: join(top, 'backend'), input: lines('') })
    expect([outer, inner]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }])
    for (const [base, head, path] of [
      ['outer.json', 'inner.json', 'cart.py'],
      ['inner.json', 'outer.json', 'backend/cart.py'],
    ] as const) {
      const options = ['--format', 'json', '--explain', '--git-dir', '.']
      const { stdout, stderr } = await cli.run(['compare', base, head, ...options], { cwd: top })
      const result = JSON.parse(stdout)
      expect(result.totals, stderr).toMatchObject({ new: 0, fixed: 0, kept: 1 })
      expect(result.kept[0]).toMatchObject({ base: { path }, head: { path } })
      expect(result.drift).toEqual([])
    }
    const check = [
      'check',
      '--checker',
      'mypy',
      '--input',
      '-',
      '--baseline',
      '../outer.json',
      '--format',
      'json',
    ]
    const checked = await cli.run(check, { cwd: join(top, 'backend'), input: lines('') })
    expect(JSON.parse(checked.stdout).totals).toMatchObject({ new: 0, kept: 1 })
  })

  test('is not another folder with files of the same names', async () => {
    await using repository = await createGitRepository()
    const top = repository.directory
    await repository.commit({
      'backend/cart.py': 'x = 1\n',
      'frontend/cart.py': 'y = 2\n',
      '.gitignore': '*.json\n',
    })
    for (const name of ['backend', 'frontend']) {
      const args = ['snapshot', '--checker', 'mypy', '--input', '-', '--output', `../${name}.json`]
      await cli.run(args, { cwd: join(top, name), input: lines('') })
    }
    const { exitCode, stdout } = await cli.run(
      ['compare', 'backend.json', 'frontend.json', '--format', 'json'],
      { cwd: top },
    )
    // The error of the one is no error of the other: it is not kept, and that is not called fixed either.
    expect(exitCode === 3 ? null : JSON.parse(stdout).totals.kept).not.toBe(1)
  })
})

test('legs that looked at the same files count them once', async () => {
  await using folder = await temporaryFolder()
  const run = runner(folder)
  for (const leg of ['3.12', '3.13']) {
    await run(['snapshot', ...mypy, '--leg', leg, '--output', `${leg}.json`], total + summary)
  }
  const { stdout } = await run(['merge', '3.12.json', '3.13.json'])
  expect(JSON.parse(stdout)).toMatchObject({ filesChecked: 4, platform: { legs: ['3.12', '3.13'] } })
})

test('a Markdown report keeps to 65,000 characters', async () => {
  await using folder = await temporaryFolder()
  const run = runner(folder)
  const many = Array.from(
    { length: 3000 },
    (_, row) => `src/m${row}.py:${row + 1}:1: error: Bad thing number ${row}  [rule-${row}]\n`,
  )
  await writeFile(
    join(folder.path, 'many.txt'),
    `${many.join('')}Found 3000 errors in 3000 files (checked 3000 source files)\n`,
  )
  await run(['snapshot', ...mypy, '--output', 'base.json'], total + summary)
  const args = [
    'check',
    '--checker',
    'mypy',
    '--input',
    'many.txt',
    '--baseline',
    'base.json',
    '--format',
    'markdown',
  ]
  const { stdout } = await run(args)
  expect(stdout.length).toBeGreaterThan(10_000)
  expect(stdout.length).toBeLessThanOrEqual(65_000)
})
