/** Runs, jobs, artifacts, caches and commits: which request is made, how far a list is read, and what each field becomes. */
import { beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, StoredArtifact } from '#ports/actions-api.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { gives, MemoryGitHub } from '#test/support/github/memory-fetch.ts'
import { shaOf } from '#test/support/shas.ts'
import { zipOf } from '#test/support/zip-builder.ts'

const here = 'GET /repos/acme/widget'
const runs = `${here}/actions/workflows/types.yml/runs`
const ofBranch = { workflow: 'types.yml', branch: 'main' }

let github: MemoryGitHub
let api: ActionsApi

beforeEach(() => {
  github = new MemoryGitHub()
  const { baseUrl, patience, fetch } = github
  const client = githubClient({ token: 'ghs_1', baseUrl, patience, fetch })
  api = githubActionsApi(client, { owner: 'acme', repo: 'widget' }, { patience, fetch })
})

const someRun = {
  id: 5,
  run_attempt: 2,
  workflow_id: 3,
  path: '.github/workflows/types.yml',
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  head_sha: shaOf(1),
  head_branch: 'main',
  repository: { id: 1 },
  head_repository: { id: 2, owner: { login: 'octocat' } },
  html_url: 'https://github.test/acme/widget/actions/runs/5',
}
const someArtifact = {
  id: 9,
  name: 'x',
  size_in_bytes: 100,
  digest: 'sha256:0',
  expired: false,
  expires_at: '2027-01-01T00:00:00Z',
  workflow_run: {
    id: 5,
    head_sha: shaOf(1),
    head_branch: 'main',
    repository_id: 1,
    head_repository_id: 2,
  },
}
const stored: StoredArtifact = {
  id: 9,
  name: 'x',
  bytes: 100,
  digest: 'sha256:0',
  expired: false,
  expiresAt: '2027-01-01T00:00:00Z',
  runId: 5,
  headSha: shaOf(1),
  headBranch: 'main',
  repositoryId: 1,
  headRepositoryId: 2,
}

function times<Item>(count: number, item: Item): readonly Item[] {
  return Array.from({ length: count }, () => item)
}

const runsOf = (total: number, count: number) =>
  gives({ total_count: total, workflow_runs: times(count, someRun) })
const artifactsOf = (total: number, count: number) =>
  gives({ total_count: total, artifacts: times(count, someArtifact) })

describe('a run', () => {
  const read = async (fields: object): Promise<unknown> => {
    github.answer(`${here}/actions/runs/5`, gives({ ...someRun, ...fields }))
    return api.run(5)
  }

  test('is told with all that is asked of it', async () => {
    expect(await read({})).toEqual({
      id: 5,
      attempt: 2,
      workflowId: 3,
      workflowPath: '.github/workflows/types.yml',
      event: 'push',
      finished: true,
      cancelled: false,
      headSha: shaOf(1),
      headBranch: 'main',
      repositoryId: 1,
      headRepositoryId: 2,
      headOwner: 'octocat',
      url: someRun.html_url,
    })
  })

  test.each([
    [
      { status: 'in_progress', conclusion: null },
      { finished: false, cancelled: false },
    ],
    [
      { status: null, conclusion: null },
      { finished: false, cancelled: false },
    ],
    [{ conclusion: 'cancelled' }, { finished: true, cancelled: true }],
    [{ run_attempt: undefined }, { attempt: 1 }],
    [{ path: '.github/workflows/a.yml@refs/heads/main' }, { workflowPath: '.github/workflows/a.yml' }],
    [{ path: 'acme/org/.github/workflows/a.yml@v1' }, { workflowPath: '.github/workflows/a.yml' }],
    [{ path: 'dynamic/pages/build' }, { workflowPath: 'dynamic/pages/build' }],
    [
      { path: 'x/.github/workflows/.github/workflows/a.yml' },
      { workflowPath: '.github/workflows/.github/workflows/a.yml' },
    ],
    [{ head_repository: null }, { headRepositoryId: null, headOwner: null }],
    [{ head_repository: undefined }, { headRepositoryId: null, headOwner: null }],
    [{ head_repository: { id: 2, owner: null } }, { headRepositoryId: 2, headOwner: null }],
    [{ head_branch: null }, { headBranch: null }],
  ])('%o becomes %o', async (fields, expected) => {
    expect(await read(fields)).toMatchObject(expected)
  })

  test.each([
    [{ id: undefined }, 'id'],
    [{ repository: null }, 'repository'],
    [{ head_sha: 7 }, 'head_sha'],
  ])('with %o is no answer, by the name of the field', async (fields, field) => {
    const refused = rejectedProblem(() => read(fields))
    expect(await refused).toMatchObject({
      kind: 'baseline-api-failed',
      request: 'get a workflow run',
      reason: expect.stringContaining(`the answer is not what GitHub documents at “${field}”`),
    })
  })

  test('that is no object is no answer', async () => {
    github.answer(`${here}/actions/runs/5`, gives(7))
    expect(await rejectedProblem(() => api.run(5))).toMatchObject({
      reason: expect.stringMatching(/documents: .* was expected, and 7 came$/),
    })
  })
})

