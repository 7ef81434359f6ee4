/** What was not looked at is never called fixed: real checkers, through the shipped files. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ifAvailable, mypyExecutable, tscCommand } from '#test/support/checkers.ts'
import { type Cli, type CliResult, stageCli } from '#test/support/cli.ts'
import { createWidget, fileWithErrors, treeOf, type Widget } from './widget.ts'

const mypy = await ifAvailable('mypy 2.4.1', () => mypyExecutable('2.4.1'))
const wrong = (index: number): string => `value_${index}: int = 'x'\n`

describe.skipIf(mypy === null)('mypy on the command line', () => {
  let cli: Cli
  let project: string
  const files = Array.from({ length: 12 }, (_, index) => `src/m${String(index).padStart(2, '0')}.py`)

  /** `files` by name; null deletes. */
  async function write(changes: Readonly<Record<string, string | null>>): Promise<void> {
    for (const [name, text] of Object.entries(changes)) {
      await (text === null ? rm(join(project, name)) : writeFile(join(project, name), text))
    }
  }

  function run(
    command: string,
    args: readonly string[],
    words: readonly string[] = ['src'],
  ): Promise<CliResult> {
    const own = ['--checker', 'mypy', '--command', `${mypy}`, ...args]
    return cli.run([command, ...own, '--', ...words], { cwd: project })
  }

  const check = (...args: Parameters<typeof run> extends [string, ...infer Rest] ? Rest : never) =>
    run('check', ['--baseline', '../base.json', ...args[0]], args[1])

  beforeAll(async () => {
    cli = await stageCli()
    project = join(cli.folder, 'project')
    await mkdir(join(project, 'src'), { recursive: true })
    await write(Object.fromEntries(files.map((name, index) => [name, wrong(index)])))
    expect(await run('snapshot', ['--output', '../base.json'])).toMatchObject({ exitCode: 0 })
  })
  afterAll(() => cli[Symbol.asyncDispose]())

  beforeEach(async () => {
    await rm(join(project, 'mypy.ini'), { force: true })
    await write(Object.fromEntries(files.map((name, index) => [name, wrong(index)])))
  })

  test('a new exclusion of one file of twelve is said first, and its error is not fixed', async () => {
    await write({ 'mypy.ini': '[mypy]\nexclude = ^src/m11\n' })
    const { exitCode, stdout } = await check([])
    expect(stdout).toBe(`This run looked at less than the baseline’s:
  files checked: 12 → 11
  new among the excluded: ^src/m11
  1 error of the baseline in 1 file not looked at: src/m11.py; the limits count them as still there

More than the code changed since the baseline:
  the configuration changed (mypy.ini)

current   11 errors
baseline  11 errors
change    ±0 (0 new, 0 fixed, 11 kept)
holds     max-increase: 12 errors (1 in files that were not looked at), at most 12 allowed (the reference of 12, no growth).

mypy: no change (11 errors)
`)
    expect(exitCode).toBe(0)
  })

  test('a new error does not hide behind what is no longer looked at', async () => {
    await write({ 'mypy.ini': '[mypy]\nexclude = ^src/m11\n', 'src/m00.py': `${wrong(0)}${wrong(100)}` })
    const { exitCode, stdout } = await check(['--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { base: 11, head: 12, new: 1, fixed: 0, kept: 11 },
      scope: {
        partial: false,
        changes: [
          { kind: 'fewer-files', from: 12, to: 11, text: 'files checked: 12 → 11' },
          { kind: 'more-excluded', patterns: ['^src/m11'] },
        ],
        uncheckedErrors: 1,
        unchecked: [{ path: 'src/m11.py', errors: 1 }],
      },
    })
    expect(exitCode).toBe(1)
  })

  test('a new exclusion of more than a tenth is not comparable', async () => {
    await write({ 'mypy.ini': '[mypy]\nexclude = ^src/m1\n' })
    const { exitCode, stdout, stderr } = await check([])
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
    expect(stderr).toContain(
      '2 of the 12 files with errors in the baseline were not looked at, and are still there.',
    )
    expect(stderr).toContain('  | new among the excluded: `^src/m1`')
    expect(stderr).toContain('  | src/m10.py')
  })

  test('a narrower command line is not comparable', async () => {
    const { exitCode, stderr } = await check([], ['src/m00.py', 'src/m01.py'])
    expect(exitCode).toBe(3)
    expect(stderr).toContain('10 of the 12 files')
    expect(stderr).toContain('paths on the command line: `src` → `src/m00.py`, `src/m01.py`')
  })

  test('deleted and repaired files are fixed', async () => {
    await write({ 'src/m10.py': null, 'src/m11.py': 'fine = 1\n', 'src/m09.py': 'fine = 1\n' })
    const { exitCode, stdout } = await check(['--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { base: 12, head: 9, new: 0, fixed: 3 },
      scope: { changes: [], unchecked: [] },
    })
    expect(exitCode).toBe(0)
  })

  test('a part on purpose compares only that part', async () => {
    await write({ 'src/m00.py': 'fine = 1\n', 'src/m05.py': 'fine = 1\n' })
    const { exitCode, stdout } = await check(['--partial'], ['src/m00.py', 'src/m01.py'])
    expect(stdout).toContain(`A part of the project was checked:
  10 errors of the baseline in 10 files elsewhere; the limits count them as still there
`)
    expect(stdout).toContain('change    −1 (0 new, 1 fixed, 1 kept)')
    expect(exitCode).toBe(0)
  })

  test('a new error in the part fails', async () => {
    await write({ 'src/m00.py': `${wrong(0)}${wrong(100)}` })
    const { exitCode, stdout } = await check(['--partial'], ['src/m00.py'])
    expect(stdout).toContain('BROKEN    max-increase: 13 errors (11 in files that were not looked at)')
    expect(exitCode).toBe(1)
  })

  test('an error that equals one elsewhere is new: that one is still there', async () => {
    await write({ 'src/m00.py': `${wrong(0)}${wrong(5)}` })
    const { stdout } = await check(['--partial', '--format', 'json'], ['src/m00.py'])
    expect(JSON.parse(stdout)).toMatchObject({ totals: { base: 1, new: 1, fixed: 0 } })
  })

  test('a part without files is wrong usage, before anything runs', async () => {
    const { exitCode, stderr } = await check(['--partial'], ['--strict'])
    expect(stderr).toContain('“--partial” needs the files that were checked')
    expect(stderr).not.toContain('Found ')
    expect(exitCode).toBe(2)
  })

  test('compares two snapshots of a part too, and is told by --root what was deleted', async () => {
    await run('snapshot', ['--output', '../part.json'], ['src/m00.py'])
    const part = await cli.run(['compare', '../base.json', '../part.json', '--partial'], { cwd: project })
    expect(part).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('11 errors of the baseline') })
    await write({ 'src/m09.py': null, 'src/m10.py': null, 'src/m11.py': null })
    await run('snapshot', ['--output', '../less.json'])
    const blind = await cli.run(['compare', '../base.json', '../less.json'], { cwd: project })
    expect(blind).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining(
        '3 of the 12 files with errors in the baseline may not have been looked at',
      ),
    })
    const seeing = await cli.run(['compare', '../base.json', '../less.json', '--root', '.'], { cwd: project })
    expect(seeing).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('3 fixed') })
  })
})

