/** What is said when no file that was asked for is one that the checker looks at. */
import type { CheckerName } from '#model/snapshot.ts'

/** Which files were asked for, and whose sources none of them is. */
export interface NothingToCheck {
  readonly only: 'staged' | 'changed'
  readonly checker: CheckerName
}

/** One sentence. */
export function nothingToCheckText({ only, checker }: NothingToCheck): string {
  return `No ${only} file is one that ${checker} checks, so nothing was run.`
}
