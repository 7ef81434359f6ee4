/** Type coverage in words. */
import type { ComparedResult } from '#model/report.ts'
import type { TypeCoverage } from '#model/type-coverage.ts'
import { amount, share } from './amount.ts'

/** `71.4 % of 14 expressions (70.0 % in the baseline)`; null where the checker does not count it. */
export function coverageWords({ typeCoverage }: ComparedResult): string | null {
  if (typeCoverage === null) {
    return null
  }
  const { head, base } = typeCoverage
  const before = base === null ? '' : ` (${percent(base)} in the baseline)`
  return `${percent(head)} of ${amount(head.all)} ${head.unit}${before}`
}

function percent({ typed, all }: TypeCoverage): string {
  return share(typed, Math.max(1, all))
}