describe('tsc on the command line', () => {
  const errors = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`m${index}.ts`, fileWithErrors(1, `m${index}_`)]),
  )
  const imports = Object.keys(errors).map((name) => `import './${name.replace('.ts', '.js')}'`)
  const config = (fields: object): string =>
    JSON.stringify({
      compilerOptions: { noEmit: true, strict: true, types: [], skipLibCheck: true },
      ...fields,
    })

  /** What a check says of `after`, with a baseline of `before`. */
  async function checked(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
    await using cli = await stageCli()
    const run = async (
      files: Readonly<Record<string, string>>,
      ...args: readonly string[]
    ): Promise<CliResult> => {
      for (const [name, text] of Object.entries({ ...errors, ...files })) {
        await writeFile(join(cli.folder, name), text)
      }
      return cli.run([...args, '--checker', 'tsc', '--command', `${tscCommand(7).join(' ')} --pretty false`])
    }
    await run(before, 'snapshot', '--output', 'base.json')
    return await run(after, 'check', '--baseline', 'base.json', '--format', 'json')
  }

  test('a file that nothing imports any more is not fixed', async () => {
    const [first = '', ...rest] = imports
    const { exitCode, stdout } = await checked(
      { 'tsconfig.json': config({ files: ['main.ts'] }), 'main.ts': [first, ...rest].join('\n') },
      { 'main.ts': rest.join('\n') },
    )
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { base: 9, head: 9, fixed: 0 },
      scope: { changes: [], unchecked: [{ path: 'm0.ts', errors: 1 }] },
    })
    expect(exitCode).toBe(0)
  })

  test('a file that is excluded and imported was looked at, and is fixed', async () => {
    const { stdout } = await checked(
      { 'tsconfig.json': config({}), 'main.ts': imports.join('\n') },
      { 'tsconfig.json': config({ exclude: ['m0.ts'] }), 'm0.ts': 'export {}\n' },
    )
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { base: 10, head: 9, fixed: 1 },
      scope: { changes: [{ kind: 'more-excluded', patterns: ['m0.ts/**'] }], unchecked: [] },
    })
  })
})