describe('jobs', () => {
  const job = {
    ...{ id: 1, run_attempt: 2, name: 'types', status: 'completed', conclusion: 'success' },
    ...{ started_at: '2026-01-01T00:00:00Z', completed_at: '2026-01-01T00:00:01Z', steps: [{ name: 'a' }] },
  }
  const read = async (fields: object): Promise<unknown> => {
    const answer = gives({ total_count: 1, jobs: [{ ...job, ...fields }] })
    github.answer(`${here}/actions/runs/5/jobs`, answer)
    return (await api.jobsOf(5))[0]
  }

  test('are those of all attempts', async () => {
    const started = Date.UTC(2026, 0, 1)
    expect(await read({})).toEqual({
      ...{ id: 1, attempt: 2, name: 'types', finished: true, conclusion: 'success', steps: ['a'] },
      ...{ startedAt: started, completedAt: started + 1000 },
    })
    expect(github.queries).toEqual([{ filter: 'all', per_page: '100', page: '1' }])
  })

  test.each([
    [
      { started_at: null, completed_at: undefined },
      { startedAt: null, completedAt: null },
    ],
    [
      { status: 'queued', conclusion: null },
      { finished: false, conclusion: null },
    ],
    [
      { steps: null, run_attempt: undefined },
      { steps: [], attempt: 1 },
    ],
    [{ steps: undefined }, { steps: [] }],
  ])('%o becomes %o', async (fields, expected) => {
    expect(await read(fields)).toMatchObject(expected)
  })

  test('with a time that is none are no answer', async () => {
    await expect(read({ started_at: 'soon' })).rejects.toThrow(ProblemError)
  })
})

describe('the newest runs', () => {
  test('are one page of the branch', async () => {
    github.answer(runs, runsOf(101, 100))
    expect(await api.newestRuns(ofBranch)).toMatchObject({ items: { length: 100 }, whole: false })
    github.answer(runs, runsOf(100, 100))
    expect(await api.newestRuns(ofBranch)).toMatchObject({ whole: true })
    expect(github.queries).toEqual(times(2, { branch: 'main', per_page: '100', page: '1' }))
  })

  test('that are none though there are some are a list that was cut', async () => {
    github.answer(runs, runsOf(3, 0))
    expect(await rejectedProblem(() => api.newestRuns(ofBranch))).toEqual({
      ...{ kind: 'baseline-search-cut', what: 'entries of “list the runs of a workflow”', read: 0, total: 3 },
    })
  })

  test('of a file that no workflow has are not known; any other refusal, and of a number, is a failure', async () => {
    github.answer(runs, { status: 404, body: { message: 'Not Found' } })
    expect(await api.newestRuns(ofBranch)).toBeNull()
    github.answer(`${here}/actions/workflows/3/runs`, { status: 404, body: { message: 'Not Found' } })
    expect(await rejectedProblem(() => api.newestRuns({ ...ofBranch, workflow: 3 }))).toMatchObject({
      ...{ kind: 'permission-actions-read', reason: '404 Not Found' },
    })
    github.answer(runs, { status: 403, body: { message: 'no' } })
    expect(await rejectedProblem(() => api.newestRuns(ofBranch))).toMatchObject({ reason: '403 no' })
    github.answer(runs, gives({}))
    await expect(api.newestRuns(ofBranch)).rejects.toThrow(ProblemError)
  })
})

