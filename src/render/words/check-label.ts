/** What a check is called at the start of a headline, so that two checks of one repository are told apart. */
import type { CheckerName } from '#model/snapshot.ts'
import { ruleSetOf } from '#rules/registry.ts'

/** `api types`, `api (eslint)`; a name that only repeats the checker or says “types” itself stands alone. */
export function checkLabel(name: string, checker: CheckerName | null): string {
  if (name === '') {
    return checker ?? 'type-ratchet'
  }
  if (checker === null || name === checker || /(?:^|[-_.])types$/.test(name)) {
    return name
  }
  return ruleSetOf(checker).finds === 'types' ? `${name} types` : `${name} (${checker})`
}
