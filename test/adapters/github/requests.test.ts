/** What the one client makes of an answer: taken, asked for again, or refused. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { beforeRepeat, type GitHubClient, githubClient } from '#adapters/github/client.ts'
import { Effort, withPatience } from '#adapters/github/request-patience.ts'
import { type GivenAnswer, gives, MemoryGitHub } from '#test/support/github/memory-fetch.ts'

const place = { owner: 'acme', repo: 'widget' }
const pull = 'GET /repos/acme/widget/pulls/7'
const comments = 'POST /repos/acme/widget/issues/7/comments'
const asksAgain = { status: 502, body: {} }

let github: MemoryGitHub
let client: GitHubClient

beforeEach(() => {
  github = new MemoryGitHub()
  const { baseUrl, patience, fetch } = github
  client = githubClient({ token: 'ghs_1', baseUrl, patience, fetch })
})

/** What a read gives, or the words of its failure. */
async function read(...answers: readonly GivenAnswer[]): Promise<unknown> {
  github.answer(pull, ...answers)
  return client.rest.pulls.get({ ...place, pull_number: 7 }).then(
    ({ data }) => data,
    (error: Error) => error.message,
  )
}

function create(): Promise<unknown> {
  return client.rest.issues.createComment({ ...place, issue_number: 7, body: 'x' }).then(
    ({ data }) => data,
    (error: Error) => error.message,
  )
}

describe('every request', () => {
  test('has our token and name, and a deadline of its own for each attempt', async () => {
    const signals: AbortSignal[] = []
    const deadline = (): AbortSignal => {
      const { signal } = new AbortController()
      signals.push(signal)
      return signal
    }
    const { baseUrl, fetch } = github
    client = githubClient({ token: 'ghs_1', baseUrl, patience: { ...github.patience, deadline }, fetch })
    expect(await read(asksAgain, gives({ number: 7 }))).toEqual({ number: 7 })
    expect(signals).toHaveLength(2)
    expect(github.asked.map(({ init }) => init.signal)).toEqual(signals)
    expect(github.asked[1]?.init.signal).not.toBe(github.asked[0]?.init.signal)
    expect(github.asked[0]?.headers.get('authorization')).toBe('token ghs_1')
    expect(github.asked[0]?.headers.get('user-agent')).toMatch(/^type-ratchet\b/)
  })

  test('is made without patience given as well, and counts together with the others', async () => {
    const { baseUrl, fetch } = github
    client = githubClient({ token: 'ghs_1', baseUrl, fetch })
    expect(await read(gives({ number: 7 }))).toEqual({ number: 7 })
    expect(github.asked[0]?.init.signal?.aborted).toBe(false)
  })
})

describe('what is asked again', () => {
  test.each([
    ['a read', 'GET', () => read(asksAgain, gives({ number: 7 }))],
    [
      'a change of a comment',
      'PATCH',
      () => {
        github.answer('PATCH /repos/acme/widget/issues/comments/3', asksAgain, gives({ id: 3 }))
        return client.rest.issues.updateComment({ ...place, comment_id: 3, body: 'x' })
      },
    ],
    [
      'a question to GraphQL',
      'POST',
      () => {
        github.answer('POST /graphql', asksAgain, gives({ data: { viewer: { login: 'octocat' } } }))
        return client.graphql('{ viewer { login } }')
      },
    ],
  ] as const)('%s behind a failing server', async (_, method, ask) => {
    await ask()
    expect(github.told.map((what) => what.split(' ')[0])).toEqual([method, method])
    expect(github.waits).toEqual([1000])
  })

  test('a new comment where it was refused for now, and nowhere else', async () => {
    github.answer(comments, { status: 429, body: {} }, gives({ id: 3 }))
    expect(await create()).toEqual({ id: 3 })
    expect(github.waits).toEqual([1000])
    github.answer(comments, asksAgain)
    expect(await create()).not.toEqual({ id: 3 })
    github.answer(comments, { drops: true })
    expect(await create()).toContain('fetch failed')
    expect(github.asked).toHaveLength(4)
  })

  test('only behind what its maker does first', async () => {
    const steps: string[] = []
    github.answer(pull, asksAgain, gives({}))
    const again = async (): Promise<void> => {
      steps.push(`again behind ${github.asked.length}, waited ${github.waits.length}`)
    }
    await client.rest.pulls.get({ ...place, pull_number: 7, request: { [beforeRepeat]: again } })
    expect(steps).toEqual(['again behind 1, waited 1'])
  })
})

