/** Comments and changed files over the real client, against the local GitHub. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubPullRequests } from '#adapters/github/github-pull-requests.ts'
import { type OwnComment, type PullRequests, RefusedError, StoppedError } from '#ports/pull-requests.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { ChangedFile, Permissions, Pull, Repository } from '#test/support/github/record.ts'
import { shaOf } from '#test/support/shas.ts'

const bot = 'github-actions[bot]'
const all = (): boolean => true

let github: LocalGitHub
let repository: Repository
let pull: Pull

beforeEach(async () => {
  github = await startLocalGitHub()
  repository = github.addRepository({ fullName: 'acme/widget' })
  pull = addPull()
})

afterEach(async () => {
  await github.close()
})

function addPull(files?: readonly ChangedFile[]): Pull {
  return github.addPull({
    base: { repository, ref: 'main', sha: shaOf(1) },
    head: { repository, ref: 'change', sha: shaOf(2) },
    ...(files === undefined ? {} : { files }),
  })
}

function pullsWith(token: string, jobToken: string | null = null): PullRequests {
  const client = githubClient({ token, baseUrl: github.apiUrl })
  return githubPullRequests(client, { owner: 'acme', repo: 'widget', token, jobToken })
}

async function ownOf(
  pulls: PullRequests,
  marked: (body: string) => boolean = all,
): Promise<readonly OwnComment[]> {
  return (await pulls.ownComments(pull.number, marked)).ours
}

/** With a workflow's token. */
function pullsFor(permissions: Permissions): PullRequests {
  return pullsWith(github.addToken(permissions).value)
}

/** With a person's token. */
function pullsOf(login: string): PullRequests {
  const token = { value: `ghp_${login}`, login, permissions: { 'pull-requests': 'write' } as const }
  github.tokens.push(token)
  return pullsWith(token.value)
}

async function refusalOf(action: () => Promise<unknown>): Promise<RefusedError> {
  const error = await action().then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof RefusedError) {
    return error
  }
  throw new Error(`it was not refused: ${error}`)
}

describe('pull requests from a branch', () => {
  test('are the open ones of that owner, over all pages, as GitHub records them', async () => {
    const fork = github.addRepository({ fullName: 'octocat/widget', forkOf: repository })
    const head = { repository: fork, ref: 'fix/a b', sha: shaOf(5) }
    for (let index = 0; index < 101; index++) {
      github.addPull({ base: { repository, ref: `release-${index}`, sha: shaOf(1) }, head })
    }
    addPull().state = 'closed'
    const found = await pullsFor({ 'pull-requests': 'read' }).openFrom({
      owner: 'octocat',
      branch: 'fix/a b',
    })
    expect(found).toHaveLength(101)
    expect(found[0]).toMatchObject({
      open: true,
      headSha: shaOf(5),
      headBranch: 'fix/a b',
      headRepositoryId: fork.id,
      baseRepositoryId: repository.id,
    })
    expect(github.violations).toEqual([])
  })
})