describe('the runs at a commit', () => {
  const at = { ...ofBranch, commit: shaOf(1), events: ['push', 'schedule'] }
  const query = { branch: 'main', head_sha: shaOf(1), per_page: '100' }

  test('are one page, of any event', async () => {
    github.answer(runs, runsOf(2, 2))
    expect(await api.runsAt(at)).toHaveLength(2)
    expect(github.queries).toEqual([{ ...query, page: '1' }])
  })

  test('are those of each event, to the end, where one page has not all', async () => {
    github.answer(runs, runsOf(1200, 100), runsOf(101, 100), runsOf(101, 1), runsOf(1, 1))
    expect(await api.runsAt(at)).toHaveLength(102)
    expect(github.queries).toEqual([
      { ...query, page: '1' },
      { ...query, event: 'push', page: '1' },
      { ...query, event: 'push', page: '2' },
      { ...query, event: 'schedule', page: '1' },
    ])
  })

  test('are a failure where one of them fails', async () => {
    github.answer(runs, { status: 403, body: { message: 'no' } })
    expect(await rejectedProblem(() => api.runsAt(at))).toMatchObject({
      request: 'list the runs of a commit',
    })
  })
})

describe('the runs of a change', () => {
  test('are one page, and say whether that is all', async () => {
    github.answer(`${here}/actions/runs`, runsOf(101, 100))
    expect(await api.changeRuns('abc')).toMatchObject({ items: { length: 100 }, whole: false })
    expect(github.queries).toEqual([{ head_sha: 'abc', event: 'pull_request', per_page: '100', page: '1' }])
  })
})

describe('artifacts', () => {
  const ofRun = `${here}/actions/runs/5/artifacts`

  test('are told with all that is asked of them', async () => {
    github.answer(ofRun, artifactsOf(1, 1))
    expect(await api.artifactsOf(5)).toEqual([stored])
  })

  test.each([
    [
      { workflow_run: null, digest: null, expires_at: null },
      { runId: 0, headSha: '', headBranch: null, repositoryId: 0, headRepositoryId: null },
    ],
    [
      { workflow_run: undefined, digest: undefined },
      { runId: 0, digest: null },
    ],
    [
      { workflow_run: {} },
      { runId: 0, headSha: '', headBranch: null, repositoryId: 0, headRepositoryId: null },
    ],
    [{ expired: true }, { expired: true }],
  ])('%o becomes %o', async (fields, expected) => {
    github.answer(ofRun, gives({ total_count: 1, artifacts: [{ ...someArtifact, ...fields }] }))
    expect((await api.artifactsOf(5))[0]).toMatchObject(expected)
  })

  test('of a run are read to their end', async () => {
    github.answer(ofRun, artifactsOf(102, 100), artifactsOf(102, 2))
    expect(await api.artifactsOf(5)).toHaveLength(102)
    expect(github.queries).toEqual([
      { per_page: '100', page: '1' },
      { per_page: '100', page: '2' },
    ])
  })

  test('of a run by a name are asked for by it; of any name the first five pages are', async () => {
    github.answer(ofRun, artifactsOf(600, 100))
    expect(await api.artifactsIn(5, { name: null })).toMatchObject({ items: { length: 500 }, whole: false })
    expect(github.queries.at(-1)).toEqual({ per_page: '100', page: '5' })
    github.answer(ofRun, artifactsOf(1, 1))
    expect(await api.artifactsIn(5, { name: 'x' })).toEqual({ items: [stored], whole: true })
    expect(github.queries.at(-1)).toEqual({ name: 'x', per_page: '100', page: '1' })
  })

  test('of a name are read to their end, and a list that ends early is a problem', async () => {
    github.answer(`${here}/actions/artifacts`, artifactsOf(101, 100), artifactsOf(101, 1))
    expect(await api.artifactsNamed('x')).toHaveLength(101)
    expect(github.queries.at(-1)).toEqual({ name: 'x', per_page: '100', page: '2' })
    github.answer(`${here}/actions/artifacts`, artifactsOf(101, 100), artifactsOf(101, 0))
    expect(await rejectedProblem(() => api.artifactsNamed('x'))).toEqual({
      ...{ kind: 'baseline-search-cut', what: 'entries of “list artifacts”', read: 100, total: 101 },
    })
    expect(github.asked).toHaveLength(4)
  })

  test('of a name, the newest, are one page', async () => {
    github.answer(`${here}/actions/artifacts`, artifactsOf(300, 100))
    expect(await api.newestArtifacts('x')).toMatchObject({ items: { length: 100 }, whole: false })
    expect(github.queries).toEqual([{ name: 'x', per_page: '100', page: '1' }])
  })
})

