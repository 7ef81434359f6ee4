/** One suite on both: runs, artifacts, caches and commits over the real client, and the fake that tests rely on. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import { type CommitSha, storedPath } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakeActionsApi } from '#test/support/fakes/fake-actions-api.ts'
import { createGitRepository } from '#test/support/git-repository.ts'
import { startLocalGitHub } from '#test/support/github/local-github.ts'
import { checkedSha } from '#test/support/shas.ts'
import { zipOf } from '#test/support/zip-builder.ts'

const name = 'type-ratchet-baseline-mypy'
const content = '{"it": "is"}'

/** Three commits on main, the second with a baseline, and a topic that leaves at the first. */
interface Subject {
  readonly api: ActionsApi
  readonly line: readonly CommitSha[]
  readonly topic: CommitSha
  readonly runId: number
  /** From now on the token may do nothing. */
  readonly forbid: () => void
  readonly end: () => Promise<void>
}

async function real(): Promise<Subject> {
  const github = await startLocalGitHub()
  const origin = await createGitRepository()
  const repository = github.addRepository({ fullName: 'acme/widget' })
  const workflow = github.addWorkflow(repository)
  const line = [await origin.commit({ a: '1' }), await origin.commit({ a: '2', 'types/x.tsv': 'accepted' })]
  line.push(await origin.commit({ a: '3' }))
  await origin.branch('topic', line[0])
  const topic = await origin.commit({ a: '4' })
  await github.importCommits(repository, origin.directory)
  const headSha = line[1] ?? ''
  const run = github.startRun({ workflow, event: 'push', headSha, headBranch: 'main', conclusion: 'success' })
  github.addArtifact({ run, name, bytes: zipOf([{ name: 'snapshot.json', content }]) })
  github.addCache({
    repository,
    key: `${name}-1`,
    version: 'v',
    ref: 'refs/heads/main',
    bytes: Buffer.alloc(9),
  })
  const first = github.board.start({ run, name: 'leg (a)', steps: ['Set up job'] })
  github.board.finish(first, 'failure')
  github.rerun(run)
  github.board.start({ run, name: 'leg (a)', steps: null })
  run.attempt = 1
  github.finishRun(run, 'success')
  const token = github.addToken({ actions: 'read', contents: 'read' })
  const client = githubClient({ token: token.value, baseUrl: github.apiUrl })
  return {
    api: githubActionsApi(client, { owner: 'acme', repo: 'widget' }),
    line: line.map(checkedSha),
    topic: checkedSha(topic),
    runId: run.id,
    forbid: () => {
      github.fault({ path: /./, status: 403, times: Number.POSITIVE_INFINITY })
    },
    end: async () => {
      expect(github.violations).toEqual([])
      await github.close()
      await origin[Symbol.asyncDispose]()
    },
  }
}

async function fake(): Promise<Subject> {
  const [first, second, third, topic] = [1, 2, 3, 4].map((digit) => checkedSha(String(digit).repeat(40)))
  if (first === undefined || second === undefined || third === undefined || topic === undefined) {
    throw new TypeError('four commits')
  }
  const api = new FakeActionsApi()
  const run = api.addRun(second)
  api.upload(run, { name, content })
  api.lines.push([third, second, first], [topic, first])
  api.parentsOf.set(first, []).set(second, [first]).set(third, [second]).set(topic, [first])
  const files = [{ path: storedPath('a'), previous: null, deleted: false }]
  const tip = { commit: third, parents: [second] }
  api.mergeBases.set(`main...${topic}`, { commit: first, parents: [], base: tip, files })
  const job = { id: 1, attempt: 1, name: 'leg (a)', finished: true, conclusion: 'failure' }
  const again = { id: 2, attempt: 2, name: 'leg (a)', finished: false, conclusion: null }
  api.jobs.push({ ...job, startedAt: 1, completedAt: 2, steps: ['Set up job'] })
  api.jobs.push({ ...again, startedAt: 3, completedAt: null, steps: [] })
  api.caches.push({ key: `${name}-1`, ref: 'refs/heads/main', bytes: 9 })
  api.files.set(`${second}:types/x.tsv`, 'accepted')
  return {
    api,
    line: [first, second, third],
    topic,
    runId: run.id,
    forbid: () => {
      const problem = { kind: 'permission-actions-read', request: 'any', reason: '403' } as const
      const methods = [
        'run',
        'newestRuns',
        'runsAt',
        'newestArtifacts',
        'ahead',
        'artifactsOf',
        'jobsOf',
        'artifactsNamed',
        'cachesNamed',
        'fileAt',
        'parents',
      ] as const
      for (const method of methods) {
        api.fail(method, problem)
      }
    },
    end: async () => undefined,
  }
}

