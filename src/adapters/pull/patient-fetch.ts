/**
 * `fetch` for commands that ask GitHub thousands of times: what was answered before is only asked for its changes, what may pass by
 * itself is waited for in bounded time, and nothing is asked any more once GitHub says that it is enough.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api (2022-11-28)
 */
import { ProblemError } from '#model/problem.ts'
import type { Clock } from '#ports/clock.ts'

/** An answer that GitHub can be asked about: has it changed? */
export interface KeptAnswer {
  readonly etag: string
  readonly body: string
}

/** Answers by their address, from one run to the next. */
export interface AnswerMemory {
  readonly read: (address: string) => Promise<KeptAnswer | null>
  readonly write: (address: string, answer: KeptAnswer) => Promise<void>
}

/** How GitHub is asked. */
export interface PatientTools {
  readonly memory: AnswerMemory
  readonly clock: Clock
  /** Milliseconds since 1970: GitHub says by the calendar when a limit ends. */
  readonly now: () => number
  /** Called before everybody waits for a limit to end. */
  readonly onWait: (ms: number) => void
  readonly fetch?: typeof fetch
}

/** What an answer is waited for, in milliseconds. */
const longestAnswerMs = 60_000
/** The first try and three more. */
const mostAttempts = 4
/** Nobody sits in front of more than this; the next run goes on from what is kept. */
const longestWaitMs = 120_000
/** What GitHub asks for when it limits without saying how long. */
const limitedWaitMs = 60_000
/** Of the server, and gone a moment later. */
const passing: ReadonlySet<number> = new Set([500, 502, 503, 504])

/** One for all requests of a run: they share the limit. Only for reading; what is sent to be changed is never made twice. */
export class PatientFetch {
  readonly #tools: PatientTools
  #gate: Promise<void> = Promise.resolve()
  #gateMs = 0
  /** When GitHub may be asked again, in milliseconds since 1970; null as long as it may. */
  #closedUntil: number | null = null
  #asked = 0
  #unchanged = 0

  constructor(tools: PatientTools) {
    this.#tools = tools
  }

  /** Requests so far, and how many of them GitHub answered with “not modified”, which its limit does not count. */
  get counts(): { readonly asked: number; readonly unchanged: number } {
    return { asked: this.#asked, unchanged: this.#unchanged }
  }

  /** Takes the place of `fetch`. Throws a `ProblemError` of kind `github-limited`. */
  readonly fetch: typeof fetch = async (input, init) => {
    const address = String(input)
    const kept = await this.#tools.memory.read(address)
    for (let attempt = 1; ; attempt += 1) {
      await this.#gate
      this.#refuseWhenClosed()
      const isLast = attempt === mostAttempts
      const outcome = await this.#tried(address, init, kept)
      if (outcome.kind === 'answer') {
        return outcome.answer
      }
      if (outcome.kind === 'limited') {
        this.#close(outcome.waitMs)
        if (isLast) {
          throw limited(this.#tools.now() + outcome.waitMs)
        }
      } else if (isLast) {
        return failure(outcome)
      } else {
        await this.#tools.clock.sleep(1000 * 2 ** (attempt - 1))
      }
    }
  }

  async #tried(address: string, init: RequestInit | undefined, kept: KeptAnswer | null): Promise<Outcome> {
    const headers = new Headers(init?.headers)
    if (kept !== null) {
      headers.set('if-none-match', kept.etag)
    }
    this.#asked += 1
    try {
      const ask = this.#tools.fetch ?? fetch
      const signal = AbortSignal.timeout(longestAnswerMs)
      const answer = await ask(address, { ...init, headers, signal })
      const waitMs = this.#limitOf(answer)
      if (waitMs !== null && !answer.ok && answer.status !== 304) {
        await answer.body?.cancel()
        return { kind: 'limited', waitMs }
      }
      if (waitMs !== null) {
        // This was the last one that is left.
        this.#close(waitMs)
      }
      return passing.has(answer.status)
        ? { kind: 'failed', answer }
        : { kind: 'answer', answer: await this.#remembered(address, answer, kept) }
    } catch (error) {
      if (error instanceof ProblemError) {
        throw error
      }
      return { kind: 'failed', error }
    }
  }

  /** An answer that is kept has been read to its end, and is JSON: half of one would be believed for ever. */
  async #remembered(address: string, answer: Response, kept: KeptAnswer | null): Promise<Response> {
    const { status, headers } = answer
    if (status === 304 && kept !== null) {
      this.#unchanged += 1
      return new Response(kept.body, { status: 200, headers })
    }
    const etag = headers.get('etag')
    if (status !== 200 || etag === null) {
      return answer
    }
    const body = await answer.text()
    JSON.parse(body)
    await this.#tools.memory.write(address, { etag, body })
    return new Response(body, { status, headers })
  }

  /** How long nothing may be asked; null: it may. GitHub says 403 for its limits and for missing permissions alike. */
  #limitOf({ status, headers }: Response): number | null {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN)
    const isRefused = status === 403 || status === 429
    if (isRefused && Number.isFinite(seconds) && seconds >= 0) {
      return seconds * 1000
    }
    const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN)
    if (headers.get('x-ratelimit-remaining') === '0' && Number.isFinite(reset)) {
      return Math.max(0, reset * 1000 - this.#tools.now()) + 1000
    }
    return status === 429 ? limitedWaitMs : null
  }

  /** For everybody: a request that others make meanwhile would only be refused, too. */
  #close(ms: number): void {
    const { clock, now, onWait } = this.#tools
    if (ms > longestWaitMs) {
      this.#closedUntil = now() + ms
      return
    }
    if (ms > this.#gateMs) {
      this.#gateMs = ms
      onWait(ms)
      this.#gate = Promise.all([this.#gate, clock.sleep(ms)]).then(() => {
        this.#gateMs = 0
      })
    }
  }

  #refuseWhenClosed(): void {
    if (this.#closedUntil !== null) {
      throw limited(this.#closedUntil)
    }
  }
}

type Outcome =
  | { readonly kind: 'answer'; readonly answer: Response }
  | { readonly kind: 'limited'; readonly waitMs: number }
  | Failure

type Failure =
  | { readonly kind: 'failed'; readonly answer: Response }
  | { readonly kind: 'failed'; readonly error: unknown }

/** What was answered last, or thrown. */
function failure(failed: Failure): Response {
  if ('answer' in failed) {
    return failed.answer
  }
  throw failed.error
}

function limited(until: number): ProblemError {
  const minute = new Date(Math.ceil(until / 60_000) * 60_000).toISOString()
  return new ProblemError({ kind: 'github-limited', until: `${minute.slice(0, 16).replace('T', ' ')} UTC` })
}