describe('the content of an artifact', () => {
  const zip = zipOf([{ name: 'snapshot.json', content: '{}' }])
  const download = `${here}/actions/artifacts/9/zip`
  const artifact = { ...stored, digest: null }

  test('is fetched from where GitHub says, without our token', async () => {
    github.answer(download, { status: 302, text: '', headers: { location: 'https://storage.test/9' } })
    github.answer('GET https://storage.test/9', { text: 'it is here' })
    expect(await api.readRaw(artifact, { maxBytes: 100 })).toBe('it is here')
    expect(github.told).toEqual([download, 'GET https://storage.test/9'])
    expect(github.asked[1]?.headers.has('authorization')).toBe(false)
  })

  test('is the entry of a zip where one is asked for', async () => {
    github.answer(download, { status: 302, text: '', headers: { location: 'https://storage.test/9' } })
    const bytes: typeof fetch = async (input, init) =>
      String(input).startsWith('https://storage')
        ? new Response(Uint8Array.from(zip))
        : github.fetch(input, init)
    const { baseUrl, patience } = github
    const client = githubClient({ token: 'ghs_1', baseUrl, patience, fetch: bytes })
    const fetching = githubActionsApi(client, { owner: 'acme', repo: 'widget' }, { patience, fetch: bytes })
    expect(await fetching.readEntry(artifact, { entry: 'snapshot.json', maxBytes: 100 })).toBe('{}')
    const other = fetching.readEntry(artifact, { entry: 'other.json', maxBytes: 100 })
    expect(await rejectedProblem(() => other)).toMatchObject({ kind: 'artifact-shape' })
  })

  test('that can’t be had is a failure of the download', async () => {
    github.answer(download, { status: 410, body: { message: 'Gone' } })
    for (const read of [
      () => api.readRaw(artifact, { maxBytes: 100 }),
      () => api.readEntry(artifact, { entry: 'snapshot.json', maxBytes: 100 }),
    ]) {
      expect(await rejectedProblem(read)).toMatchObject({
        ...{ kind: 'baseline-api-failed', request: 'download an artifact', reason: '410 Gone' },
      })
    }
  })
})

describe('caches', () => {
  test('are those of every ref whose key starts so', async () => {
    const entry = { key: 'k', ref: 'refs/heads/main', size_in_bytes: 7 }
    github.answer(`${here}/actions/caches`, gives({ total_count: 1, actions_caches: [entry] }))
    expect(await api.cachesNamed('k')).toEqual([{ key: 'k', ref: 'refs/heads/main', bytes: 7 }])
    expect(github.queries).toEqual([{ key: 'k', per_page: '100', page: '1' }])
  })
})

const commitOf = (sha: CommitSha, parents: readonly CommitSha[]) => ({
  sha,
  parents: parents.map((one) => ({ sha: one })),
})

