/** Pull requests and comments: whose comment is ours, how far a list is read, and what a refusal says. */
import { beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubPullRequests } from '#adapters/github/github-pull-requests.ts'
import { type PullRequests, RefusedError, StoppedError } from '#ports/pull-requests.ts'
import { type GivenAnswer, gives, MemoryGitHub } from '#test/support/github/memory-fetch.ts'

const pull = '/repos/acme/widget/pulls/7'
const comments = '/repos/acme/widget/issues/7/comments'
const comment = '/repos/acme/widget/issues/comments/3'
const bot = 'github-actions[bot]'
const next = { headers: { link: '<https://api.github.test/x?page=2>; rel="next"' } }

let github: MemoryGitHub

beforeEach(() => {
  github = new MemoryGitHub()
})

function pullsOf(token: string, jobToken?: string | null): PullRequests {
  const { baseUrl, patience, fetch } = github
  const client = githubClient({ token, baseUrl, patience, fetch })
  const identity = jobToken === undefined ? { token } : { token, jobToken }
  return githubPullRequests(client, { owner: 'acme', repo: 'widget', ...identity })
}

/** With the token of the job. */
const ours = (): PullRequests => pullsOf('ghs_1', 'ghs_1')

function by(id: number, login: string | null, body = 'marked'): object {
  return { id, body, html_url: `https://github.test/${id}`, user: login === null ? null : { login } }
}

async function refusal(action: () => Promise<unknown>): Promise<RefusedError> {
  const error = await action().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(RefusedError)
  return error as RefusedError
}

describe('the state of a pull request', () => {
  const answer = {
    ...{ head: { sha: 'h' }, base: { sha: 'b' }, merge_commit_sha: 'm', state: 'open', locked: false },
    comments: 4,
  }

  test('is its head, base, merge commit, and whether one may write', async () => {
    github.answer(`GET ${pull}`, gives(answer), gives({ ...answer, state: 'closed', merge_commit_sha: null }))
    const told = { headSha: 'h', baseSha: 'b', mergeCommit: 'm', open: true, locked: false, comments: 4 }
    expect(await ours().state(7)).toEqual(told)
    expect(await ours().state(7)).toEqual({ ...told, open: false, mergeCommit: null })
  })

  test('that lacks a field is refused', async () => {
    github.answer(`GET ${pull}`, gives({ ...answer, locked: undefined }))
    expect((await refusal(() => ours().state(7))).message).toContain('“locked”')
  })
})

describe('the pull requests from a branch', () => {
  const record = {
    ...{ number: 7, state: 'open', head: { sha: 'h', ref: 'fix', repo: { id: 2 } } },
    base: { sha: 'b', ref: 'main', repo: { id: 1 } },
  }
  const list = 'GET /repos/acme/widget/pulls'
  const open = () => ours().openFrom({ owner: 'octocat', branch: 'fix' })

  test('are the open ones, with both sides', async () => {
    github.answer(list, gives([record, { ...record, state: 'closed', head: { ...record.head, repo: null } }]))
    const told = {
      ...{ number: 7, open: true, headSha: 'h', headBranch: 'fix', headRepositoryId: 2 },
      ...{ baseRepositoryId: 1, baseBranch: 'main', baseSha: 'b' },
    }
    expect(await open()).toEqual([told, { ...told, open: false, headRepositoryId: null }])
    expect(github.queries).toEqual([{ state: 'open', head: 'octocat:fix', per_page: '100', page: '1' }])
  })

  test('are read over two pages; more is a refusal and no shorter list', async () => {
    github.answer(list, { body: [record], ...next }, gives([record]))
    expect(await open()).toHaveLength(2)
    expect(github.queries.map((query) => query['page'])).toEqual(['1', '2'])
    github.answer(list, { body: [record], ...next })
    expect((await refusal(open)).message).toBe('the list has more than 2 entries')
  })
})

