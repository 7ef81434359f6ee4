/** Runs, artifacts and commits over the real client, against the local GitHub: every page or a problem. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import { usualPatience } from '#adapters/github/request-patience.ts'
import type { ActionsApi, StoredArtifact } from '#ports/actions-api.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Permissions, Repository, Run, Workflow } from '#test/support/github/record.ts'
import { checkedSha, shaOf } from '#test/support/shas.ts'
import { zipOf } from '#test/support/zip-builder.ts'

const name = 'type-ratchet-baseline-mypy'
const wanted = { entry: 'snapshot.json', maxBytes: 10_000 }

let github: LocalGitHub
let repository: Repository
let workflow: Workflow
let api: ActionsApi

beforeEach(async () => {
  github = await startLocalGitHub()
  repository = github.addRepository({ fullName: 'acme/widget' })
  workflow = github.addWorkflow(repository)
  api = apiWith({ actions: 'read', contents: 'read' })
})

afterEach(async () => {
  await github.close()
})

function apiWith(permissions: Permissions): ActionsApi {
  const token = github.addToken(permissions).value
  return githubActionsApi(githubClient({ token, baseUrl: github.apiUrl }), { owner: 'acme', repo: 'widget' })
}

function startRun(fields: Partial<Parameters<LocalGitHub['startRun']>[0]> = {}): Run {
  return github.startRun({ workflow, event: 'push', headSha: shaOf(1), headBranch: 'main', ...fields })
}

/** An uploaded snapshot, as the list of its run shows it. */
async function uploaded(
  bytes = zipOf([{ name: 'snapshot.json', content: '{"it": "is"}' }]),
): Promise<StoredArtifact> {
  const run = startRun()
  github.addArtifact({ run, name, bytes })
  const [artifact] = await api.artifactsOf(run.id)
  if (artifact === undefined) {
    throw new Error('it was not listed')
  }
  return artifact
}

describe('a run', () => {
  test('is told with everything that trust depends on', async () => {
    const fork = github.addRepository({ fullName: 'octocat/widget', forkOf: repository })
    const run = startRun({ attempt: 3, conclusion: 'failure', headRepository: fork, event: 'pull_request' })
    expect(await api.run(run.id)).toEqual({
      id: run.id,
      attempt: 3,
      workflowId: workflow.id,
      workflowPath: '.github/workflows/types.yml',
      event: 'pull_request',
      finished: true,
      cancelled: false,
      headSha: shaOf(1),
      headBranch: 'main',
      repositoryId: repository.id,
      headRepositoryId: fork.id,
      headOwner: 'octocat',
      url: expect.stringContaining(`/acme/widget/actions/runs/${run.id}`),
    })
  })

  test.each([
    ['queued', { status: 'queued' }, { finished: false, cancelled: false }],
    ['in progress', {}, { finished: false, cancelled: false }],
    ['successful', { conclusion: 'success' }, { finished: true, cancelled: false }],
    ['failed', { conclusion: 'failure' }, { finished: true, cancelled: false }],
    ['cancelled', { conclusion: 'cancelled' }, { finished: true, cancelled: true }],
  ] as const)('that is %s says so', async (_, fields, expected) => {
    expect(await api.run(startRun(fields).id)).toMatchObject(expected)
  })
})