describe('a commit', () => {
  test('has its parents, the first one first', async () => {
    const tree = { sha: 'abc' }
    github.answer(
      `${here}/git/commits/${shaOf(1)}`,
      gives({ ...commitOf(shaOf(1), [shaOf(2), shaOf(3)]), tree }),
    )
    expect(await api.parents(shaOf(1))).toEqual([shaOf(2), shaOf(3)])
  })

  test('with an id that is none is no answer', async () => {
    github.answer(`${here}/git/commits/${shaOf(1)}`, gives({ sha: 'abc', parents: [] }))
    expect(await rejectedProblem(() => api.parents(shaOf(1)))).toMatchObject({ request: 'get a commit' })
  })
})

describe('where two lines met', () => {
  const place = `${here}/compare/main...${shaOf(3)}`
  const compared = {
    base_commit: commitOf(shaOf(1), [shaOf(2)]),
    merge_base_commit: commitOf(shaOf(2), [shaOf(4)]),
  }
  const file = { filename: 'a.py', status: 'modified' }

  test('is told with its parents, the base and the files', async () => {
    github.answer(place, gives({ ...compared, files: [file] }))
    expect(await api.mergeBase('main', shaOf(3))).toEqual({
      commit: shaOf(2),
      parents: [shaOf(4)],
      base: { commit: shaOf(1), parents: [shaOf(2)] },
      files: [{ path: 'a.py', previous: null, deleted: false }],
    })
    expect(github.queries).toEqual([{ per_page: '1' }])
  })

  test.each([
    ['no list', undefined, null],
    ['299 files', 299, 299],
    ['300 files, of which there may be more', 300, null],
  ])('has %s', async (_, count, told) => {
    const files = count === undefined ? undefined : times(count, file)
    github.answer(place, gives({ ...compared, files }))
    expect((await api.mergeBase('main', shaOf(3))).files?.length ?? null).toBe(told)
  })

  test('that is not known is a failure', async () => {
    github.answer(place, { status: 404, body: { message: 'Not Found' } })
    expect(await rejectedProblem(() => api.mergeBase('main', shaOf(3)))).toMatchObject({
      request: 'compare two commits',
    })
  })
})

describe('what a tip has more', () => {
  const place = `${here}/compare/${shaOf(1)}...${shaOf(2)}`
  const page = (total: number, count: number) =>
    gives({ total_commits: total, commits: times(count, { sha: shaOf(7) }) })

  test('is nothing of an ancestor', async () => {
    github.answer(place, page(0, 0))
    expect(await api.ahead(shaOf(1), shaOf(2))).toEqual([])
    expect(github.queries).toEqual([{ per_page: '100', page: '1' }])
  })

  test('are its commits and the tip itself, read to their end', async () => {
    github.answer(place, page(101, 100), page(101, 1))
    expect(await api.ahead(shaOf(1), shaOf(2))).toEqual([...times(101, shaOf(7)), shaOf(2)])
    expect(github.queries.map((query) => query['page'])).toEqual(['1', '2'])
  })

  test('are no more than a thousand, and as many as came where a page is empty', async () => {
    github.answer(place, page(5000, 100))
    expect(await api.ahead(shaOf(1), shaOf(2))).toHaveLength(1001)
    expect(github.asked).toHaveLength(10)
    github.answer(place, page(5000, 100), page(5000, 0))
    expect(await api.ahead(shaOf(1), shaOf(2))).toHaveLength(101)
    expect(github.asked).toHaveLength(12)
  })

  test('is the tip alone where GitHub has forgotten it, and a failure where it fails', async () => {
    github.answer(place, { status: 404, body: { message: 'Not Found' } })
    expect(await api.ahead(shaOf(1), shaOf(2))).toEqual([shaOf(2)])
    github.answer(place, { status: 403, body: { message: 'no' } })
    expect(await rejectedProblem(() => api.ahead(shaOf(1), shaOf(2)))).toMatchObject({
      ...{ request: 'compare two commits', reason: '403 no' },
    })
  })
})

