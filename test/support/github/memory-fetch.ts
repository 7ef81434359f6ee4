/**
 * GitHub's side of a conversation without a server: whatever is asked takes the next answer that was given for it. For tests of
 * what is made of each answer; whether GitHub takes such a request at all is asked of the local GitHub.
 */

import { Effort, type Patience } from '#adapters/github/request-patience.ts'
import { FakeClock } from '#test/support/fakes/fake-clock.ts'

/** One request as it was sent. */
export interface AskedRequest {
  /** `GET /repos/acme/widget/pulls/7`, without the query. */
  readonly what: string
  readonly query: Readonly<Record<string, string>>
  /** Parsed; null where there is none. */
  readonly body: unknown
  readonly headers: Headers
  readonly init: RequestInit
}

/** What comes back. `text` is sent as it is, `body` as JSON. */
export interface GivenAnswer {
  readonly status?: number
  readonly body?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The connection ends without an answer. */
  readonly drops?: true
}

/** An answer of 200 with this as its JSON. */
export function gives(body: unknown): GivenAnswer {
  return { body }
}

/** See the head of this file. */
export class MemoryGitHub {
  readonly baseUrl: string = 'https://api.github.test'
  readonly asked: AskedRequest[] = []
  readonly clock: FakeClock = new FakeClock()
  /** What was waited for, in milliseconds. */
  readonly waits: number[] = []
  readonly patience: Patience = {
    clock: {
      now: this.clock.now,
      sleep: async (ms) => {
        this.waits.push(ms)
        await this.clock.sleep(ms)
      },
    },
    deadline: () => new AbortController().signal,
    effort: new Effort(),
  }
  readonly #answers = new Map<string, GivenAnswer[]>()

  /** Answers in order; the last one stays. `what` is `GET /path`, of other hosts `GET https://host/path`. */
  answer(what: string, ...answers: readonly GivenAnswer[]): void {
    this.#answers.set(what, [...answers])
  }

  /** The requests without their queries, in order. */
  get told(): readonly string[] {
    return this.asked.map(({ what }) => what)
  }

  /** The queries of all requests. */
  get queries(): readonly Readonly<Record<string, string>>[] {
    return this.asked.map(({ query }) => query)
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input))
    const place = url.origin === this.baseUrl ? url.pathname : `${url.origin}${url.pathname}`
    const what = `${init.method ?? 'GET'} ${place}`
    const query = Object.fromEntries(url.searchParams)
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null
    this.asked.push({ what, query, body, headers: new Headers(init.headers), init })
    const left = this.#answers.get(what)
    const answer = left !== undefined && left.length > 1 ? left.shift() : left?.[0]
    if (answer === undefined) {
      throw new Error(`the test has no answer for ${what}`)
    }
    if (answer.drops) {
      throw new TypeError('fetch failed')
    }
    const { status = 200, text = answer.body === undefined ? null : JSON.stringify(answer.body) } = answer
    const type = answer.text === undefined ? { 'content-type': 'application/json; charset=utf-8' } : {}
    return new Response(text, { status, headers: { ...type, ...answer.headers } })
  }
}
