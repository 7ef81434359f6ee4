/** What a check is called at the start of a headline, so that two checks of one repository are told apart. */
import type { CheckerName } from '#model/snapshot.ts'

const typeCheckers: ReadonlySet<CheckerName> = new Set([
  'mypy',
  'tsc',
  'vue-tsc',
  'pyright',
  'basedpyright',
  'ty',
  'pyrefly',
  'svelte-check',
  'zuban',
])

/** `api types`, `api (eslint)`; a name that only repeats the checker or says “types” itself stands alone. */
export function checkLabel(name: string, checker: CheckerName | null): string {
  if (name === '') {
    return checker ?? 'type-ratchet'
  }
  if (checker === null || name === checker || /(?:^|[-_.])types$/.test(name)) {
    return name
  }
  return typeCheckers.has(checker) ? `${name} types` : `${name} (${checker})`
}
