/** The publish action's outputs; a fact that is not known is the empty string. */
import type { Outcome } from '#model/verdict.ts'
import { isTotalRule } from '#model/verdict.ts'
import { type JointClaim, jointClaimOutcome } from '#render/joint/joint-claims.ts'
import type { JudgedClaim } from '#render/markdown/claim.ts'

/** Numbers are the run's claim; `result` is judged here. */
export function publishOutputs(published: {
  readonly judged: JudgedClaim
  readonly pull: number
  readonly commentUrl: string | null
}): Readonly<Record<string, string>> {
  const { result, verdict } = published.judged
  const { totals, baseline } = result
  const known = baseline !== null
  const limit = verdict.rules.find(({ rule }) => isTotalRule(rule))?.limit
  return {
    ...stoppedOutputs(verdict.outcome, { pull: published.pull, commentUrl: published.commentUrl }),
    errors: String(totals.head),
    'baseline-errors': known ? String(totals.base) : '',
    delta: known ? String(totals.delta) : '',
    'new-errors': known ? String(totals.new) : '',
    'fixed-errors': known ? String(totals.fixed) : '',
    limit: limit === undefined ? '' : String(limit),
  }
}

/** Sums of several checks; empty as soon as one has no number: less than there is would look like progress. */
export function jointPublishOutputs(
  joint: JointClaim,
  known: { readonly pull: number; readonly commentUrl: string | null },
): Readonly<Record<string, string>> {
  const each = joint.checks.map((check) =>
    check.kind === 'judged' ? publishOutputs({ judged: check.judged, ...known }) : null,
  )
  const sum = (name: string): string => {
    const values = each.map((outputs) => outputs?.[name] ?? '')
    return values.includes('') ? '' : String(values.reduce((total, value) => total + Number(value), 0))
  }
  const summed = ['errors', 'baseline-errors', 'delta', 'new-errors', 'fixed-errors', 'limit']
  return {
    ...stoppedOutputs(jointClaimOutcome(joint), known),
    ...Object.fromEntries(summed.map((name) => [name, sum(name)])),
  }
}

/** Of a run that has no numbers. */
export function stoppedOutputs(
  outcome: Outcome,
  known: { readonly pull: number | null; readonly commentUrl: string | null },
): Readonly<Record<string, string>> {
  return {
    result: outcome,
    errors: '',
    'baseline-errors': '',
    delta: '',
    'new-errors': '',
    'fixed-errors': '',
    limit: '',
    'pull-request': known.pull === null ? '' : String(known.pull),
    'comment-url': known.commentUrl ?? '',
  }
}