describe('first parents', () => {
  const place = `${here}/commits`
  const walk = async (start: CommitSha): Promise<readonly CommitSha[]> => {
    const found: CommitSha[] = []
    for await (const commit of api.firstParents(start)) {
      found.push(commit)
    }
    return found
  }
  /** A page of a straight line. */
  const at = (index: number): CommitSha => shaOf(0x200000 + index)
  const line = (first: number, count: number, root = false) =>
    gives(
      Array.from({ length: count }, (_, index) =>
        commitOf(at(first + index), root && index === count - 1 ? [] : [at(first + index + 1)]),
      ),
    )

  test('are picked out of all ancestors', async () => {
    const [merge, own, side, root] = [shaOf(1), shaOf(2), shaOf(3), shaOf(4)]
    const listed = [
      commitOf(merge, [own, side]),
      commitOf(side, [root]),
      commitOf(own, [root]),
      commitOf(root, []),
    ]
    github.answer(place, gives(listed))
    expect(await walk(merge)).toEqual([merge, own, root])
    expect(github.queries).toEqual([{ sha: merge, per_page: '100', page: '1' }])
  })

  test('go on from page to page, and are asked for only as far as they are wanted', async () => {
    github.answer(place, line(1, 100), line(101, 20, true))
    expect(await walk(at(1))).toHaveLength(120)
    expect(github.queries.map((query) => query['page'])).toEqual(['1', '2'])
    github.asked.splice(0)
    github.answer(place, line(1, 100), line(101, 20, true))
    for await (const commit of api.firstParents(at(1))) {
      if (commit === at(100)) {
        break
      }
    }
    expect(github.asked).toHaveLength(1)
  })

  test('that a short page does not have are a search that was cut', async () => {
    github.answer(place, line(1, 99))
    expect(await rejectedProblem(() => walk(at(1)))).toEqual({
      ...{ kind: 'baseline-search-cut', what: 'ancestors of the base commit', read: 99, total: 100 },
    })
    expect(github.asked).toHaveLength(1)
  })

  test('end behind 5,000', async () => {
    github.answer(place, ...Array.from({ length: 60 }, (_, page) => line(1 + 100 * page, 100)))
    expect(await rejectedProblem(() => walk(at(1)))).toMatchObject({ read: 5000, total: 5001 })
    expect(github.asked).toHaveLength(50)
  })

  test('that GitHub does not give are a failure', async () => {
    github.answer(place, { status: 404, body: { message: 'Not Found' } })
    expect(await rejectedProblem(() => walk(at(1)))).toMatchObject({ request: 'list commits' })
  })
})

