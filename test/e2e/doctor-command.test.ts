/** `doctor` against a local GitHub, through the shipped command line: what only GitHub knows. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Cli, stageCli } from '#test/support/cli.ts'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Repository } from '#test/support/github/record.ts'
import { zipOf } from '#test/support/zip-builder.ts'

const path = '.github/workflows/types.yml'
const workflow = `name: types
on:
  push: { branches: [main] }
  pull_request:
  merge_group:
permissions: { contents: read, actions: read, pull-requests: write }
jobs:
  types:
    name: Types
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - uses: type-ratchet/type-ratchet@v1
        with: { checker: mypy }
`

let cli: Cli
let github: LocalGitHub
let repository: GitRepository
let remote: Repository
let headSha: string
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  cli = await stageCli()
  github = await startLocalGitHub()
  repository = await createGitRepository()
  await repository.git('remote', 'add', 'origin', 'git@git.acme.example:acme/widget.git')
  headSha = await repository.commit({ [path]: workflow })
  remote = github.addRepository({ fullName: 'acme/widget' })
  await github.importCommits(remote, repository.directory)
  env = {
    GITHUB_TOKEN: github.addToken({ actions: 'read', contents: 'read', administration: 'read' }).value,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_SERVER_URL: 'https://git.acme.example',
  }
})
afterAll(async () => {
  await github.close()
  await repository[Symbol.asyncDispose]()
  await cli[Symbol.asyncDispose]()
})

interface Told {
  readonly findings: readonly { readonly fault: string; readonly line: number | null }[]
  readonly unchecked: readonly { readonly question: string; readonly reason: string }[]
}

async function told(more: Readonly<Record<string, string>> = {}) {
  const { exitCode, stdout, stderr } = await cli.run(['doctor', '--format', 'json'], {
    cwd: repository.directory,
    env: { ...env, ...more },
  })
  expect(stderr).toBe('')
  const { findings, unchecked }: Told = JSON.parse(stdout)
  return { exitCode, faults: findings.map(({ fault, line }) => [fault, line]), unchecked }
}

const baseline = (expired: boolean) =>
  github.addArtifact({
    run: github.startRun({
      workflow: github.addWorkflow(remote, { path }),
      event: 'push',
      headBranch: 'main',
      headSha,
      conclusion: 'success',
    }),
    name: 'type-ratchet-baseline-mypy',
    bytes: zipOf([{ name: 'snapshot.json', content: '{}' }]),
    expired,
  })

test('a new repository has no baseline and no required check: that is advice', async () => {
  expect(await told()).toEqual({
    exitCode: 0,
    faults: [
      ['baseline-nowhere', 13],
      ['check-not-required', 7],
    ],
    unchecked: [],
  })
})

test('a baseline that expired is a fault; a fresh one, and a check that a ruleset or a protection requires, are none', async () => {
  const artifact = baseline(true)
  remote.rules = [{ type: 'required_status_checks', contexts: ['Types'] }, { type: 'merge_queue' }]
  expect(await told()).toMatchObject({ exitCode: 1, faults: [['baseline-expired', 13]] })
  artifact.expired = false
  expect(await told()).toEqual({ exitCode: 0, faults: [], unchecked: [] })
  remote.rules = []
  remote.protectedBy = ['lint', 'Types']
  expect(await told()).toEqual({ exitCode: 0, faults: [], unchecked: [] })
})

test('a queue that the workflow does not know, and permissions that nobody gives, are faults', async () => {
  remote.rules = [{ type: 'merge_queue' }]
  const silent = workflow.replace(/ {2}merge_group:\n|permissions: .*\n/g, '')
  await repository.commit({ [path]: silent })
  expect(await told()).toMatchObject({
    exitCode: 1,
    faults: expect.arrayContaining([
      ['queue-without-event', 2],
      ['permission-default', 6],
    ]),
  })
  remote.defaultWorkflowPermissions = 'write'
  expect((await told()).faults).not.toContainEqual(['permission-default', 6])
})

test('what is not answered is told, and changes nothing else', async () => {
  const few = github.addToken({ contents: 'read' }).value
  expect((await told({ GITHUB_TOKEN: few })).unchecked).toEqual([
    { question: 'artifacts', reason: 'the token may not list artifacts' },
    { question: 'permissions', reason: 'the token may not get the default permissions of workflows' },
  ])
  const all = ['artifacts', 'rules', 'permissions']
  const none = await told({ GITHUB_TOKEN: '', PATH: '/usr/bin:/bin' })
  expect(none.unchecked.map(({ question }) => question)).toEqual(all)
  expect(none.unchecked[0]?.reason).toContain('no token')
  const offline = await told({ GITHUB_API_URL: 'http://127.0.0.1:9' })
  expect(offline.unchecked.map(({ question }) => question)).toEqual(all)
  expect(github.violations).toEqual([])
})
