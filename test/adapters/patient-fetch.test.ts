/** What is kept is asked for its changes; what passes is waited for; what does not is final; and a limit ends everything. */
import { expect, test } from 'vitest'
import { type KeptAnswer, PatientFetch } from '#adapters/pull/patient-fetch.ts'
import { rejectedProblem } from '#test/support/caught-problem.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'

const address = 'https://api.example.com/things'
const start = Date.UTC(2026, 11, 1, 14)

/** Answers in their order, the last one again and again; a text is an error of the network. */
function patient(answers: readonly ((() => Response) | string)[], memory = new Map<string, KeptAnswer>()) {
  const clock = new FakeClock()
  const asked: (string | null)[] = []
  const waits: number[] = []
  const fetches = new PatientFetch({
    memory: {
      read: async (key) => memory.get(key) ?? null,
      write: async (key, answer) => {
        memory.set(key, answer)
      },
    },
    clock,
    now: () => start + clock.now(),
    onWait: (ms) => waits.push(ms),
    fetch: async (_, init) => {
      asked.push(new Headers(init?.headers).get('if-none-match'))
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? 'nothing'
      if (typeof answer === 'string') {
        throw new Error(answer)
      }
      return answer()
    },
  })
  return { get: () => fetches.fetch(address), fetches, asked, waits, clock, memory }
}

const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = '[1]') =>
  (): Response =>
    new Response(status === 304 ? null : body, { status, headers })
const spent = (seconds: number) => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(start / 1000 + seconds),
})

test('an answer is kept with its tag, and “not modified” gives it again', async () => {
  const { get, asked, fetches } = patient([answer(200, { etag: 'W/"1"' }), answer(304)])
  expect(await (await get()).json()).toEqual([1])
  const again = await get()
  expect([again.status, await again.json()]).toEqual([200, [1]])
  expect(asked).toEqual([null, 'W/"1"'])
  expect(fetches.counts).toEqual({ asked: 2, unchanged: 1 })
})

test('a changed answer takes the place of the kept one', async () => {
  const memory = new Map([[address, { etag: 'W/"1"', body: '[1]' }]])
  const { get } = patient([answer(200, { etag: 'W/"2"' }, '[2]')], memory)
  expect(await (await get()).json()).toEqual([2])
  expect(memory.get(address)).toEqual({ etag: 'W/"2"', body: '[2]' })
})

test('half an answer is never kept', async () => {
  const { get, memory } = patient([answer(200, { etag: 'W/"1"' }, '[1, '), answer(200, { etag: 'W/"1"' })])
  expect(await (await get()).json()).toEqual([1])
  expect(memory.get(address)?.body).toBe('[1]')
})

test.each([
  ['a failing server', answer(503)],
  ['a cut connection', 'socket hang up'],
])('%s is asked again, a bounded number of times', async (_, fault) => {
  const passing = patient([fault, fault, answer(200)])
  expect((await passing.get()).status).toBe(200)
  expect(passing.clock.now()).toBe(3000)
  const lasting = patient([fault])
  await lasting.get().then(
    ({ status }) => expect(status).toBe(503),
    (error: unknown) => expect(String(error)).toContain('socket hang up'),
  )
  expect(lasting.asked).toHaveLength(4)
})

test.each([401, 403, 404, 302])('%i is final', async (status) => {
  const { get, asked } = patient([answer(status)])
  expect((await get()).status).toBe(status)
  expect(asked).toHaveLength(1)
})

test.each([
  ['retry-after', answer(403, { 'retry-after': '30' }), 30_000],
  ['the reset of the limit', answer(403, spent(40)), 41_000],
  ['429 alone', answer(429), 60_000],
])('%s is waited for', async (_, limit, ms) => {
  const { get, waits, clock } = patient([limit, answer(200)])
  expect((await get()).status).toBe(200)
  expect(waits).toEqual([ms])
  expect(clock.now()).toBe(ms)
})

test('a limit that lasts ends the run: nothing is asked any more, and the time is said', async () => {
  const { get, asked } = patient([answer(403, spent(1800)), answer(200)])
  expect((await rejectedProblem(get)).kind).toBe('github-limited')
  expect(await rejectedProblem(get)).toEqual({ kind: 'github-limited', until: '2026-12-01 14:31 UTC' })
  expect(asked).toHaveLength(1)
})

test('the last request of an hour still counts', async () => {
  const { get, asked } = patient([answer(200, spent(1800)), answer(200)])
  expect((await get()).status).toBe(200)
  expect((await rejectedProblem(get)).kind).toBe('github-limited')
  expect(asked).toHaveLength(1)
})

test('a limit that comes back again and again is given up', async () => {
  const { get, asked } = patient([answer(429)])
  expect((await rejectedProblem(get)).kind).toBe('github-limited')
  expect(asked).toHaveLength(4)
})
