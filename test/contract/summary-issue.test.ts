/** One issue that is kept up to date on a local GitHub: found by marker and author, made once, and left alone when nothing changed. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type KeptIssue, keepIssue } from '#adapters/pull/summary-issue.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Issue, Permissions, Repository } from '#test/support/github/record.ts'

const place = { host: 'github.com', owner: 'acme', repo: 'widget' }
const marker = '<!-- type-ratchet summary issue v1 -->'
const text = (words: string) => ({ marker, title: 'Errors', body: `${marker}\n${words}\n` })

let github: LocalGitHub
let repository: Repository
beforeEach(async () => {
  github = await startLocalGitHub()
  repository = github.addRepository({ fullName: 'acme/widget' })
})
afterEach(async () => {
  expect(github.violations).toEqual([])
  await github.close()
})

const keep = (
  words: string,
  permissions: Permissions = { issues: 'write' },
  login = 'ada',
): Promise<KeptIssue> =>
  keepIssue(text(words), place, { api: github.apiUrl, token: github.addToken(permissions, login).value })
const writes = () =>
  github.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').length

test('is made and pinned, then updated in place, and not written when nothing changed', async () => {
  expect(await keep('one')).toMatchObject({ kind: 'created', unpinned: null })
  expect(await keep('two')).toMatchObject({ kind: 'updated', url: 'https://github.com/acme/widget/issues/1' })
  github.issues.forEach((issue) => {
    issue.body = issue.body.replaceAll('\n', '\r\n')
  })
  expect(await keep('two')).toMatchObject({ kind: 'unchanged' })
  expect(github.issues).toMatchObject([{ author: 'ada', pinned: true, body: expect.stringContaining('two') }])
  expect(writes()).toBe(2)
})

test.each<[string, Partial<Issue>]>([
  ['of somebody else with the same marker', { author: 'mallory' }],
  ['of ours without the marker in its first line', { body: `words\n${marker}` }],
  ['of ours that was closed', { state: 'closed' }],
])('leaves an issue alone %s', async (_, fields) => {
  const other = {
    id: 1,
    number: 1,
    repository,
    author: 'ada',
    title: '',
    body: marker,
    state: 'open' as const,
  }
  github.issues.push({ ...other, pinned: false, createdAt: github.now(), ...fields })
  expect(await keep('one')).toMatchObject({ kind: 'created' })
  expect(github.issues[0]?.body).toBe(fields.body ?? marker)
})

test('is found behind a hundred other issues of ours', async () => {
  await keep('one')
  const [own] = github.issues.splice(0)
  for (let number = 2; number < 140; number += 1) {
    const other = {
      id: number,
      number,
      repository,
      author: 'ada',
      title: '',
      body: 'x',
      state: 'open' as const,
    }
    github.issues.push({ ...other, pinned: false, createdAt: github.now() })
  }
  if (own !== undefined) {
    github.issues.push(own)
  }
  expect(await keep('two')).toMatchObject({ kind: 'updated' })
})

test('of a workflow is found by the login of its token', async () => {
  const bot = 'github-actions[bot]'
  await keep('one', { issues: 'write' }, bot)
  expect(github.issues).toMatchObject([{ author: bot }])
  expect(await keep('two', { issues: 'write' }, bot)).toMatchObject({ kind: 'updated' })
})

test('that can’t be pinned is there all the same, and that is said', async () => {
  for (const number of [1, 2, 3]) {
    const pinned = {
      id: number,
      number,
      repository,
      author: 'bob',
      title: '',
      body: '',
      pinned: true,
    } as const
    github.issues.push({ ...pinned, state: 'open', createdAt: github.now() })
  }
  expect(await keep('one')).toMatchObject({ kind: 'created', unpinned: 'Maximum 3 pinned issues' })
})

test('of a person’s token is found by the person’s login', async () => {
  github.tokens.push({ value: 'ghp_local', login: 'ada', permissions: { issues: 'write' } })
  const tools = { api: github.apiUrl, token: 'ghp_local' }
  await keepIssue(text('one'), place, tools)
  expect(await keepIssue(text('two'), place, tools)).toMatchObject({ kind: 'updated' })
  expect(github.issues).toHaveLength(1)
})

test('that may not be written is told, and is not tried twice', async () => {
  expect(await keep('one', { issues: 'read' })).toEqual({
    kind: 'failed',
    reason: 'GitHub answered 403 Forbidden',
    forbidden: true,
  })
  github.fault({ method: 'POST', path: /issues$/, cut: true })
  expect(await keep('one')).toMatchObject({ kind: 'failed', forbidden: false })
  expect(github.issues).toHaveLength(1)
  expect(await keep('one')).toMatchObject({ kind: 'unchanged' })
})