describe('lists', () => {
  test('of artifacts are read over three pages', async () => {
    const run = startRun()
    const bytes = zipOf([])
    const ids = Array.from({ length: 230 }, () => github.addArtifact({ run, name, bytes }).id)
    const sorted = (all: readonly StoredArtifact[]): readonly number[] =>
      all.map(({ id }) => id).sort((a, b) => a - b)
    expect(sorted(await api.artifactsNamed(name))).toEqual(ids)
    expect(sorted(await api.artifactsOf(run.id))).toEqual(ids)
    expect(github.violations).toEqual([])
  })

  test('of artifacts hold only those of the very name', async () => {
    const run = startRun()
    for (const other of [name, `${name}-attempt-2`, `${name}2`]) {
      github.addArtifact({ run, name: other, bytes: zipOf([]) })
    }
    expect((await api.artifactsNamed(name)).map((artifact) => artifact.name)).toEqual([name])
  })

  test('of runs are read over three pages', async () => {
    for (let index = 0; index < 230; index++) {
      startRun()
    }
    startRun({ headSha: shaOf(2), headBranch: 'topic' })
    const runsAt = { workflow: workflow.id, branch: 'main', commit: shaOf(1), events: ['push', 'schedule'] }
    expect(await api.runsAt(runsAt)).toHaveLength(230)
    const newest = await api.newestRuns({ workflow: workflow.id, branch: 'main' })
    expect(newest?.items).toHaveLength(100)
    expect(newest?.whole).toBe(false)
    const topic = await api.newestRuns({ workflow: workflow.id, branch: 'topic' })
    expect(topic?.items).toHaveLength(1)
    expect(topic?.whole).toBe(true)
  })

  test('of runs at a commit are narrowed to the events where outsiders started more than GitHub lists', async () => {
    const push = startRun()
    const schedule = startRun({ event: 'schedule' })
    for (let index = 0; index < 1200; index++) {
      startRun({ event: 'pull_request' })
    }
    const runsAt = { workflow: workflow.id, branch: 'main', commit: shaOf(1), events: ['push', 'schedule'] }
    expect((await api.runsAt(runsAt)).map(({ id }) => id)).toEqual([push.id, schedule.id])
    expect(github.requests.map(({ query }) => query['event'])).toEqual([undefined, 'push', 'schedule'])
  })

  test('of runs of one event that are longer than GitHub lists are a search that was cut off', async () => {
    for (let index = 0; index < 1001; index++) {
      startRun()
    }
    const runsAt = { workflow: workflow.id, branch: 'main', commit: shaOf(1), events: ['push'] }
    expect(await rejectedProblem(() => api.runsAt(runsAt))).toMatchObject({
      kind: 'baseline-search-cut',
      read: 1000,
      total: 1001,
    })
  })

  test('of runs can be asked for by the workflow’s file, and one that no workflow has is not known', async () => {
    startRun()
    expect((await api.newestRuns({ workflow: 'types.yml', branch: 'main' }))?.items).toHaveLength(1)
    expect(await api.newestRuns({ workflow: 'other.yml', branch: 'main' })).toBeNull()
  })

  test('that end before their total are a search that was cut off', async () => {
    const body = { total_count: 5, artifacts: [] }
    github.fault({ path: /\/actions\/artifacts$/, status: 200, body })
    expect(await rejectedProblem(() => api.artifactsNamed(name))).toMatchObject({
      kind: 'baseline-search-cut',
      read: 0,
      total: 5,
    })
  })

  test('that are empty are an answer', async () => {
    expect(await api.artifactsNamed(name)).toEqual([])
    expect(await api.newestArtifacts(name)).toEqual({ items: [], whole: true })
    const runsAt = { workflow: workflow.id, branch: 'main', commit: shaOf(1), events: ['push'] }
    expect(await api.runsAt(runsAt)).toEqual([])
  })
})

describe('commits', () => {
  test('are followed along first parents, over merges and pages, to the root', async () => {
    await using origin = await createGitRepository()
    const line = [await origin.commit({ a: '0' })]
    const commit = async (...parents: readonly (string | undefined)[]): Promise<string> => {
      const given = parents.flatMap((parent) => (parent === undefined ? [] : ['-p', parent]))
      return (await origin.git('commit-tree', 'HEAD^{tree}', ...given, '-m', `${line.length}`)).trim()
    }
    while (line.length < 130) {
      line.push(await commit(line.at(-1)))
    }
    const side = await commit(line[60])
    line.push(await commit(line.at(-1), side))
    const topic = await commit(line[70])
    await origin.git('update-ref', 'refs/heads/main', line.at(-1) ?? '')
    await origin.git('update-ref', 'refs/heads/topic', topic)
    await github.importCommits(repository, origin.directory)

    const found: string[] = []
    for await (const sha of api.firstParents(checkedSha(line.at(-1) ?? ''))) {
      found.push(sha)
    }
    expect(found).toEqual(line.toReversed())
    expect(await api.parents(checkedSha(line[1] ?? ''))).toEqual([line[0]])
    expect(await api.parents(checkedSha(line[0] ?? ''))).toEqual([])
    expect(await api.mergeBase('main', checkedSha(topic))).toMatchObject({ commit: line[70], files: [] })
    expect(github.violations).toEqual([])
  })
})