describe('tsc in the action', () => {
  let widget: Widget
  const sources = Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => [`src/m${index}.ts`, fileWithErrors(1, `m${index}_`)]),
  )
  const excluding = (...exclude: readonly string[]): string => {
    const config = JSON.parse(String(treeOf({})['tsconfig.json'])) as object
    return JSON.stringify({ ...config, exclude })
  }

  beforeAll(async () => {
    widget = await createWidget()
    await widget.commitToMain(sources)
    expect(await widget.runOnMain()).toMatchObject({ exitCode: 0 })
  })
  afterAll(() => widget[Symbol.asyncDispose]())

  test('a pull request that excludes one file of eleven says so before any number', async () => {
    const pull = await widget.openPull(1, { ...sources, 'tsconfig.json': excluding('src/m3.ts') })
    const run = await widget.runOnPull(pull)
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'pass', 'fixed-errors': '0', delta: '0' } })
    const [beforeNumbers = ''] = run.summary.split('| Current')
    expect(beforeNumbers).toContain(`> **This run looked at less than the baseline’s:**
>
> - new among the excluded: \`src/m3.ts/**\`
> - 1 error of the baseline in 1 file not looked at: \`src/m3.ts\`; the limits count them as still there`)
    expect(widget.github.comments[0]?.body).toContain('This run looked at less than the baseline’s')
    const report = widget.github.artifacts.findLast(({ name }) => name === 'type-ratchet-report-tsc.html')
    expect(report?.bytes.toString()).toContain('new among the excluded: <code>src/m3.ts/**</code>')
  })

  const less = { ...sources, 'tsconfig.json': excluding('src/m3.ts', 'src/m4.ts') }

  test('a pull request that excludes more has no result, and takes back its comment', async () => {
    const pull = await widget.openPull(2, { ...sources, 'src/m0.ts': fileWithErrors(2, 'm0_') })
    await widget.runOnPull(pull)
    const comment = widget.github.comments.at(-1)
    await widget.origin.checkout('change-2')
    const head = await widget.origin.commit(treeOf(less), 'Exclude')
    await widget.origin.checkout('main')
    pull.head.sha = head
    await widget.refreshPull(pull)
    const run = await widget.runOnPull(pull)
    expect(run).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable', errors: '' } })
    expect(comment?.body).toContain('2 of the 11 files with errors in the baseline were not looked at')
    const merging = await widget.runOnPull(pull, { inputs: { mode: 'report-only' } })
    expect(merging).toMatchObject({ exitCode: 0, outputs: { result: 'not-comparable' } })
  })

  test('once it is merged, the default branch makes a new baseline and the next pull request is compared', async () => {
    await widget.commitToMain(less)
    const push = await widget.runOnMain()
    expect(push).toMatchObject({ exitCode: 3, outputs: { result: 'not-comparable' } })
    const pull = await widget.openPull(3, { ...less, 'src/m0.ts': 'export {}\n' })
    const run = await widget.runOnPull(pull)
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { result: 'pass', 'baseline-errors': '9', 'fixed-errors': '1', 'reference-errors': '9' },
    })
    expect(run.summary).not.toContain('looked at less')
  })
})
