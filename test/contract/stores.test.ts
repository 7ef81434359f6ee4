/** One suite on both: uploads, the cache and git through the real thing, and the fakes that tests rely on. */
import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { githubArtifacts } from '#adapters/github/artifact-upload.ts'
import { githubBaselineCache } from '#adapters/github/baseline-cache.ts'
import type { Artifacts } from '#ports/artifacts.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { Repo } from '#ports/repo.ts'
import { FakeArtifacts } from '#test/support/fakes/fake-artifacts.ts'
import { FakeBaselineCache } from '#test/support/fakes/fake-baseline-cache.ts'
import { fakeRepo } from '#test/support/fakes/fake-repo.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Run } from '#test/support/github/record.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import { checkedSha, shaOf } from '#test/support/shas.ts'
import { type TemporaryFolder, temporaryFolder } from '#test/support/temporary-folder.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** A push to main whose runner is this process. */
async function runnerOf(github: LocalGitHub, folder: TemporaryFolder): Promise<Run> {
  const workflow = github.addWorkflow(github.addRepository({ fullName: 'acme/widget' }))
  const run = github.startRun({ workflow, event: 'push', headSha: shaOf(1), headBranch: 'main' })
  const environment = {
    ACTIONS_RUNTIME_TOKEN: run.runtimeToken,
    ACTIONS_RESULTS_URL: `${github.resultsUrl}/`,
    ACTIONS_CACHE_SERVICE_V2: 'True',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKSPACE: folder.path,
    RUNNER_TEMP: folder.path,
  }
  for (const [name, value] of Object.entries(environment)) {
    vi.stubEnv(name, value)
  }
  return run
}

describe.each([
  ['the adapter', (): Artifacts => githubArtifacts()],
  ['the fake', (github: LocalGitHub, run: Run): Artifacts => new FakeArtifacts(github, run)],
])('uploads: %s', (_, make) => {
  test('are there under their name, in their form, and a name can be used once', async () => {
    await using github = await startLocalGitHub()
    await using folder = await temporaryFolder()
    const run = await runnerOf(github, folder)
    const artifacts = make(github, run)
    const file = await folder.write('snapshot.json', '{}')
    const page = await folder.write('report.html', '<p>')
    const zip = { form: 'zip', name: 'snapshot-x', file, retentionDays: 3 } as const
    const uploaded = await artifacts.upload(zip)
    expect(uploaded).toMatchObject({ kind: 'uploaded', id: expect.stringMatching(/^\d+$/) })
    expect(await artifacts.upload(zip)).toEqual({ kind: 'name-taken' })
    const raw = { form: 'raw', name: 'report.html', file: page, retentionDays: null } as const
    expect(await artifacts.upload(raw)).toMatchObject({ kind: 'uploaded' })
    expect(github.artifacts.map(({ name }) => name)).toEqual(['snapshot-x', 'report.html'])
    expect(github.artifacts[0]?.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(github.artifacts[1]?.bytes.toString()).toBe('<p>')
  })
})

describe.each([
  ['the adapter', (folder: string): BaselineCache => githubBaselineCache(folder)],
  ['the fake', (): BaselineCache => new FakeBaselineCache()],
])('the cache: %s', (_, make) => {
  test('gives back what was saved under the very key, and overwrites nothing', async () => {
    await using github = await startLocalGitHub()
    await using folder = await temporaryFolder()
    await runnerOf(github, folder)
    const cache = make(folder.path)
    expect(await cache.available()).toBe(true)
    expect(await cache.restore({ name: 'mypy', key: 'key-1' })).toBeNull()
    expect(await cache.save({ name: 'mypy', key: 'key-1', text: 'first 🙂' })).toEqual({ kind: 'saved' })
    expect(await cache.save({ name: 'mypy', key: 'key-1', text: 'second' })).toEqual({ kind: 'skipped' })
    expect(await cache.restore({ name: 'mypy', key: 'key-1' })).toBe('first 🙂')
    expect(await cache.restore({ name: 'mypy', key: 'key' })).toBeNull()
    expect(github.violations).toEqual([])
  })
})

test('the cache of a runner without the service is not there', async () => {
  vi.stubEnv('ACTIONS_CACHE_SERVICE_V2', undefined)
  vi.stubEnv('ACTIONS_CACHE_URL', undefined)
  expect(await githubBaselineCache('/nowhere').available()).toBe(false)
})

describe.each(['the adapter', 'the fake'])('git: %s', (which) => {
  test('tells what is checked out, its parents and its files, and null for what it does not know', async () => {
    await using origin = await createGitRepository()
    const base = checkedSha(await origin.commit({ 'a.py': 'one\n' }))
    const head = checkedSha(await origin.commit({ 'a.py': 'two\n' }))
    const real: Repo = gitRepo(origin.directory, hermeticGit)
    const parents = new Map([
      [base, []],
      [head, [base]],
    ])
    const files = new Map([
      [`${base}:a.py`, 'one\n'],
      [`${head}:a.py`, 'two\n'],
    ])
    const repo = which === 'the adapter' ? real : fakeRepo({ head, parents, files })
    expect(await repo.headCommit()).toBe(head)
    expect(await repo.editedFiles()).toEqual([])
    expect(await repo.parents(head)).toEqual([base])
    expect(await repo.parents(shaOf(1))).toBeNull()
    expect(await repo.fileAt(base, 'a.py')).toEqual({ kind: 'text', text: 'one\n' })
    expect(await repo.fileAt(head, 'b.py')).toEqual({ kind: 'none' })
    expect(await repo.fileAt(shaOf(1), 'a.py')).toBeNull()
    await rm(origin.directory, { recursive: true })
  })
})
