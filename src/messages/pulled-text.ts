/** What is said of baselines that were downloaded. */
import type { Problem } from '#model/problem.ts'
import { commandLineProblem } from './command-line-problem.ts'

/** Whose commit it is. */
export interface PulledOf {
  readonly commit: string
}

/** Before a check uses one. */
export function pulledUseText({ commit }: PulledOf): string {
  return `Compared with the baseline of ${commit.slice(0, 7)}, pulled before; \`type-ratchet baseline pull\` gets the newest.`
}

/** After `baseline pull`, one line each. `failure`: GitHub could not be asked, and an older one stays. */
export function pulledLines(
  { commit, runUrl, file }: PulledOf & { readonly runUrl: string; readonly file: string },
  { fresh, failure }: { readonly fresh: boolean; readonly failure: Problem | null },
): readonly string[] {
  const which = `the baseline of ${commit.slice(0, 7)} (${runUrl})`
  if (failure !== null) {
    return [`${commandLineProblem(failure).what} Still here: ${which}.`, file]
  }
  return [`${fresh ? 'Pulled' : 'Here already:'} ${which}.`, file]
}
