/** `baseline pull` against a local GitHub, through the shipped command line; `check` then finds what was pulled. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import { zipOf } from '#test/support/zip-builder.ts'

const one = 'shop.py:3: error: "Cart" has no attribute "total"  [attr-defined]\n'
const two = `${one}shop.py:9: error: Name "price" is not defined  [name-defined]\n`
const end = (errors: number): string =>
  `Found ${errors} error${errors === 1 ? '' : 's'} in 1 file (checked 2 source files)\n`

let cli: Cli
let github: LocalGitHub
let repository: GitRepository
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  cli = await stageCli()
  github = await startLocalGitHub()
  repository = await createGitRepository()
  await repository.git('remote', 'add', 'origin', 'git@git.acme.example:acme/widget.git')
  const files = {
    'mypy.ini': '[mypy]\n',
    '.github/workflows/types.yml':
      'on: push\njobs:\n  a:\n    steps:\n      - uses: type-ratchet/type-ratchet@v1\n',
  }
  const headSha = await repository.commit(files)
  const made = await cli.run(
    ['snapshot', '--checker', 'mypy', '--input', '-', '--root', repository.directory],
    {
      input: `${one}${end(1)}`,
    },
  )
  const remote = github.addRepository({ fullName: 'acme/widget' })
  const workflow = github.addWorkflow(remote, { path: '.github/workflows/types.yml' })
  const other = github.addWorkflow(remote, { path: '.github/workflows/other.yml' })
  await github.importCommits(remote, repository.directory)
  const bytes = zipOf([{ name: 'snapshot.json', content: made.stdout }])
  const name = 'type-ratchet-baseline-mypy'
  const runs = [
    { workflow, event: 'push', headBranch: 'main' },
    { workflow, event: 'pull_request', headBranch: 'main' },
    { workflow: other, event: 'push', headBranch: 'main' },
    { workflow, event: 'push', headBranch: 'topic' },
  ]
  for (const run of runs) {
    github.addArtifact({ run: github.startRun({ ...run, headSha, conclusion: 'success' }), name, bytes })
  }
  const { value } = github.addToken({ actions: 'read', contents: 'read' })
  env = {
    GITHUB_TOKEN: value,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: 'https://git.acme.example',
    XDG_CACHE_HOME: join(cli.folder, 'cache'),
  }
})
afterAll(async () => {
  await github.close()
  await repository[Symbol.asyncDispose]()
  await cli[Symbol.asyncDispose]()
})

const pull = (more: Readonly<Record<string, string>> = {}, args: readonly string[] = []) =>
  cli.run(['baseline', 'pull', ...args], { cwd: repository.directory, env: { ...env, ...more } })
const check = () =>
  cli.run(['check', '--checker', 'mypy', '--input', '-', '--format', 'json'], {
    cwd: repository.directory,
    env,
    input: `${two}${end(2)}`,
  })

test('nothing is pulled without a token, or from a host that nobody named', async () => {
  expect(await check()).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('"absent"') })
  expect(await pull({ GITHUB_TOKEN: '', PATH: '/usr/bin:/bin' })).toMatchObject({ exitCode: 2, stdout: '' })
  const asked = github.requests.length
  const stranger = await pull({ GITHUB_SERVER_URL: 'https://github.com' })
  expect(stranger).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('GH_HOST=git.acme.example') })
  expect(github.requests).toHaveLength(asked)
})

test('the newest baseline of a trusted run is kept, and check compares with it', async () => {
  const pulled = await pull()
  expect(pulled, pulled.stderr).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Pulled') })
  expect(JSON.parse(await readFile(pulled.stdout.trim(), 'utf8'))).toMatchObject({
    checker: { name: 'mypy' },
  })

  const checked = await check()
  expect(checked).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('baseline pull') })
  expect(JSON.parse(checked.stdout)).toMatchObject({
    totals: { base: 1, head: 2, new: 1 },
    baseline: { source: 'artifact' },
  })
  const downloads = () => github.requests.filter(({ path }) => path.endsWith('/zip')).length
  const before = downloads()
  expect((await pull()).stderr).toContain('Here already')
  expect(downloads()).toBe(before)
  expect(github.violations).toEqual([])
})

test('dashboard reads the same baseline, and its older files do not pass for a run that has no result', async () => {
  const forms = ['--format', 'json', '--format', 'html=page.html', '--format', 'json=data.json']
  const here = { cwd: cli.folder, env }
  const first = await cli.run(['dashboard', '--org', 'acme', '--repo', 'acme/gone', ...forms], here)
  expect(first, first.stderr).toMatchObject({ exitCode: 0 })
  expect(JSON.parse(first.stdout)).toMatchObject({
    totals: { repositories: 2, read: 1, failed: 1, errors: 1 },
    repositories: [
      { name: 'acme/gone', state: 'failed', checks: [] },
      { name: 'acme/widget', checks: [{ name: 'mypy', errors: 1 }] },
    ],
  })
  expect(await readFile(join(cli.folder, 'page.html'), 'utf8')).toContain('<table id="repositories">')
  const again = await cli.run(['dashboard', '--repo', 'acme/widget', '--name', 'mypy'], here)
  expect(again.stdout).toContain('1 error in 1 check of 1 repository')
  expect(again.stderr).toMatch(/^2 requests, 0 of them/)

  const hidden = await cli.run(['dashboard', '--org', 'nobody', ...forms], here)
  expect(hidden).toMatchObject({
    exitCode: 3,
    stdout: expect.stringContaining('"kind": "repository-hidden"'),
    stderr: expect.stringContaining('repository-hidden'),
  })
  expect(JSON.parse(await readFile(join(cli.folder, 'data.json'), 'utf8'))).toMatchObject({
    failure: { kind: 'repository-hidden' },
  })
  const page = await readFile(join(cli.folder, 'page.html'), 'utf8')
  expect(page.includes('no result') && !page.includes('acme/widget')).toBe(true)
  for (const args of [[], ['--org', 'a/b'], ['--repo', 'widget'], ['--org', 'acme', '--since', 'monday']]) {
    expect(await cli.run(['dashboard', ...args], here)).toMatchObject({ exitCode: 2, stdout: '' })
  }
  expect(github.violations).toEqual([])
})

test('summary finds the baselines of all checks by itself: one command does it', async () => {
  const words = ['summary', '--since', '7.days', '--notify', '--commit', '--dry-run', '--verbose']
  const jobSummary = join(cli.folder, 'job.md')
  await writeFile(jobSummary, '')
  const here = { cwd: repository.directory, env: { ...env, GITHUB_STEP_SUMMARY: jobSummary } }
  const dry = await cli.run(words, here)
  expect(dry, dry.stderr).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('mypy: 1 error') })
  const [said = ''] = dry.stderr.split('\nErrors since')
  expect(
    said
      .replaceAll(env['XDG_CACHE_HOME'] ?? '', 'CACHE')
      .replace(/[0-9a-f]{7,40}/g, 'COMMIT')
      .split('\n'),
  ).toEqual([
    'asked for: mypy (no configuration file; mypy is configured here)',
    'mypy: asked git.acme.example/acme/widget for the newest baseline of main by .github/workflows/types.yml',
    'mypy: read CACHE/type-ratchet/baselines/git.acme.example/acme/widget/mypy/COMMIT.json of COMMIT, without a series',
    'would be added to the summary of the job',
    'would be written and committed: type-ratchet-summary.md',
    'would be sent, but TYPE_RATCHET_WEBHOOK is not set:',
  ])
  expect(await repository.git('status', '--porcelain')).toBe('')

  const quiet = await cli.run(['summary', '--notify', '--notify-on', 'regression', '--dry-run'], here)
  expect(quiet.stderr).toContain('not sent: no news of regression')
  await cli.run(['summary', '--format', 'json'], here)
  expect(await readFile(jobSummary, 'utf8')).toMatch(/^<!-- type-ratchet summary .*\n## Errors, /)

  await writeFile(
    join(repository.directory, 'type-ratchet.yml'),
    'checks:\n  mypy: { checker: mypy, target-errors: 0 }\n  strict: { checker: mypy }\n',
  )
  const { stdout } = await cli.run(['summary', '--format', 'json'], here)
  await rm(join(repository.directory, 'type-ratchet.yml'))
  expect(JSON.parse(stdout)).toMatchObject({
    checks: [{ name: 'mypy', errors: 1, target: { errors: 0 } }],
    missing: [{ name: 'strict', reason: expect.stringContaining('type-ratchet-baseline-strict') }],
  })
  expect(github.violations).toEqual([])
})

test('offline the one that was pulled last stays, and that is said', async () => {
  const offline = await pull({ GITHUB_API_URL: 'http://127.0.0.1:9' })
  expect(offline).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Still here') })
  const never = await pull({ GITHUB_API_URL: 'http://127.0.0.1:9' }, ['--name', 'another'])
  expect(never).toMatchObject({ exitCode: 3, stdout: '' })
})

test('a check without an artifact of its name says so', async () => {
  expect(await pull({}, ['--name', 'another'])).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('type-ratchet-baseline-another'),
  })
})

test('a committed baseline comes first', async () => {
  await writeFile(join(repository.directory, 'type-ratchet-baseline.tsv'), 'not a baseline\n')
  expect(await check()).toMatchObject({ exitCode: 3 })
})