describe('the files of a comparison', () => {
  test.each([
    ['299 are all', 299, 299],
    ['300 may be more, so none are told', 300, null],
  ])('%s', async (_, count, told) => {
    await using origin = await createGitRepository()
    await origin.commit({ a: '0' })
    await origin.branch('topic')
    await origin.checkout('topic')
    const files = Array.from({ length: count }, (_each, index) => [`docs/${index}.md`, `${index}`])
    const topic = await origin.commit({ a: '0', ...Object.fromEntries(files) })
    await github.importCommits(repository, origin.directory)
    const found = await api.mergeBase('main', checkedSha(topic))
    expect(found.files?.length ?? null).toBe(told)
  })
})

describe('the snapshot of an artifact', () => {
  test('is read from the other origin, which never sees the token', async () => {
    expect(await api.readEntry(await uploaded(), wanted)).toBe('{"it": "is"}')
    const downloads = github.requests.filter(({ service }) => service === 'blob')
    expect(downloads).toHaveLength(1)
    expect(downloads).toMatchObject([{ method: 'GET', authorized: false, status: 200 }])
  })

  test('is refused when the bytes are not those that GitHub recorded', async () => {
    const artifact = await uploaded()
    github.replaceArtifactBytes(artifact.id, zipOf([{ name: 'snapshot.json', content: '{}' }]), {
      digest: 'kept',
    })
    expect(await rejectedProblem(() => api.readEntry(artifact, wanted))).toMatchObject({
      kind: 'artifact-digest',
      artifact: name,
      expected: artifact.digest,
    })
  })

  test('is read from a server that records no digest', async () => {
    const run = startRun()
    const bytes = zipOf([{ name: 'snapshot.json', content: '{}' }])
    github.addArtifact({ run, name, bytes, digest: null })
    const [artifact] = await api.artifactsOf(run.id)
    expect(artifact && (await api.readEntry(artifact, wanted))).toBe('{}')
  })

  test.each([
    ['no zip', Buffer.from('nothing')],
    [
      'two entries',
      zipOf([
        { name: 'snapshot.json', content: '{}' },
        { name: 'x', content: '' },
      ]),
    ],
    ['too much', zipOf([{ name: 'snapshot.json', content: 'x'.repeat(20_000) }])],
  ])('is refused when the artifact holds %s', async (_, bytes) => {
    const artifact = await uploaded(bytes)
    expect(await rejectedProblem(() => api.readEntry(artifact, wanted))).toMatchObject({
      kind: 'artifact-shape',
      artifact: name,
    })
  })

  test('is read no further than its bound, whatever the list says of its size', async () => {
    const artifact = await uploaded()
    github.replaceArtifactBytes(artifact.id, Buffer.alloc(100), { digest: 'kept' })
    const waits: number[] = []
    const clock = { now: () => 0, sleep: async (ms: number) => void waits.push(ms) }
    const patience = { ...usualPatience(), clock }
    const token = github.addToken({ actions: 'read' }).value
    const client = githubClient({ token, baseUrl: github.apiUrl, patience })
    const bounded = githubActionsApi(client, { owner: 'acme', repo: 'widget' }, { patience })
    const small = { ...artifact, bytes: 10 }
    expect(await rejectedProblem(() => bounded.readRaw(small, { maxBytes: 99 }))).toMatchObject({
      kind: 'baseline-api-failed',
      reason: 'the storage service sent more than 99 bytes',
    })
    expect(waits).toEqual([1000, 2000, 4000])
    expect(await rejectedProblem(() => bounded.readRaw(small, { maxBytes: 100 }))).toMatchObject({
      kind: 'artifact-digest',
    })
  })

  test('is refused unread when the zip is too large', async () => {
    const artifact = { ...(await uploaded()), bytes: 65 * 1024 * 1024 }
    expect(await rejectedProblem(() => api.readEntry(artifact, wanted))).toMatchObject({
      kind: 'snapshot-too-large',
    })
    expect(github.requests.some(({ service }) => service === 'blob')).toBe(false)
  })

  test('is fetched again when the storage drops the connection', async () => {
    const artifact = await uploaded()
    github.fault({ path: /^\/(?!repos)/, drop: true, times: 2 })
    expect(await api.readEntry(artifact, wanted)).toBe('{"it": "is"}')
  })

  test('is not there when it expired meanwhile', async () => {
    const artifact = await uploaded()
    const record = github.artifacts.find(({ id }) => id === artifact.id)
    if (record !== undefined) {
      record.expired = true
    }
    expect(await rejectedProblem(() => api.readEntry(artifact, wanted))).toMatchObject({
      kind: 'baseline-api-failed',
      request: 'download an artifact',
      reason: expect.stringContaining('410'),
    })
  })
})

