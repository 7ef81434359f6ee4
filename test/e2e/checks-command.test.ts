/** The checks of a configuration file on the command line, through the shipped files; what the checkers printed is recorded. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tscCommand } from '#test/support/checkers.ts'
import { type Cli, type CliResult, stageCli } from '#test/support/cli.ts'
import { createGitRepository, type FileTree, type GitRepository } from '#test/support/git-repository.ts'

let cli: Cli
let project: GitRepository

const file = `defaults:
  max-new-errors: 0
checks:
  web: { checker: tsc, input-file: web.txt, exit-code: 2 }
  api: { checker: mypy, input-file: api.txt, exit-code: 1 }
`
const web = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `a.ts(${at + 1},1): error TS2304: Cannot find name 'x${at}'.\n`,
  ).join('')
const api = `b.py:1: error: Name "x" is not defined  [name-defined]\nFound 1 error in 1 file (checked 1 source file)\n`

const tree: FileTree = {
  'type-ratchet.yml': file,
  'web.txt': web(1),
  'api.txt': api,
  'a.ts': 'a\n',
  'b.py': 'b\n',
  '.gitignore': 'type-ratchet-baseline-*\nout.*\n',
}

/** An edit that nobody has committed. */
const write = (name: string, text: string): Promise<void> => writeFile(join(project.directory, name), text)

const run = (...args: readonly string[]): Promise<CliResult> => cli.run(args, { cwd: project.directory })

beforeAll(async () => {
  cli = await stageCli()
  project = await createGitRepository()
  await project.commit(tree)
})

afterAll(async () => {
  await cli[Symbol.asyncDispose]()
  await project[Symbol.asyncDispose]()
})

test('without a baseline all of them are reported; each gets a baseline of its own', async () => {
  const first = await run('check')
  expect(first).toMatchObject({ exitCode: 0, stderr: '' })
  expect(first.stdout).toMatch(
    /\ncheck +verdict[\s\S]*\n\ntype-ratchet: 2 checks, reported only, 2 errors\n$/,
  )
  expect(await run('baseline', 'write', '--accept')).toMatchObject({ exitCode: 0 })
  expect(await readFile(join(project.directory, 'type-ratchet-baseline-api.tsv'), 'utf8')).toContain(
    'name-defined',
  )
  expect((await run('check')).stdout).toContain('type-ratchet: both checks pass, 2 errors\n')
})

test('the worst decides, every form is of all of them, and one can be chosen', async () => {
  await write('web.txt', web(3))
  const both = await run('check', '--format', 'json', '--format', 'sarif=out.sarif')
  expect(both.exitCode, both.stderr).toBe(1)
  expect(JSON.parse(both.stdout)).toMatchObject({
    version: 1,
    totals: { base: 2, head: 4, new: 2 },
    verdict: { outcome: 'fail' },
    checks: [
      { name: 'web', checker: 'tsc', verdict: { outcome: 'fail' } },
      { name: 'api', checker: 'mypy', verdict: { outcome: 'pass' } },
    ],
  })
  expect(JSON.parse(await readFile(join(project.directory, 'out.sarif'), 'utf8')).runs).toHaveLength(2)
  const one = await run('check', '--checks', 'web', '--max-new-errors', '2')
  expect(one).toMatchObject({ exitCode: 0 })
  expect(one.stdout).toMatch(/\nweb types: 2 more \(3\), within the limit\n$/)
  const json = JSON.parse((await run('check', '--checks', 'api', '--format', 'json')).stdout)
  expect(json.checks).toHaveLength(1)
})

test('readiness is one line of the baselines at hand, or of a run, and says where each number comes from', async () => {
  const wanted = 'readiness: { min-score: 80, weights: { clean-files: 0 } }\ndefaults:\n  target-errors: 0\n'
  await write('type-ratchet.yml', file.replace('defaults:\n', wanted))
  const recorded = await run('readiness', '--check-only')
  expect(recorded).toMatchObject({
    exitCode: 1,
    stdout: 'readiness 0.0 of 100, at least 80 wanted. Set by type-ratchet.yml:1.\n',
    stderr: '',
  })
  await write('web.txt', '')
  const verbose = await run('readiness', '--verbose')
  expect(verbose.exitCode, verbose.stderr).toBe(3)
  await write('web.txt', web(1))
  const ran = await run('readiness', '--verbose')
  expect(ran.exitCode, ran.stderr).toBe(1)
  expect(ran.stdout).toMatch(/\n {2}target +0\.0% +weight 1 +web 0 of 1 errors .*; api 0 of 1 errors/)
  expect(ran.stdout).toContain('web: this run\n')
  expect(ran.stdout).toContain('api: target-errors 0 by type-ratchet.yml:3\n')
  await write('type-ratchet.yml', file)
})

