/** One suite on both: comments over the real client against the local GitHub, and the fake that tests rely on. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubPullRequests } from '#adapters/github/github-pull-requests.ts'
import { type PullRequests, RefusedError } from '#ports/pull-requests.ts'
import { FakePullRequests } from '#test/support/fakes/fake-pull-requests.ts'
import { startLocalGitHub } from '#test/support/github/local-github.ts'
import { shaOf } from '#test/support/shas.ts'

/** One pull request, with the moves of other people. */
interface Subject {
  readonly pulls: PullRequests
  readonly push: (sha: string) => void
  readonly close: () => void
  readonly lock: () => void
  /** From now on the token may do nothing. */
  readonly forbid: () => void
  readonly end: () => Promise<void>
}

async function real(): Promise<Subject> {
  const github = await startLocalGitHub()
  const repository = github.addRepository({ fullName: 'acme/widget' })
  const pull = github.addPull({
    number: 7,
    base: { repository, ref: 'main', sha: shaOf(1) },
    head: { repository, ref: 'change', sha: shaOf(2) },
    files: [],
  })
  const token = github.addToken({ 'pull-requests': 'write' })
  const client = githubClient({ token: token.value, baseUrl: github.apiUrl })
  return {
    pulls: githubPullRequests(client, { owner: 'acme', repo: 'widget', token: token.value }),
    push: (sha) => {
      pull.head.sha = sha
    },
    close: () => {
      pull.state = 'closed'
    },
    lock: () => {
      pull.locked = true
    },
    forbid: () => {
      github.fault({ path: /./, status: 403, times: Number.POSITIVE_INFINITY })
    },
    end: async () => {
      expect(github.violations).toEqual([])
      await github.close()
    },
  }
}

async function fake(): Promise<Subject> {
  const pulls = new FakePullRequests({ headSha: shaOf(2), open: true, locked: false })
  return {
    pulls,
    push: (headSha) => {
      pulls.pull = { ...pulls.pull, headSha }
    },
    close: () => {
      pulls.pull = { ...pulls.pull, open: false }
    },
    lock: () => {
      pulls.pull = { ...pulls.pull, locked: true }
    },
    forbid: () => {
      pulls.refusal = { reason: '403', forbidden: true }
    },
    end: async () => undefined,
  }
}

const all = (): boolean => true

describe.each([
  ['the adapter', real],
  ['the fake', fake],
])('pull requests: %s', (_, make) => {
  let subject: Subject
  let pulls: PullRequests

  beforeEach(async () => {
    subject = await make()
    pulls = subject.pulls
  })

  afterEach(() => subject.end())

  test('tells the head, and whether it is open and locked', async () => {
    expect(await pulls.state(7)).toMatchObject({ headSha: shaOf(2), open: true, locked: false, comments: 0 })
    subject.push(shaOf(3))
    subject.lock()
    expect(await pulls.state(7)).toMatchObject({ headSha: shaOf(3), open: true, locked: true })
    subject.close()
    expect(await pulls.state(7)).toMatchObject({ open: false })
  })

  test('creates, finds, changes and removes a comment', async () => {
    expect(await pulls.ownComments(7, all)).toEqual({ ours: [], total: 0 })
    const first = await pulls.create(7, 'first')
    const second = await pulls.create(7, 'second')
    expect(second.id).toBeGreaterThan(first.id)
    expect(await pulls.ownComments(7, all)).toEqual({ ours: [first, second], total: 2 })
    expect(await pulls.ownComments(7, (body) => body === 'second')).toEqual({ ours: [second], total: 2 })
    expect(await pulls.state(7)).toMatchObject({ comments: 2 })
    const changed = await pulls.update(first.id, 'changed')
    expect(changed).toEqual({ ...first, body: 'changed' })
    await pulls.remove(second.id)
    await pulls.remove(second.id)
    expect(await pulls.ownComments(7, all)).toEqual({ ours: [changed], total: 1 })
    const gone: unknown = await pulls.update(second.id, 'again').catch((reason: unknown) => reason)
    expect(gone).toMatchObject({ gone: true })
  })

  test('is refused as forbidden, in every method', async () => {
    const { id } = await pulls.create(7, 'first')
    subject.forbid()
    for (const ask of [
      () => pulls.state(7),
      () => pulls.ownComments(7, all),
      () => pulls.create(7, 'x'),
      () => pulls.update(id, 'x'),
      () => pulls.remove(id),
      () => pulls.changedFiles(7),
    ]) {
      const error: unknown = await ask().catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(RefusedError)
      expect(error).toMatchObject({ forbidden: true, uncertain: false })
    }
  })

  test('lists the files of a change', async () => {
    expect(await pulls.changedFiles(7)).toEqual({ files: [], whole: true })
  })
})
