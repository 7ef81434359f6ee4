/** The arithmetic of `max-increase`: whole numbers only, so that every machine gives the same limit. */
import type { Increase } from '#model/policy.ts'

/** The rule that holds when none is given: no growth at all. */
export const defaultIncrease: Increase = { kind: 'count', errors: 0 }

/** As the user wrote it: `10%`, `2.5%`, `40`. */
export function increaseText(increase: Increase): string {
  return increase.kind === 'count' ? String(increase.errors) : `${increase.hundredths / 100}%`
}

/**
 * The highest total that growth allows. Integer arithmetic, rounded down: 3,636 and 10 % give 3,999.
 */
export function increaseLimit(reference: number, increase: Increase): number {
  if (increase.kind === 'count') {
    return reference + increase.errors
  }
  return reference + Number((BigInt(reference) * BigInt(increase.hundredths)) / 10_000n)
}
