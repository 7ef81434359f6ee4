/** What the policy decided, and the words and exit codes of every outcome. */

import type { RepoPath } from './ids.ts'
import type { Acceptance, TotalRule } from './policy.ts'

/** What a run ends with; the action sets output `result` to one of these words in every case. */
export type Outcome = 'pass' | 'report-only' | 'fail' | 'config-error' | 'not-comparable' | 'bug'

/** The process's exit code for each outcome. */
export const exitCodes: Record<Outcome, number> = {
  pass: 0,
  'report-only': 0,
  fail: 1,
  'config-error': 2,
  'not-comparable': 3,
  bug: 70,
}

/** The rules a team can choose from, spelled as the inputs are. */
export type RuleName =
  | TotalRule
  | 'touched-files'
  | 'rules'
  | 'categories'
  | 'paths'
  | 'owners'
  | 'min-clean-files'
  | 'max-weeks-late'
  /** What was accepted for a time that is over. */
  | 'accept'

/** Whether a rule limits the total; any other counts something of its own. */
export function isTotalRule(rule: RuleName): boolean {
  return rule === 'max-increase' || rule === 'max-errors'
}

/** One rule, evaluated. `limit` and `value` are counts of errors. */
export interface RuleResult {
  readonly rule: RuleName
  /** Which rule, category, path or owner; left out where a rule has no parts. */
  readonly of?: string
  readonly limit: number
  readonly value: number
  readonly passed: boolean
  /** One plain sentence, with where the limit comes from. */
  readonly reason: string
  /** Of a broken one: where it was said, such as `type-ratchet.yml:7`; left out where nobody has to be told. */
  readonly from?: string
  /**
   * Of a broken one that counts more than the new errors, which are listed anyway: up to {@link mostPlaces} of what it counts,
   * new ones first. Left out for none.
   */
  readonly places?: readonly RulePlace[]
}

/** Where to look first when a rule is broken. */
export interface RulePlace {
  readonly path: RepoPath
  readonly line: number
}

/** More than anybody reads in one sentence. */
export const mostPlaces = 3

/** Growth that is or was accepted, with what is left of its time. */
export interface AcceptedGrowth extends Acceptance {
  /** Negative when it has expired. */
  readonly daysLeft: number
}

/** The outcome of a run that could be compared, with every rule that was evaluated. */
export interface Verdict {
  readonly outcome: 'pass' | 'report-only' | 'fail'
  /** False when the outcome can't fail the run, whatever the rules say. */
  readonly enforced: boolean
  readonly rules: readonly RuleResult[]
  /** What was accepted for a time; left out for nothing. */
  readonly accepted?: readonly AcceptedGrowth[]
}