describe('an answer', () => {
  const json = { 'content-type': 'application/json' }

  test('that is cut, or no JSON, is asked for again, and never taken for a whole one', async () => {
    expect(await read({ text: '{"number": 7', headers: json }, gives({ number: 7 }))).toEqual({ number: 7 })
    expect(github.waits).toEqual([1000])
    expect(await read({ text: '{"number', headers: json })).toContain('the answer is not whole')
    expect(await read({ text: '', headers: json })).toContain('the answer is not whole')
  })

  test('that is no JSON by its own word is taken as it is', async () => {
    for (const type of [
      'text/plain',
      'application/jsonlines; charset=utf-8',
      'text/x; of=application/json',
    ]) {
      expect(await read({ text: 'as it is', headers: { 'content-type': type } })).toBe('as it is')
    }
    expect(github.waits).toEqual([])
  })

  test('without a type is taken as it is', async () => {
    github.answer(pull, gives({}))
    const fetched = github.fetch
    const bare: typeof fetch = async (input, init) => {
      await fetched(input, init)
      return new Response(new Uint8Array([104, 105]), { status: 200 })
    }
    const { baseUrl, patience } = github
    client = githubClient({ token: 'ghs_1', baseUrl, patience, fetch: bare })
    await client.rest.pulls.get({ ...place, pull_number: 7 })
    expect(github.asked).toHaveLength(1)
  })

  test('that leads elsewhere, or says that it has no content, has none to be cut', async () => {
    const moved = { text: '', headers: { ...json, location: 'https://storage.test/9' } }
    github.answer(
      'GET /repos/acme/widget/actions/artifacts/9/zip',
      { ...moved, status: 302 },
      { ...moved, status: 300 },
    )
    const query = {
      ...place,
      artifact_id: 9,
      archive_format: 'zip',
      request: { redirect: 'manual' },
    } as const
    for (let answer = 0; answer < 2; answer++) {
      const { headers } = await client.rest.actions.downloadArtifact(query)
      expect(headers.location).toBe('https://storage.test/9')
    }
    github.answer('DELETE /repos/acme/widget/issues/comments/3', { status: 204, headers: json })
    expect((await client.rest.issues.deleteComment({ ...place, comment_id: 3 })).status).toBe(204)
    expect(github.waits).toEqual([])
  })
})

describe('how long is waited', () => {
  const limited = { message: 'You have exceeded a secondary rate limit.' }
  const ok = gives({ number: 7 })

  test.each([
    ['three failures', [asksAgain, asksAgain, asksAgain, ok], [1000, 2000, 4000]],
    ['each status that passes', [500, 503, 504].map((status) => ({ status, body: {} })), [1000, 2000, 4000]],
    ['no answer at all', [{ drops: true }, ok], [1000]],
    [
      'a limit that tells its time',
      [{ status: 429, body: {}, headers: { 'retry-after': '12' } }, ok],
      [12_000],
    ],
    ['as long as it is worth', [{ status: 429, body: {}, headers: { 'retry-after': '120' } }, ok], [120_000]],
    ['no time at all', [{ status: 503, body: {}, headers: { 'retry-after': '0' } }, ok], [0]],
    ['what is no time', [{ status: 503, body: {}, headers: { 'retry-after': '-1' } }, ok], [1000]],
    ['a date, which is none', [{ status: 503, body: {}, headers: { 'retry-after': 'Fri' } }, ok], [1000]],
    ['a secondary limit, by its words', [{ status: 403, body: limited }, ok], [60_000]],
    ['one that tells a time', [{ status: 403, body: {}, headers: { 'retry-after': '3' } }, ok], [3000]],
    ['a limit of another kind', [{ status: 429, body: limited }, ok], [1000]],
  ] satisfies [string, GivenAnswer[], number[]][])('%s', async (_, answers, waits) => {
    await read(...answers)
    expect(github.waits).toEqual(waits)
  })

  test.each([
    ['a permission that is missing', { status: 403, body: { message: 'not accessible' } }],
    ['nothing there', { status: 404, body: {} }],
    ['a limit of more than two minutes', { status: 429, body: {}, headers: { 'retry-after': '121' } }],
    ['a refusal with requests left', { status: 403, body: {}, headers: { 'x-ratelimit-remaining': '1' } }],
  ] satisfies [string, GivenAnswer][])('not at all for %s', async (_, answer) => {
    await read(answer)
    expect([github.waits, github.asked.length]).toEqual([[], 1])
  })

  describe('until the primary limit is reset', () => {
    const headersIn = (seconds: number): Readonly<Record<string, string>> => ({
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(1_800_000_000 + seconds),
    })
    const at = async (...answers: readonly GivenAnswer[]): Promise<readonly number[]> => {
      const now = vi.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000)
      await read(...answers)
      now.mockRestore()
      return github.waits
    }

    test('and a second more', async () => {
      expect(await at({ status: 403, body: {}, headers: headersIn(30) }, ok)).toEqual([31_000])
    })

    test('or the second alone where it has been', async () => {
      expect(await at({ status: 403, body: {}, headers: headersIn(-30) }, ok)).toEqual([1000])
    })

    test('or as usual where it is not told, or requests are left', async () => {
      const remaining = { 'x-ratelimit-remaining': '0' }
      expect(await at({ status: 403, body: {}, headers: remaining }, ok)).toEqual([60_000])
      github.waits.splice(0)
      const left = { ...headersIn(30), 'x-ratelimit-remaining': '5' }
      expect(await at({ status: 503, body: {}, headers: left }, ok)).toEqual([1000])
    })
  })
})

