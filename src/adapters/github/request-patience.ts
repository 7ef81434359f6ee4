/**
 * Which requests are made again, and after how long. What may pass by itself is waited for, in bounded time; a
 * refusal is final; a request that may already have had its effect is never repeated blindly.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api (2022-11-28)
 */
import type { Clock } from '#ports/clock.ts'
import { systemClock } from '../process/system-clock.ts'
import { statusOf } from './api-failure.ts'

/** How long we are willing to wait, and by which clock. */
export interface Patience {
  readonly clock: Clock
  /** Made for each attempt; aborts it when no whole answer has come. */
  readonly deadline: () => AbortSignal
  /** Of all requests together. */
  readonly effort: Effort
}

/** A minute for each answer. */
export function usualPatience(): Patience {
  return { clock: systemClock, deadline: () => AbortSignal.timeout(60_000), effort: new Effort() }
}

/** Half of what GitHub gives a repository in an hour: other jobs of it ask too. */
export const mostRequests = 500
/** Answers and waiting together; the wait for another run’s baseline is not meant. */
export const longestAltogetherMs: number = 10 * 60_000

/** What one process has asked for so far. A server that fails again and again must not hold a runner for hours. */
export class Effort {
  #requests = 0
  #ms = 0

  /** Counts an attempt. Throws when there were too many, or when they took too long. */
  begin(): void {
    this.#requests += 1
    if (this.#requests > mostRequests) {
      throw new Error(`this run has made ${mostRequests} requests, and makes no more`)
    }
    if (this.endsWithin(0)) {
      throw new Error(`GitHub has taken ${longestAltogetherMs / 60_000} minutes, and is asked no more`)
    }
  }

  /** Time that an attempt or a wait took. */
  took(ms: number): void {
    this.#ms += ms
  }

  /** Whoever waits so long could ask no more. */
  endsWithin(ms: number): boolean {
    return this.#ms + ms >= longestAltogetherMs
  }
}

/** The first try and three more. */
const mostAttempts = 4
/** A wait of more than this is not worth holding a runner for. */
const longestWaitMs = 120_000
/** What GitHub asks for when it limits without saying how long. */
const limitedWaitMs = 60_000
/** Of the server, and gone a moment later. */
const passing: ReadonlySet<number> = new Set([500, 502, 503, 504])

/** What is repeated, and what has to be looked at before. */
export interface Repetition {
  /** Whether a failure leaves it safe to try again at all. */
  readonly repeats: (error: unknown) => boolean
  /** Called after the wait; what it throws is thrown. */
  readonly again?: (() => Promise<void>) | undefined
}

/** Tries until it works, is final, or has been tried often enough; then throws the last error. */
export async function withPatience<Result>(
  { clock, effort }: Patience,
  { repeats, again }: Repetition,
  request: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    effort.begin()
    const begun = clock.now()
    try {
      const result = await request()
      effort.took(clock.now() - begun)
      return result
    } catch (error) {
      effort.took(clock.now() - begun)
      const wait = attempt < mostAttempts && repeats(error) ? waitMs(error, attempt) : null
      if (wait === null || effort.endsWithin(wait)) {
        throw error
      }
      await clock.sleep(wait)
      effort.took(wait)
      await again?.()
    }
  }
}

/** `attempt` counts from 1. null: what is wrong does not pass, or not soon. */
function waitMs(error: unknown, attempt: number): number | null {
  const status = statusOf(error)
  if (status !== null && !passing.has(status) && !isLimited(error)) {
    return null
  }
  const asked = askedWaitMs(error) ?? (status === 403 ? limitedWaitMs : 1000 * 2 ** (attempt - 1))
  return asked > longestWaitMs ? null : asked
}

/** Refused for now, and without any effect. GitHub says 403 for its limits and for missing permissions alike. */
export function isLimited(error: unknown): boolean {
  const status = statusOf(error)
  if (status !== 403) {
    return status === 429
  }
  const headers = headersOf(error)
  const message = error instanceof Error ? error.message : ''
  return (
    /\brate limit\b/i.test(message) ||
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0'
  )
}

function askedWaitMs(error: unknown): number | null {
  const headers = headersOf(error)
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (Number.isFinite(seconds) && seconds >= 0) {
    return seconds * 1000
  }
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  return headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)
    ? Math.max(0, reset * 1000 - Date.now()) + 1000
    : null
}

function headersOf(error: unknown): Readonly<Record<string, unknown>> {
  return Object(Object(Object(error).response).headers)
}