describe('our comments', () => {
  const all = (): boolean => true

  test('are the marked ones of our login, the oldest first, among all', async () => {
    const list = [by(9, bot), by(3, bot), by(4, 'mallory'), by(5, null), by(6, bot, 'of somebody else')]
    github.answer(`GET ${comments}`, gives(list))
    const found = await ours().ownComments(7, (body) => body === 'marked')
    expect(found).toMatchObject({ ours: [{ id: 3 }, { id: 9 }], total: 5 })
    expect(found.ours[0]).toMatchObject({ body: 'marked', url: 'https://github.test/3' })
    expect(github.told).toEqual([`GET ${comments}`])
  })

  test('without a body or an author are nobody’s', async () => {
    github.answer(`GET ${comments}`, gives([{ id: 1, html_url: 'u' }, by(2, null, '')]))
    const bodies: string[] = []
    const found = await ours().ownComments(7, (body) => bodies.push(body) > 0)
    expect([found, bodies]).toEqual([{ ours: [], total: 2 }, ['', '']])
  })

  test('are looked for over a hundred pages, and no further', async () => {
    github.answer(`GET ${comments}`, { body: [by(3, bot)], ...next }, gives([by(4, bot)]))
    expect(await ours().ownComments(7, all)).toMatchObject({ total: 2 })
    expect(github.queries).toEqual([
      { per_page: '100', page: '1' },
      { per_page: '100', page: '2' },
    ])
    github.answer(`GET ${comments}`, { body: [by(3, bot)], ...next })
    expect((await refusal(() => ours().ownComments(7, all))).message).toBe(
      'the list has more than 100 entries',
    )
  })

  test('on a page with a link to another than the next are all', async () => {
    const headers = { link: '<https://api.github.test/x?page=1>; rel="prev"' }
    github.answer(`GET ${comments}`, { body: [by(3, bot)], headers })
    expect(await ours().ownComments(7, all)).toMatchObject({ total: 1 })
  })

  describe('are whose?', () => {
    const idsOf = async (pulls: PullRequests, ...authors: readonly string[]): Promise<readonly number[]> => {
      github.answer(`GET ${comments}`, gives(authors.map((author, index) => by(index, author))))
      return (await pulls.ownComments(7, all)).ours.map(({ id }) => id)
    }
    const viewer = (...answers: readonly GivenAnswer[]): void => github.answer('POST /graphql', ...answers)
    const is = (login: string) => gives({ data: { viewer: { login } } })

    test('a person is asked who he is', async () => {
      github.answer('GET /user', gives({ login: 'octocat' }))
      expect(await idsOf(pullsOf('ghp_1', 'ghs_1'), bot, 'octocat')).toEqual([1])
      expect(github.told).toEqual([`GET ${comments}`, 'GET /user'])
    })

    test('nobody is asked where there is no candidate', async () => {
      expect(await idsOf(pullsOf('ghp_1'))).toEqual([])
      expect(github.told).toEqual([`GET ${comments}`])
    })

    test('another app is asked, though only the workflow’s stand there', async () => {
      viewer(is('other[bot]'))
      expect(await idsOf(pullsOf('ghs_2', 'ghs_1'), bot, 'other[bot]')).toEqual([1])
      expect(github.asked[1]?.body).toEqual({ query: '{ viewer { login } }' })
      expect(await idsOf(pullsOf('ghs_2', 'ghs_1'), bot)).toEqual([])
    })

    test('another app that may not ask is nobody', async () => {
      viewer({ status: 403, body: {} })
      expect((await refusal(() => idsOf(pullsOf('ghs_2', 'ghs_1'), bot))).forbidden).toBe(true)
    })

    test.each([null, undefined, 'ghs_1'])(
      'with the job’s token %o the workflow is asked only beside other apps',
      async (job) => {
        viewer(is(bot))
        expect(await idsOf(pullsOf('ghs_1', job), bot, 'mallory')).toEqual([0])
        expect(github.told).toEqual([`GET ${comments}`])
        expect(await idsOf(pullsOf('ghs_1', job), 'other[bot]', bot)).toEqual([1])
        expect(github.told.at(-1)).toBe('POST /graphql')
      },
    )

    test.each([401, 403, 404])('where GraphQL is refused with %i it is the workflow', async (status) => {
      viewer({ status, body: {} })
      expect(await idsOf(pullsOf('ghs_1'), 'other[bot]', bot)).toEqual([1])
    })

    test('where the question failed nobody knows', async () => {
      viewer({ status: 500, body: {} })
      expect(await refusal(() => idsOf(pullsOf('ghs_1'), 'other[bot]', bot))).toMatchObject({
        uncertain: true,
      })
    })

    test('a comment that was taken has told it', async () => {
      const pulls = pullsOf('ghp_1')
      github.answer(`POST ${comments}`, { status: 201, body: by(3, 'octocat') })
      expect(await pulls.create(7, 'x')).toMatchObject({ id: 3, url: 'https://github.test/3' })
      expect(github.asked[0]?.body).toEqual({ body: 'x' })
      expect(await idsOf(pulls, bot, 'octocat')).toEqual([1])
      expect(github.told).toEqual([`POST ${comments}`, `GET ${comments}`])
    })
  })
})

