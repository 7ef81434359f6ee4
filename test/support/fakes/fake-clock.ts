/** A clock that only sleeping moves, and that does at each moment what a test planned for it. */
import type { Clock } from '#ports/clock.ts'

/** Starts at 0. */
export class FakeClock implements Clock {
  #time = 0
  #plans: { readonly at: number; readonly action: () => void }[] = []

  /** Done once that much time has passed. */
  plan(at: number, action: () => void): void {
    this.#plans.push({ at, action })
  }

  now = (): number => this.#time

  sleep = async (ms: number): Promise<void> => {
    this.#time += ms
    const due = this.#plans.filter(({ at }) => at <= this.#time)
    this.#plans = this.#plans.filter(({ at }) => at > this.#time)
    for (const { action } of due) {
      action()
    }
  }
}