describe('an effort', () => {
  const once = (effort: Effort): Promise<number> =>
    withPatience({ ...github.patience, effort }, { repeats: () => true }, async () => {
      await github.clock.sleep(1)
      return 1
    })

  test('has the time of answers that work, too', async () => {
    const effort = new Effort()
    await github.clock.sleep(5000)
    effort.took(10 * 60_000 - 2)
    await once(effort)
    expect(effort.endsWithin(0)).toBe(false)
    await once(effort)
    await expect(once(effort)).rejects.toThrow('GitHub has taken 10 minutes')
  })

  test('is 500 requests', async () => {
    const effort = new Effort()
    for (let index = 0; index < 500; index++) {
      effort.begin()
    }
    expect(() => effort.begin()).toThrow('this run has made 500 requests')
  })

  test('has no wait that goes beyond its end', async () => {
    const effort = new Effort()
    effort.took(10 * 60_000 - 1000)
    const failing = async (): Promise<never> => {
      throw new Error('no answer')
    }
    const patience = { ...github.patience, effort }
    await expect(withPatience(patience, { repeats: () => true }, failing)).rejects.toThrow('no answer')
    expect(github.waits).toEqual([])
    effort.took(-1)
    await expect(withPatience(patience, { repeats: () => true }, failing)).rejects.toThrow('no answer')
    expect(github.waits).toEqual([1000])
  })

  test('has the time of answers that failed', async () => {
    const effort = new Effort()
    const slow = async (): Promise<never> => {
      await github.clock.sleep(10 * 60_000)
      throw new Error('no answer')
    }
    const patience = { ...github.patience, effort }
    await github.clock.sleep(5000)
    await expect(withPatience(patience, { repeats: () => true }, slow)).rejects.toThrow('no answer')
    expect([effort.endsWithin(0), github.asked.length]).toEqual([true, 0])
    const other = new Effort()
    other.took(-1)
    const once = withPatience({ ...github.patience, effort: other }, { repeats: () => false }, slow)
    await expect(once).rejects.toThrow('no answer')
    expect([other.endsWithin(0), other.endsWithin(1)]).toEqual([false, true])
  })

  test('has the time that was waited', async () => {
    const effort = new Effort()
    effort.took(10 * 60_000 - 6500)
    const failing = async (): Promise<never> => {
      throw new Error('no answer')
    }
    const patience = { ...github.patience, effort }
    await expect(withPatience(patience, { repeats: () => true }, failing)).rejects.toThrow('no answer')
    expect(github.waits).toEqual([1000, 2000])
  })

  test('is not made for what may have had its effect', async () => {
    const failing = async (): Promise<never> => {
      throw new Error('no answer')
    }
    await expect(withPatience(github.patience, { repeats: () => false }, failing)).rejects.toThrow()
    expect(github.waits).toEqual([])
  })
})
