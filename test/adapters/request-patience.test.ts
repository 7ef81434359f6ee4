/** Which requests are made again, and what is waited for in between: GitHub's word counts, then patience ends. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubClient } from '#adapters/github/client.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import { githubPullRequests } from '#adapters/github/github-pull-requests.ts'
import { Effort, longestAltogetherMs, mostRequests, withPatience } from '#adapters/github/request-patience.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'
import type { Fault } from '#test/support/github/fault.ts'
import { type LocalGitHub, startLocalGitHub } from '#test/support/github/local-github.ts'
import type { Run } from '#test/support/github/record.ts'
import { shaOf } from '#test/support/shas.ts'

let github: LocalGitHub
let run: Run
let waits: number[]
let reset: number

beforeEach(async () => {
  github = await startLocalGitHub()
  const repository = github.addRepository({ fullName: 'acme/widget' })
  const workflow = github.addWorkflow(repository)
  run = github.startRun({ workflow, event: 'push', headSha: shaOf(1), headBranch: 'main' })
  github.addPull({
    number: 7,
    base: { repository, ref: 'main', sha: shaOf(1) },
    head: { repository, ref: 'change', sha: shaOf(2) },
  })
  waits = []
  reset = Math.floor(Date.now() / 1000)
})

afterEach(async () => {
  await github.close()
})

function client(): ReturnType<typeof githubClient> {
  const token = github.addToken({ actions: 'read', 'pull-requests': 'write' }).value
  const clock = {
    now: () => 0,
    sleep: async (ms: number): Promise<void> => {
      waits.push(ms)
    },
  }
  const deadline = (): AbortSignal => AbortSignal.timeout(30_000)
  return githubClient({ token, baseUrl: github.apiUrl, patience: { clock, deadline, effort: new Effort() } })
}

const place = { owner: 'acme', repo: 'widget' }

/** How a read ends that meets the fault. */
async function read(fault: Omit<Fault, 'path'>): Promise<'answered' | 'failed'> {
  github.fault({ ...fault, path: /\/actions\/runs\/\d+$/ })
  return githubActionsApi(client(), place)
    .run(run.id)
    .then(
      () => 'answered',
      () => 'failed',
    )
}

const limited = { message: 'You have exceeded a secondary rate limit. Please wait.' }

describe('a read', () => {
  test.each([
    ['a failing server', { status: 503, times: 3 }, [1000, 2000, 4000]],
    ['no answer', { drop: true, times: 2 }, [1000, 2000]],
    ['half an answer', { cut: true, times: 1 }, [1000]],
    ['a limit with its time', { status: 429, headers: { 'retry-after': '12' } }, [12_000]],
    ['a limit without a time', { status: 429, times: 2 }, [1000, 2000]],
    ['the secondary limit', { status: 403, body: limited }, [60_000]],
    [
      'the secondary limit with its time',
      { status: 403, body: limited, headers: { 'retry-after': '3' } },
      [3000],
    ],
    ['a maintenance window with its time', { status: 503, headers: { 'retry-after': '0' } }, [0]],
  ] satisfies [string, Omit<Fault, 'path'>, number[]][])(
    'that meets %s is made again',
    async (_, fault, expected) => {
      expect(await read(fault)).toBe('answered')
      expect(waits).toEqual(expected)
    },
  )

  test('that meets the primary limit waits until it is reset', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset + 30) }
    expect(await read({ status: 403, headers, body: { message: 'API rate limit exceeded' } })).toBe(
      'answered',
    )
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(25_000)
    expect(waits[0]).toBeLessThan(35_000)
  })

  test.each([
    ['a failing server for ever', { status: 500, times: Number.POSITIVE_INFINITY }, [1000, 2000, 4000]],
    ['a limit of hours', { status: 429, headers: { 'retry-after': '3600' } }, []],
    ['a missing permission', { status: 403 }, []],
    ['nothing there', { status: 404 }, []],
    ['a conflict', { status: 409 }, []],
    ['what makes no sense', { status: 422 }, []],
  ] satisfies [string, Omit<Fault, 'path'>, number[]][])(
    'that meets %s fails in bounded time',
    async (_, fault, expected) => {
      expect(await read(fault)).toBe('failed')
      expect(waits).toEqual(expected)
    },
  )
})

describe('a new comment', () => {
  const comments = /\/comments$/
  const create = (): Promise<unknown> =>
    githubPullRequests(client(), { ...place, token: 'ghs_' })
      .create(7, 'text')
      .catch((error: unknown) => error)

  test.each([
    ['a failing server', { status: 502 }],
    ['no answer', { drop: true }],
    ['half an answer', { cut: true }],
  ] as const)('that meets %s is not sent again, and says that it may be there', async (_, fault) => {
    github.fault({ ...fault, path: comments, times: Number.POSITIVE_INFINITY })
    expect(await create()).toMatchObject({ uncertain: true })
    expect(github.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
    expect(waits).toEqual([])
  })

  test('that was refused for now is sent again', async () => {
    github.fault({ status: 403, body: limited, path: comments })
    expect(await create()).toMatchObject({ body: 'text' })
    expect([waits, github.comments.length]).toEqual([[60_000], 1])
  })
})

describe('all requests together', () => {
  const deadline = (): AbortSignal => AbortSignal.timeout(30_000)
  const failing = async (): Promise<never> => {
    throw Object.assign(new Error('503'), { status: 503, response: {} })
  }

  test('take bounded time: then nothing is tried again, and nothing new is asked', async () => {
    const clock = new FakeClock()
    const patience = { clock, deadline, effort: new Effort() }
    const slowly = async (): Promise<never> => {
      await clock.sleep(60_000)
      return failing()
    }
    const once = (): Promise<never> => withPatience(patience, { repeats: () => true }, slowly)
    await expect(once()).rejects.toThrow('503')
    await expect(once()).rejects.toThrow('503')
    expect(clock.now()).toBeLessThan(longestAltogetherMs)
    await expect(once()).rejects.toThrow('503')
    expect(clock.now()).toBeLessThan(longestAltogetherMs + 90_000)
    const end = clock.now()
    await expect(once()).rejects.toThrow('GitHub has taken 10 minutes')
    expect(clock.now()).toBe(end)
  })

  test('are bounded in number, those that work too', async () => {
    const patience = { clock: new FakeClock(), deadline, effort: new Effort() }
    const once = (): Promise<number> => withPatience(patience, { repeats: () => true }, async () => 1)
    for (let index = 0; index < mostRequests; index++) {
      await once()
    }
    await expect(once()).rejects.toThrow(`this run has made ${mostRequests} requests`)
  })
})