describe('our own comments', () => {
  test('are found over three pages, whoever wrote the others', async () => {
    const ours: number[] = []
    for (let index = 0; index < 230; index++) {
      const comment = github.addComment({
        pull,
        author: index % 100 === 50 ? bot : 'octocat',
        body: `No ${index}`,
      })
      ours.push(...(comment.author === bot ? [comment.id] : []))
    }
    const found = await pullsFor({ 'pull-requests': 'write' }).ownComments(pull.number, all)
    expect(found.ours.map(({ id }) => id)).toEqual(ours)
    expect(found.total).toBe(230)
    expect(ours).toHaveLength(2)
    expect(github.violations).toEqual([])
  })

  test('are not those of somebody who looks like us', async () => {
    for (const author of ['github-actions', 'Github-Actions[bot]', 'other[bot]', 'octocat']) {
      github.addComment({ pull, author, body: '<!-- type-ratchet v1 -->' })
    }
    expect(await ownOf(pullsFor({ 'pull-requests': 'write' }))).toEqual([])
  })

  test('of a person’s token are that person’s', async () => {
    github.addComment({ pull, author: bot, body: 'by the workflow' })
    const own = github.addComment({ pull, author: 'octocat', body: 'by me' })
    expect(await ownOf(pullsOf('octocat'))).toMatchObject([{ id: own.id, body: 'by me' }])
  })

  test('are only those that are marked, and without any nobody is asked who we are', async () => {
    github.addComment({ pull, author: bot, body: 'coverage: 93 %' })
    const own = github.addComment({ pull, author: bot, body: 'types' })
    const pulls = pullsFor({ 'pull-requests': 'write' })
    expect(await ownOf(pulls, (body) => body === 'types')).toMatchObject([{ id: own.id }])
    expect(await ownOf(pullsOf('octocat'), () => false)).toEqual([])
    expect(github.requests.map(({ path }) => path)).toEqual(
      Array(2).fill(`/repos/acme/widget/issues/${pull.number}/comments`),
    )
  })

  test('of another app’s token are that app’s, whoever else has marked ones', async () => {
    github.addComment({ pull, author: bot, body: 'by the workflow, before' })
    const own = github.addComment({ pull, author: 'types-app[bot]', body: 'by us' })
    github.addComment({ pull, author: 'other-app[bot]', body: 'by somebody else' })
    const pulls = pullsWith(github.addToken({ 'pull-requests': 'write' }, 'types-app[bot]').value)
    expect(await ownOf(pulls)).toMatchObject([{ id: own.id }])
    const usual = await ownOf(pullsFor({ 'pull-requests': 'write' }))
    expect(usual).toMatchObject([{ body: 'by the workflow, before' }])
    expect(github.violations).toEqual([])
  })

  test('of a token that is not the job’s are never the workflow’s, and of the job’s own nobody is asked', async () => {
    github.addComment({ pull, author: bot, body: 'by the workflow' })
    const app = github.addToken({ 'pull-requests': 'write' }, 'types-app[bot]').value
    const job = github.addToken({ 'pull-requests': 'write' }).value
    expect(await ownOf(pullsWith(app, job))).toEqual([])
    expect(github.requests.filter(({ path }) => path === '/graphql')).toHaveLength(1)
    expect(await ownOf(pullsWith(job, job))).toMatchObject([{ body: 'by the workflow' }])
    expect(github.requests.filter(({ path }) => path === '/graphql')).toHaveLength(1)
    // Who we are is not known then, and another app's comment is not ours by default.
    github.fault({ path: /^\/graphql$/, status: 403 })
    expect(await refusalOf(() => ownOf(pullsWith(app, job)))).toMatchObject({ forbidden: true })
  })

  test('are the workflow’s where nobody can be asked, and unknown where the question failed', async () => {
    github.addComment({ pull, author: bot, body: 'by the workflow' })
    github.addComment({ pull, author: 'mallory[bot]', body: 'by mallory' })
    const pulls = pullsFor({ 'pull-requests': 'write' })
    github.fault({ path: /^\/graphql$/, status: 403 })
    expect(await ownOf(pulls)).toMatchObject([{ body: 'by the workflow' }])
    github.fault({ path: /^\/graphql$/, status: 409 })
    expect(await refusalOf(() => pulls.ownComments(pull.number, all))).toMatchObject({ forbidden: false })
  })

  test('of another pull request are not looked at', async () => {
    github.addComment({ pull: addPull(), author: bot, body: 'elsewhere' })
    expect(await ownOf(pullsFor({ 'pull-requests': 'write' }))).toEqual([])
  })
})