describe('a committed file', () => {
  const content = `${here}/contents/types%2Fa.tsv`
  const [commit, file] = [shaOf(1), 'types/a.tsv']
  const root = `${here}/git/trees/aaa`
  const missing = { status: 404, body: { message: 'Not Found' } }
  const tree = (...entries: readonly (readonly [path: string, type: string, sha: string])[]) =>
    gives({ tree: entries.map(([path, type, sha]) => ({ path, type, sha })), truncated: false })

  beforeEach(() => {
    github.answer(`${here}/git/commits/${commit}`, gives({ ...commitOf(commit, []), tree: { sha: 'aaa' } }))
  })

  test('is its text as the commit has it', async () => {
    github.answer(content, { text: 'a row\n', headers: { 'content-type': 'text/plain; charset=utf-8' } })
    expect(await api.fileAt(commit, file)).toBe('a row\n')
    expect(github.queries).toEqual([{ ref: commit }])
    expect(github.asked[0]?.headers.get('accept')).toBe('application/vnd.github.v3.raw')
  })

  test('that is a folder, or did not come as text, is none', async () => {
    github.answer(content, gives([{ name: 'x' }]))
    expect(await rejectedProblem(() => api.fileAt(commit, file))).toMatchObject({
      ...{ request: 'read a committed file', reason: '“types/a.tsv” is no file, or it did not arrive whole' },
    })
    expect(github.asked).toHaveLength(1)
  })

  test.each([
    ['no folder', [['src', 'tree', 'bbb']], 0],
    [
      'no file in it',
      [
        ['other', 'tree', 'ccc'],
        ['types', 'tree', 'bbb'],
      ],
      1,
    ],
    ['a file in place of the folder', [['types', 'blob', 'bbb']], 0],
  ] as const)('is not there where the commit’s own trees show it: %s', async (_, entries, asked) => {
    github.answer(content, missing)
    github.answer(root, tree(...entries))
    github.answer(`${here}/git/trees/bbb`, tree(['b.tsv', 'blob', 'ccc']))
    expect(await api.fileAt(commit, file)).toBeNull()
    expect(github.told.filter((one) => one === `${here}/git/trees/bbb`)).toHaveLength(asked)
  })

  test('costs no further request where trees that were read for another show that it is not there', async () => {
    github.answer(content, missing)
    github.answer(root, tree(['types', 'tree', 'bbb'], ['c.tsv', 'blob', 'ddd']))
    github.answer(`${here}/git/trees/bbb`, tree(['b.tsv', 'blob', 'ccc']))
    github.answer(`${here}/contents/c.tsv`, {
      text: 'c\n',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
    expect(await api.fileAt(commit, file)).toBeNull()
    expect(github.asked).toHaveLength(4)
    expect(await api.fileAt(commit, 'types/other.tsv')).toBeNull()
    expect(await api.fileAt(commit, 'other.tsv')).toBeNull()
    expect(github.asked).toHaveLength(4)
    expect(await api.fileAt(commit, 'c.tsv')).toBe('c\n')
    expect(github.asked).toHaveLength(5)
  })

  test('that the trees have and GitHub does not give is a failure', async () => {
    github.answer(content, missing)
    github.answer(root, tree(['types', 'tree', 'bbb']))
    github.answer(`${here}/git/trees/bbb`, tree(['a.tsv', 'blob', 'ccc']))
    expect(await rejectedProblem(() => api.fileAt(commit, file))).toMatchObject({ reason: '404 Not Found' })
  })

  test('of a tree that was not listed to its end is not known', async () => {
    github.answer(content, missing)
    github.answer(root, gives({ tree: [], truncated: true }))
    await expect(api.fileAt(commit, file)).rejects.toThrow(ProblemError)
  })

  test('of a commit that tells no tree is not known to be none', async () => {
    github.answer(content, missing)
    github.answer(`${here}/git/commits/${commit}`, missing)
    await expect(api.fileAt(commit, file)).rejects.toThrow(ProblemError)
  })

  test('that is refused otherwise is a failure, and no tree is looked at', async () => {
    github.answer(content, { status: 403, body: { message: 'no' } })
    expect(await rejectedProblem(() => api.fileAt(commit, file))).toMatchObject({
      ...{ kind: 'permission-actions-read', reason: '403 no' },
    })
    expect(github.asked).toHaveLength(1)
  })
})

describe('a failure', () => {
  const ask = (): Promise<unknown> => rejectedProblem(() => api.run(5))
  const run = `${here}/actions/runs/5`

  test.each([
    [{ status: 401, body: { message: 'Bad credentials' } }, 'permission-actions-read', '401 Bad credentials'],
    [{ status: 403, body: { message: 'no' } }, 'permission-actions-read', '403 no'],
    [{ status: 404, body: { message: 'Not Found' } }, 'permission-actions-read', '404 Not Found'],
    [
      { status: 403, body: { message: 'API rate limit exceeded' } },
      'baseline-api-failed',
      '403 API rate limit exceeded',
    ],
    [{ status: 500, body: { message: 'Oops' } }, 'baseline-api-failed', '500 Oops'],
    [
      { status: 422, body: { message: 'No', documentation_url: 'https://docs.github.test/x' } },
      'baseline-api-failed',
      '422 No',
    ],
    [{ drops: true }, 'baseline-api-failed', 'fetch failed'],
  ] as const)('of %o is %s with GitHub’s words', async (answer, kind, reason) => {
    github.answer(run, answer)
    expect(await ask()).toEqual({ kind, request: 'get a workflow run', reason })
  })
})
