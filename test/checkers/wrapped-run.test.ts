/** What stands around a checker's own words: recipes that are printed, and how a wrapper tells that its command failed. */
import { describe, expect, it } from 'vitest'
import type { CheckerOutput } from '#checkers/checker.ts'
import { isCommandOf } from '#checkers/output/echoed-command.ts'
import { checkerFor } from '#checkers/registry.ts'
import { ifAvailable, mypyExecutable, runChecker, tscCommand } from '#test/support/checkers.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

describe('the command line of a checker', () => {
  it.each([
    'mypy a.py',
    'mypy',
    'dmypy run -- src',
    './node_modules/.bin/mypy .',
    '.venv/bin/mypy --strict src/',
    'C:\\venv\\Scripts\\mypy.exe .',
    'python -m mypy .',
    '/usr/bin/python3.12 -X dev -m mypy .',
    'uv run --frozen mypy src',
    'poetry run mypy',
    'uvx mypy .',
    'npx mypy',
    'MYPY_FORCE_COLOR=1 PYTHONPATH=. mypy .',
    'cd api && mypy .',
    'set -e; mypy src || true',
    '+ mypy a.py',
    '++ uv run mypy',
    'task: [types] mypy a.py',
    'Poe => mypy a.py',
    'make -C api types',
    '/usr/bin/make types',
    'npm run types',
    'cd web && pnpm run types',
  ])('is told: %s', (line) => {
    expect(isCommandOf('mypy')(line)).toBe(true)
  })

  it.each([
    'a.py:1: error: x  [misc]',
    'mypy: error: unrecognized arguments: --x',
    'mypy failed',
    '/usr/bin/python: No module named mypy',
    'bash: mypy: command not found',
    'Running mypy on 12 files',
    'error: Failed to spawn: `mypy`',
    'make: *** No rule to make target `mypy`.  Stop.',
    'npm error Missing script: "types"',
    'npm ERR! mypy',
    'Found 1 error in 1 file (checked 1 source file)',
    'tsc --pretty false',
    '',
  ])('is not: %s', (line) => {
    expect(isCommandOf('mypy')(line)).toBe(false)
  })

  it('is none of a hundred thousand characters, looked at once', () => {
    for (const unit of ['A=1 ', 'uv run ', 'python -x ', ' ', '/', 'a ', '&&', 'npx -a ']) {
      expect(isCommandOf('mypy')(unit.repeat(100_000 / unit.length))).toBe(false)
      expect(isCommandOf('mypy')(unit.repeat(9_000 / unit.length))).toBe(false)
    }
  })
})

const make = await ifAvailable('make', () => runChecker({ command: ['make', '--version'], cwd: '/' }))
const mypy = await ifAvailable('mypy', () => mypyExecutable('2.4.1'))

/** Runs a target as a user would, in both ways in which its output may be kept. */
async function made(
  makefile: string,
  files: Readonly<Record<string, string>>,
): Promise<readonly [apart: CheckerOutput, inOneFile: CheckerOutput]> {
  await using folder = await temporaryFolder()
  for (const [name, text] of Object.entries({ ...files, Makefile: makefile })) {
    await folder.write(name, text)
  }
  const command = ['make', 'types']
  const apart = await runChecker({ command, cwd: folder.path })
  const merged = await runChecker({ command: ['sh', '-c', 'make types 2>&1'], cwd: folder.path })
  return [apart, { ...merged, textOnly: true }]
}

describe.skipIf(make === null || mypy === null)('make', () => {
  it.each([
    ['a recipe that is printed', `types:\n\t${mypy} --cache-dir=/dev/null a.py\n`],
    ['one that is not', `types:\n\t@${mypy} --cache-dir=/dev/null a.py\n`],
    ['one whose failure is ignored', `types:\n\t-${mypy} --cache-dir=/dev/null a.py\n`],
    ['one behind a change of folder', `types:\n\tcd . && ${mypy} --cache-dir=/dev/null a.py\n`],
    ['a make below it', `types:\n\t$(MAKE) inner\ninner:\n\t${mypy} --cache-dir=/dev/null a.py\n`],
  ])('with %s is mypy', async (_, makefile) => {
    for (const output of await made(makefile, { 'a.py': 'x: int = "a"\n' })) {
      const reading = checkerFor('mypy').read(output)
      expect(reading).toMatchObject({ kind: 'read', filesChecked: 1 })
      expect(reading.kind === 'read' && [...reading.diagnostics]).toMatchObject([
        { file: 'a.py', code: 'assignment' },
      ])
    }
  })

  it('says a clean run', async () => {
    const makefile = `types:\n\t${mypy} --cache-dir=/dev/null a.py\n`
    for (const output of await made(makefile, { 'a.py': 'x: int = 1\n' })) {
      expect(checkerFor('mypy').read(output)).toMatchObject({ kind: 'read', filesChecked: 1 })
    }
  })

  it.each([
    ['without mypy', 'types:\n\tno-such-mypy a.py\n', 'checker-not-found'],
    ['with mypy stopped', `types:\n\t${mypy} --cache-dir=/dev/null a.py\n`, 'checker-stopped-early'],
    ['with wrong options', `types:\n\t${mypy} --no-such-option a.py\n`, 'checker-usage-error'],
  ])('%s is refused', async (_, makefile, kind) => {
    for (const output of await made(makefile, { 'a.py': 'x: int = (\n' })) {
      expect(checkerFor('mypy').read(output)).toMatchObject({ problem: { kind } })
    }
  })

  it('is tsc, whose exit code it hides', async () => {
    const words = tscCommand(6).join(' ')
    const project = '{ "compilerOptions": { "noEmit": true, "types": [] }, "include": ["a.ts"] }'
    const makefile = `types:\n\t${words} --pretty false\n`
    const files = { 'tsconfig.json': project, 'a.ts': "export const a: number = 'x'\n" }
    for (const output of await made(makefile, files)) {
      const reading = checkerFor('tsc').read(output)
      expect(reading.kind === 'read' && [...reading.diagnostics]).toMatchObject([{ code: 'TS2322' }])
    }
  })
})

describe('what a package manager prints beside, by the blanks of its version', () => {
  // pnpm 9, then 10, which sets its words off with thin spaces
  it.each([' ', '\u2009'])('is nothing of the checker: set off with %j', (blank) => {
    const stdout = [
      '',
      '> @pkg/web@1.0.0 types .',
      '> tsc --pretty false',
      '',
      "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.",
      `${blank}ELIFECYCLE${blank} Command failed with exit code 2.`,
      `${blank}WARN${blank}  Local package.json exists, but node_modules missing, did you mean to install?`,
      '',
    ].join('\n')
    const output: CheckerOutput = { stdout, stderr: '', exit: { kind: 'code', code: 2 }, textOnly: true }
    const reading = checkerFor('tsc').read(output)
    expect(reading.kind === 'read' && [...reading.diagnostics]).toMatchObject([
      { code: 'TS2322', message: "Type 'string' is not assignable to type 'number'.", notes: [] },
    ])
  })
})
