/** The action's outputs for several checks: sums, and each check by itself. */
import type { Report } from '#model/report.ts'
import type { Outcome } from '#model/verdict.ts'
import { type ActionOutputs, checkOutput } from '../action/outputs.ts'

/** What was said of one check. */
export interface CheckOutputs {
  readonly report: Report
  readonly outputs: ActionOutputs
}

/** Where all of them are told. */
export interface JointDelivered {
  readonly reportUrl: string | null
  readonly commentUrl: string | null
  readonly reportFile: string | null
  readonly resultFile: string | null
}

/** A sum is empty as soon as one check can't add to it: less than there is would look like progress. */
export function jointOutputs(
  result: Outcome,
  checks: readonly CheckOutputs[],
  delivered: JointDelivered,
): ActionOutputs {
  const valuesOf = (name: keyof ActionOutputs): readonly string[] =>
    checks.map(({ outputs }) => outputs[name])
  const sum = (name: keyof ActionOutputs): string => {
    const values = valuesOf(name)
    return values.includes('') ? '' : String(values.reduce((total, value) => total + Number(value), 0))
  }
  const common = (name: keyof ActionOutputs): string => {
    const values = new Set(valuesOf(name))
    const [only = ''] = values
    return values.size === 1 ? only : ''
  }
  return {
    result,
    errors: sum('errors'),
    'baseline-errors': sum('baseline-errors'),
    'reference-errors': sum('reference-errors'),
    delta: sum('delta'),
    'new-errors': sum('new-errors'),
    'fixed-errors': sum('fixed-errors'),
    limit: sum('limit'),
    'baseline-sha': common('baseline-sha'),
    'baseline-source': common('baseline-source'),
    'report-url': delivered.reportUrl ?? '',
    'comment-url': delivered.commentUrl ?? '',
    // Each check has its own.
    'snapshot-file': '',
    'report-file': delivered.reportFile ?? '',
    'result-file': delivered.resultFile ?? '',
    checks: JSON.stringify(checks.map(({ report, outputs }) => checkOutput(report, outputs))),
  }
}