describe('writing', () => {
  test('creates a comment and changes it in place', async () => {
    const pulls = pullsFor({ 'pull-requests': 'write' })
    const created = await pulls.create(pull.number, 'first 🙂')
    expect(created.url).toContain(`#issuecomment-${created.id}`)
    const updated = await pulls.update(created.id, 'second')
    expect(updated).toEqual({ ...created, body: 'second' })
    expect(github.comments).toMatchObject([{ id: created.id, author: bot, body: 'second' }])
    expect(await ownOf(pulls)).toEqual([updated])
  })

  test('a comment tells who we are, whatever our token is: nobody is asked again', async () => {
    github.addComment({ pull, author: 'other-app[bot]', body: 'not ours' })
    const app = pullsWith(github.addToken({ 'pull-requests': 'write' }, 'types-app[bot]').value)
    for (const pulls of [pullsOf('octocat'), app]) {
      const created = await pulls.create(pull.number, 'ours')
      expect(await ownOf(pulls)).toEqual([created])
    }
    expect(github.requests.map(({ path }) => path).filter((path) => /user|graphql/.test(path))).toEqual([])
  })

  test('without the permission is refused as forbidden, with GitHub’s words', async () => {
    const pulls = pullsFor({ 'pull-requests': 'read' })
    const error = await refusalOf(() => pulls.create(pull.number, 'text'))
    expect(error).toMatchObject({ forbidden: true, message: '403 Resource not accessible by integration' })
    expect(github.comments).toEqual([])
  })

  test('what GitHub does not accept is refused, and not as forbidden', async () => {
    const pulls = pullsFor({ 'pull-requests': 'write' })
    const error = await refusalOf(() => pulls.create(pull.number, 'x'.repeat(70_000)))
    expect(error.forbidden).toBe(false)
    expect(error.message).toMatch(/^422 Validation Failed/)
  })

  test('to a comment that was deleted is refused, and taking it away is not', async () => {
    const pulls = pullsFor({ 'pull-requests': 'write' })
    const error = await refusalOf(() => pulls.update(12_345, 'text'))
    expect(error).toMatchObject({ gone: true, message: expect.stringMatching(/^404 /) })
    await pulls.remove(12_345)
  })

  test('is asked again whether it is wanted, before a request is made again', async () => {
    const pulls = pullsFor({ 'pull-requests': 'write' })
    const { id } = await pulls.create(pull.number, 'first')
    const stop = async (): Promise<void> => {
      throw new StoppedError('no longer')
    }
    for (const [method, write] of [
      ['PATCH', () => pulls.update(id, 'second', stop)],
      ['POST', () => pulls.create(pull.number, 'second', stop)],
    ] as const) {
      github.fault({ method, path: /comments/, status: 429, headers: { 'retry-after': '0' } })
      await expect(write()).rejects.toBeInstanceOf(StoppedError)
    }
    expect(github.comments.map(({ body }) => body)).toEqual(['first'])
  })
})

describe('a pull request', () => {
  test('tells its head as it is now, and whether it is open and locked', async () => {
    const pulls = pullsFor({ 'pull-requests': 'read' })
    const known = { baseSha: shaOf(1), mergeCommit: null, comments: 0 }
    expect(await pulls.state(pull.number)).toEqual({ ...known, headSha: shaOf(2), open: true, locked: false })
    pull.head.sha = shaOf(3)
    pull.locked = true
    expect(await pulls.state(pull.number)).toEqual({ ...known, headSha: shaOf(3), open: true, locked: true })
    pull.state = 'closed'
    expect(await pulls.state(pull.number)).toMatchObject({ open: false })
  })

  test('without any permission is refused as forbidden', async () => {
    const pulls = pullsFor({ contents: 'read' })
    for (const ask of [
      () => pulls.state(pull.number),
      () => pulls.ownComments(pull.number, all),
      () => pulls.changedFiles(pull.number),
    ]) {
      expect(await refusalOf(ask)).toMatchObject({ forbidden: true })
    }
  })
})

describe('changed files', () => {
  const file = { additions: 1, deletions: 0, sha: shaOf(9) } as const
  const modified = (count: number): readonly ChangedFile[] =>
    Array.from({ length: count }, (_, index) => ({
      ...file,
      filename: `src/${index}.py`,
      status: 'modified',
    }))

  test('are listed over three pages, renamed and deleted ones as such', async () => {
    const renamed: ChangedFile = {
      ...file,
      filename: 'new.py',
      previousFilename: 'old.py',
      status: 'renamed',
    }
    const removed: ChangedFile = { ...file, filename: 'gone.py', status: 'removed' }
    const big = addPull([...modified(228), renamed, removed])
    const { files, whole } = await pullsFor({ 'pull-requests': 'read' }).changedFiles(big.number)
    expect(whole).toBe(true)
    expect(files).toHaveLength(230)
    expect(files.slice(227)).toEqual([
      { path: 'src/227.py', previous: null, deleted: false },
      { path: 'new.py', previous: 'old.py', deleted: false },
      { path: 'gone.py', previous: null, deleted: true },
    ])
  })

  test('that GitHub may have cut off are not all: a missing file would look untouched', async () => {
    const huge = addPull(modified(3200))
    const { files, whole } = await pullsFor({ 'pull-requests': 'read' }).changedFiles(huge.number)
    expect([files.length, whole]).toEqual([3000, false])
  })
})
