/**
 * How much one run asks of GitHub at most, requests and time together: how long a list is, is decided by others, and a server
 * that answers late is asked late. What is beyond is refused like any request that failed.
 */
import type { Clock } from '#ports/clock.ts'

/** Attempts that are made again count like others; so does the time that is waited for them. */
export interface RequestBudget {
  readonly requests: number
  readonly ms: number
}

/** Everything that a verdict rests on, without the time in which a run of the base branch is waited for. */
export const verdictBudget: RequestBudget = { requests: 600, ms: 20 * 60_000 }
/** The pull request, its files and its comments: a verdict that is late must still be told. */
export const deliveryBudget: RequestBudget = { requests: 300, ms: 10 * 60_000 }

/** Final: asking again would ask more. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError'
}

/** What is left of a budget. */
export class Allowance {
  readonly #budget: RequestBudget
  readonly #clock: Clock
  #requests = 0
  #ms = 0

  constructor(budget: RequestBudget, clock: Clock) {
    this.#budget = budget
    this.#clock = clock
  }

  /** Takes the time of a request with all its attempts. `attempt` must be called before each. */
  async spend<Result>(request: (attempt: () => void) => Promise<Result>): Promise<Result> {
    const start = this.#clock.now()
    try {
      return await request(() => this.#take(this.#clock.now() - start))
    } finally {
      this.#ms += this.#clock.now() - start
    }
  }

  #take(ms: number): void {
    if (this.#requests >= this.#budget.requests || this.#ms + ms >= this.#budget.ms) {
      const seconds = Math.round((this.#ms + ms) / 1000)
      throw new BudgetError(
        `this run has asked GitHub ${this.#requests} times in ${seconds} seconds, and asks no more`,
      )
    }
    this.#requests += 1
  }
}