describe('a raw artifact', () => {
  async function raw(bytes: Buffer) {
    const run = startRun()
    github.addArtifact({ run, name: 'result.json', bytes, contentType: 'application/json' })
    const [artifact] = await api.artifactsOf(run.id)
    if (artifact === undefined) {
      throw new Error('it is not listed')
    }
    return artifact
  }

  test('is read as it is, within its limit', async () => {
    const artifact = await raw(Buffer.from('{"ü": 1}'))
    expect(await api.readRaw(artifact, { maxBytes: 9 })).toBe('{"ü": 1}')
    expect(await rejectedProblem(() => api.readRaw(artifact, { maxBytes: 8 }))).toMatchObject({
      kind: 'snapshot-too-large',
      limit: 8,
    })
  })

  test('is refused with another digest, and when it is no UTF-8', async () => {
    const artifact = await raw(Buffer.from('{}'))
    github.replaceArtifactBytes(artifact.id, Buffer.from('[]'), { digest: 'kept' })
    expect(await rejectedProblem(() => api.readRaw(artifact, { maxBytes: 9 }))).toMatchObject({
      kind: 'artifact-digest',
    })
    const broken = await raw(Buffer.from([0xff, 0xfe]))
    expect(await rejectedProblem(() => api.readRaw(broken, { maxBytes: 9 }))).toMatchObject({
      kind: 'artifact-shape',
    })
  })
})

describe('what GitHub refuses', () => {
  test('without actions: read is that permission, with the request and GitHub’s words', async () => {
    const run = startRun()
    const blind = apiWith({ contents: 'read' })
    for (const ask of [
      () => blind.run(run.id),
      () => blind.artifactsNamed(name),
      () => blind.newestArtifacts(name),
      () => blind.newestRuns({ workflow: workflow.id, branch: 'main' }),
      () => blind.runsAt({ workflow: workflow.id, branch: 'main', commit: shaOf(1), events: ['push'] }),
    ]) {
      expect(await rejectedProblem(ask)).toMatchObject({
        kind: 'permission-actions-read',
        reason: '403 Resource not accessible by integration',
      })
    }
  })

  test('to a token that is wrong is the permission, too', async () => {
    const client = githubClient({ token: 'ghs_unknown', baseUrl: github.apiUrl })
    const unknown = githubActionsApi(client, { owner: 'acme', repo: 'widget' })
    expect(await rejectedProblem(() => unknown.run(1))).toMatchObject({ kind: 'permission-actions-read' })
  })
})

describe('what goes wrong', () => {
  test('once is asked again: a failing server and a dropped connection', async () => {
    const run = startRun()
    github.fault({ path: /\/actions\/runs\/\d+$/, status: 502 })
    expect((await api.run(run.id)).id).toBe(run.id)
    github.fault({ path: /\/actions\/runs\/\d+$/, drop: true })
    expect((await api.run(run.id)).id).toBe(run.id)
  })

  test('for ever is a failure with GitHub’s words, and never an empty list', async () => {
    github.fault({ path: /\/actions\/artifacts$/, status: 500, times: Number.POSITIVE_INFINITY })
    expect(await rejectedProblem(() => api.artifactsNamed(name))).toMatchObject({
      kind: 'baseline-api-failed',
      request: 'list artifacts',
      reason: expect.stringContaining('500'),
    })
  })
})