describe.each([
  ['the adapter', real],
  ['the fake', fake],
])('runs and artifacts: %s', (_, make) => {
  let subject: Subject
  let api: ActionsApi

  beforeEach(async () => {
    subject = await make()
    api = subject.api
  })

  afterEach(() => subject.end())

  test('tells every execution of every job of a run', async () => {
    const [first, second, ...more] = await api.jobsOf(subject.runId)
    expect(first).toMatchObject({ attempt: 1, name: 'leg (a)', finished: true, conclusion: 'failure' })
    expect(first?.steps).toEqual(['Set up job'])
    expect(second).toMatchObject({
      attempt: 2,
      finished: false,
      conclusion: null,
      completedAt: null,
      steps: [],
    })
    expect(second?.startedAt).toBeGreaterThan(first?.completedAt ?? Number.NaN)
    expect(second?.id).not.toBe(first?.id)
    expect(more).toEqual([])
  })

  test('tells a run by its id, its commit and its workflow', async () => {
    const run = await api.run(subject.runId)
    expect(run).toMatchObject({
      id: subject.runId,
      attempt: 1,
      workflowPath: '.github/workflows/types.yml',
      event: 'push',
      finished: true,
      cancelled: false,
      headSha: subject.line[1],
      headBranch: 'main',
    })
    const of = { workflow: 'types.yml', branch: 'main' }
    const events = ['push']
    expect(await api.runsAt({ ...of, commit: checkedSha(run.headSha), events })).toEqual([run])
    expect(await api.runsAt({ ...of, commit: subject.topic, events })).toEqual([])
    expect(await api.newestRuns(of)).toEqual({ items: [run], whole: true })
    expect(await api.newestRuns({ ...of, workflow: run.workflowId })).toEqual({ items: [run], whole: true })
    expect(await api.newestRuns({ ...of, branch: 'topic' })).toEqual({ items: [], whole: true })
  })

  test('finds an artifact by its run and by its exact name, and reads its entry', async () => {
    const [artifact, ...others] = await api.artifactsOf(subject.runId)
    expect(others).toEqual([])
    expect(artifact).toMatchObject({ name, runId: subject.runId, headSha: subject.line[1], expired: false })
    expect(await api.artifactsNamed(name)).toEqual([artifact])
    expect(await api.newestArtifacts(name)).toEqual({ items: [artifact], whole: true })
    expect(await api.artifactsNamed('type-ratchet-baseline')).toEqual([])
    const wanted = { entry: 'snapshot.json', maxBytes: 1000 }
    expect(artifact && (await api.readEntry(artifact, wanted))).toBe(content)
  })

  test('follows commits', async () => {
    const [first, second, third] = subject.line
    const found: string[] = []
    for await (const sha of api.firstParents(checkedSha(third ?? ''))) {
      found.push(sha)
    }
    expect(found).toEqual([third, second, first])
    expect(await api.parents(checkedSha(first ?? ''))).toEqual([])
    expect(await api.parents(subject.topic)).toEqual([first])
    expect(await api.mergeBase('main', subject.topic)).toEqual({
      commit: first,
      parents: [],
      base: { commit: third, parents: [second] },
      // Where they were changed is told by GitHub alone.
      files: [expect.objectContaining({ path: 'a', previous: null, deleted: false })],
    })
  })

  test('tells which commits one has and another has not, and that a forgotten one is no ancestor', async () => {
    const [first, second, third] = subject.line.map(checkedSha)
    const forgotten = checkedSha('9'.repeat(40))
    if (first === undefined || second === undefined || third === undefined) {
      throw new TypeError('three commits')
    }
    expect(await api.ahead(third, first)).toEqual([])
    expect(await api.ahead(third, third)).toEqual([])
    expect(new Set(await api.ahead(first, third))).toEqual(new Set([second, third]))
    expect(new Set(await api.ahead(second, subject.topic))).toEqual(new Set([subject.topic]))
    expect(await api.ahead(first, forgotten)).toEqual([forgotten])
  })

  test('lists cache entries by the start of their key', async () => {
    expect(await api.cachesNamed(name)).toEqual([{ key: `${name}-1`, ref: 'refs/heads/main', bytes: 9 }])
    expect(await api.cachesNamed(`${name}-2`)).toEqual([])
  })

  test('reads a file as a commit has it, and knows where there is none', async () => {
    const [first, second] = subject.line
    expect(await api.fileAt(checkedSha(second ?? ''), 'types/x.tsv')).toBe('accepted')
    expect(await api.fileAt(checkedSha(first ?? ''), 'types/x.tsv')).toBeNull()
    expect(await api.fileAt(checkedSha(second ?? ''), 'types/y.tsv')).toBeNull()
  })

  test('fails with a problem of the family not-comparable when it may not read', async () => {
    subject.forbid()
    for (const ask of [
      () => api.run(subject.runId),
      () => api.newestRuns({ workflow: 'types.yml', branch: 'main' }),
      () => api.runsAt({ workflow: 'types.yml', branch: 'main', commit: subject.topic, events: ['push'] }),
      () => api.newestArtifacts(name),
      () => api.ahead(subject.topic, subject.topic),
      () => api.artifactsOf(subject.runId),
      () => api.artifactsNamed(name),
      () => api.cachesNamed(name),
      () => api.fileAt(subject.topic, 'a'),
      () => api.parents(subject.topic),
    ]) {
      expect(await rejectedProblem(ask)).toMatchObject({ kind: 'permission-actions-read' })
      await expect(ask()).rejects.toBeInstanceOf(ProblemError)
    }
  })
})