describe('writing', () => {
  test('changes a comment, and takes one away', async () => {
    github.answer(`PATCH ${comment}`, gives(by(3, bot, 'y')))
    expect(await ours().update(3, 'y')).toMatchObject({ id: 3, body: 'y' })
    expect(github.asked[0]?.body).toEqual({ body: 'y' })
    github.answer(`DELETE ${comment}`, { status: 204 })
    await ours().remove(3)
    github.answer(`DELETE ${comment}`, { status: 404, body: {} })
    await ours().remove(3)
    github.answer(`DELETE ${comment}`, { status: 403, body: {} })
    expect((await refusal(() => ours().remove(3))).forbidden).toBe(true)
  })

  const stop = async (): Promise<void> => {
    throw new StoppedError('it moved')
  }

  test.each(['create', 'update'] as const)('to %s asks first before it is done again', async (what) => {
    github.answer(`POST ${comments}`, { status: 429, body: {} }, { status: 201, body: by(3, bot) })
    github.answer(`PATCH ${comment}`, { status: 429, body: {} }, gives(by(3, bot)))
    const number = what === 'create' ? 7 : 3
    await expect(ours()[what](number, 'x', stop)).rejects.toThrow(StoppedError)
    expect(github.asked).toHaveLength(1)
  })

  test('passes on a refusal that the question met', async () => {
    github.answer(`PATCH ${comment}`, { status: 429, body: {} })
    const inner = new RefusedError('no', { forbidden: true, uncertain: false, cause: null })
    const asking = async (): Promise<void> => {
      throw inner
    }
    expect(await refusal(() => ours().update(3, 'x', asking))).toBe(inner)
  })

  test.each([
    [
      { status: 403, body: { message: 'no' } },
      { forbidden: true, uncertain: false, gone: false },
    ],
    [
      { status: 404, body: {} },
      { forbidden: true, uncertain: false, gone: true },
    ],
    [
      { status: 410, body: {} },
      { forbidden: false, uncertain: false, gone: true },
    ],
    [
      { status: 422, body: {} },
      { forbidden: false, uncertain: false, gone: false },
    ],
    [
      { status: 499, body: {} },
      { forbidden: false, uncertain: false, gone: false },
    ],
    [
      { status: 500, body: {} },
      { forbidden: false, uncertain: true, gone: false },
    ],
    [{ drops: true }, { forbidden: false, uncertain: true, gone: false }],
  ] as const)('that meets %o is refused: %o', async (answer, expected) => {
    github.answer(`POST ${comments}`, answer)
    expect(await refusal(() => ours().create(7, 'x'))).toMatchObject(expected)
  })
})

describe('the files of a change', () => {
  const list = `GET ${pull}/files`
  const file = { filename: 'a.py', status: 'modified' }

  test('are told with what became of them', async () => {
    const answer = [
      file,
      { filename: 'b.py', status: 'renamed', previous_filename: 'c.py' },
      { filename: 'd.py', status: 'removed', patch: '@@ -1 +0,0 @@\n-x' },
      {
        filename: 'e.py',
        status: 'added',
        patch:
          '@@ -0,0 +1,2 @@\n+x\n+y\n\\ No newline at end of file\n@@ -7,3 +9,4 @@ def f\n a\n-b\n+c\n+d\n e\n+f',
      },
    ]
    github.answer(list, gives(answer))
    expect(await ours().changedFiles(7)).toEqual({
      files: [
        { path: 'a.py', previous: null, deleted: false },
        { path: 'b.py', previous: 'c.py', deleted: false },
        { path: 'd.py', previous: null, deleted: true, lines: [] },
        {
          path: 'e.py',
          previous: null,
          deleted: false,
          lines: [
            { start: 1, end: 2 },
            { start: 10, end: 11 },
            { start: 13, end: 13 },
          ],
        },
      ],
      whole: true,
    })
  })

  test.each([
    ['a hunk of one line each', '@@ -1 +1 @@\n-a\n+b', [{ start: 1, end: 1 }]],
    ['numbers of several digits', '@@ -1200,14 +1310,15 @@ def f\n a\n+b', [{ start: 1311, end: 1311 }]],
    [
      'a line without its end before another',
      '@@ -1 +1,2 @@\n-a\n\\ No newline\n+b\n+c',
      [{ start: 1, end: 2 }],
    ],
    ['a line that ends so', '@@ -1 +1,2 @@\n a \\\n+b', [{ start: 2, end: 2 }]],
    ['a line that holds the head of a hunk', '@@ -1 +1,2 @@\n+x @@ -7 +70 @@\n+b', [{ start: 1, end: 2 }]],
    ['what is no head', '@@ -1 +1 @@\n+@@ -7 @@\n+b', [{ start: 1, end: 2 }]],
  ])('%s', async (_, patch, lines) => {
    github.answer(list, gives([{ filename: 'a.py', status: 'modified', patch }]))
    expect((await ours().changedFiles(7)).files[0]?.lines).toEqual(lines)
  })

  test('are all below 3,000, over as many pages as there are', async () => {
    const pages = (last: number): readonly GivenAnswer[] => [
      ...Array.from({ length: 29 }, () => ({ body: Array.from({ length: 100 }, () => file), ...next })),
      gives(Array.from({ length: last }, () => file)),
    ]
    github.answer(list, ...pages(99))
    expect(await ours().changedFiles(7)).toMatchObject({ files: { length: 2999 }, whole: true })
    github.answer(list, ...pages(100))
    expect(await ours().changedFiles(7)).toMatchObject({ files: { length: 3000 }, whole: false })
    expect(github.queries.at(-1)).toEqual({ per_page: '100', page: '30' })
  })
})