test('below the root the file above holds, a wrong value is told with its place, and a program reads that there is no result', async () => {
  const wrong = file.replace('input-file: api.txt, exit-code: 1', 'working-directory: backnd')
  await write('type-ratchet.yml', wrong)
  await mkdir(join(project.directory, 'sub'))
  const cwd = join(project.directory, 'sub')
  const { exitCode, stdout, stderr } = await cli.run(['plan', '--check', 'api', '--format', 'json'], { cwd })
  expect(exitCode).toBe(2)
  expect(stderr).toContain('reading ../type-ratchet.yml; all paths start at its folder\n')
  expect(stderr).toContain(
    'error: `working-directory` (`type-ratchet.yml:5`) is “backnd” in the check “api”. [input-invalid]\n',
  )
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, problem: { code: 'input-invalid' } })
  const broken = await run('check', '--format', 'agent')
  expect(broken.stdout).toMatch(/^no result of the check “api”: `working-directory` \(`type-ratchet.yml:5`\)/)
  await write('type-ratchet.yml', file.replace('checks:', 'chekcs:'))
  const unread = await run('check', '--format', 'json')
  expect(JSON.parse(unread.stdout)).toMatchObject({
    totals: { head: null },
    problem: { code: 'config-key-unknown' },
  })
  await write('type-ratchet.yml', file)
})

test('one that breaks leaves the others their results', async () => {
  await write('web.txt', 'Segmentation fault\n')
  const { exitCode, stdout } = await run('check')
  expect(exitCode).toBe(3)
  expect(stdout).toMatch(/web types +no result/)
  expect(stdout).toMatch(/api types +pass/)
  // One text for both commits would show nothing new, ever.
  const against = await run('check', '--against', 'HEAD')
  expect(against.exitCode).toBe(2)
  expect(against.stdout).toContain('the check “web” reads “web.txt”')
})

test.each([
  [['check', '--max-errors', '3'], '`--max-errors` is given for 2 checks at once'],
  [['check', '--baseline', 'x.tsv'], '`--baseline` is given for 2 checks at once: `web`, `api`.'],
  [['check', '--baseline', 'x.tsv'], 'Choose one check with `checks` (on the command line `--checks web`)'],
  [['check', '--checks', 'wep'], 'Did you mean `web`?'],
  [['check', '--checks', 'web', '--checker', 'mypy'], '“--checks” and “--checker” each say what is checked'],
])('%j is refused', async (args, words) => {
  const { exitCode, stderr } = await run(...args)
  expect(exitCode).toBe(2)
  expect(stderr).toContain(words)
})

test('a file can be named as the baseline of one of them', async () => {
  await write('web.txt', web(3))
  const own = join(project.directory, 'type-ratchet-baseline-web.tsv')
  await rename(own, join(project.directory, 'out.tsv'))
  for (const place of ['out.tsv', 'file:out.tsv']) {
    const named = await run('check', '--checks', 'web', '--baseline', place)
    expect(named.stdout, named.stderr).toMatch(/\nweb types: 2 new/)
  }
  await rename(join(project.directory, 'out.tsv'), own)
})

test('another commit, and the files of a branch, hold for each of them', async () => {
  await using repository = await createGitRepository()
  const here = { cwd: repository.directory }
  const command = JSON.stringify(tscCommand(7))
  const check = (name: string): string =>
    `  ${name}: { checker: tsc, working-directory: ${name}, command: ${command}, baseline: 'file:gone.tsv' }\n`
  const project =
    '{ "compilerOptions": { "noEmit": true, "types": [], "lib": ["es2023"] }, "files": ["x.ts"] }'
  const wrong = 'export const n: string = 5\n'
  const before = {
    'type-ratchet.yml': `parallel: 2\ndefaults: { max-new-errors: 0 }\nchecks:\n${check('api')}${check('web')}`,
    'api/tsconfig.json': project,
    'web/tsconfig.json': project,
    'api/x.ts': wrong,
    'web/x.ts': wrong,
  }
  await repository.commit(before)
  await repository.commit({ ...before, 'web/x.ts': `${wrong}export const m: string = 6\n` })
  const against = await cli.run(['check', '--against', 'HEAD~1', '--format', 'json'], here)
  expect(JSON.parse(against.stdout), against.stderr).toMatchObject({
    checks: [
      { name: 'api', totals: { base: 1, new: 0 }, baseline: { source: 'revision' } },
      { name: 'web', totals: { base: 1, new: 1 }, baseline: { source: 'revision' } },
    ],
  })
  expect(against.exitCode).toBe(1)
  expect(await repository.git('status', '--porcelain')).toBe('')

  const base = await cli.run(
    ['snapshot', '--checker', 'tsc', '--name', 'web', '--command', tscCommand(7).join(' '), '--cwd', 'web'],
    here,
  )
  await writeFile(join(repository.directory, 'gone.tsv'), base.stdout)
  await writeFile(join(repository.directory, 'web/x.ts'), wrong)
  const changed = await cli.run(['check', '--changed', '--format', 'json'], here)
  expect(JSON.parse(changed.stdout), changed.stderr).toMatchObject({
    checks: [{ name: 'web', totals: { base: 2, fixed: 1 } }],
  })
  expect(changed.stderr).toContain('api: No changed file is one that tsc checks, so nothing was run.\n')
  expect(changed.exitCode).toBe(0)
})

test('options that say what is checked need no file', async () => {
  const { exitCode, stdout } = await run('check', '--checker', 'mypy', '--input', 'api.txt')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^mypy: /m)
})

test('config --print says what holds, and where it comes from', async () => {
  const { exitCode, stdout } = await run('config', '--print')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/max-new-errors: 0 +# type-ratchet.yml:2\n/)
  await write('type-ratchet.yml', file.replace('tsc', 'tcs'))
  const wrong = await run('config', '--print')
  expect(wrong.exitCode).toBe(2)
  expect(wrong.stderr).toContain('`checker` (`type-ratchet.yml:4`) is “tcs”')
  expect(wrong.stderr).toContain('Did you mean `tsc`')
})
