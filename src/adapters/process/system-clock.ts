/** The real clock. */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '#ports/clock.ts'

/** Monotonic. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => sleep(ms),
}
