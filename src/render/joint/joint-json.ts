/** Several checks for programs: the fields of one check as sums at the top, and each check by itself. Part of the contract. */
import { type JointReport, jointTotals } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import { jsonText } from '../encode/json.ts'
import { resultJson } from '../json.ts'
import { jointOutcome } from './joint-headline.ts'
import { readinessJson } from './readiness-json.ts'

const unknown = { base: null, head: null, delta: null, new: null, fixed: null, kept: null }

/** Ends with a line break; equal input gives equal bytes. A sum that is not known is null. */
export function renderJointJson(joint: JointReport, options: { readonly explain: boolean }): string {
  return jsonText({ version: 1, ...jointJson(joint, options.explain) })
}

/** The same as data. */
function jointJson(joint: JointReport, explain: boolean): object {
  const { reports, readiness } = joint
  const checks = reports.map((report) => checkJson(report, explain))
  return {
    totals: jointTotals(reports, 'error') ?? unknown,
    warnings: jointTotals(reports, 'warning') ?? unknown,
    new: checks.flatMap((check) => check.new.map((entry) => ({ ...entry, check: check.name }))),
    fixed: checks.flatMap((check) => check.fixed.map((entry) => ({ ...entry, check: check.name }))),
    baseline: jointBaseline(reports),
    verdict: {
      outcome: jointOutcome(joint),
      enforced: reports.some(isEnforced),
      rules: reports.flatMap(({ name, result }) =>
        result.kind === 'compared' ? result.verdict.rules.map((rule) => ({ ...rule, check: name })) : [],
      ),
    },
    ...(readiness === undefined ? {} : { readiness: readinessJson(readiness) }),
    checks,
  }
}

function checkJson(report: Report, explain: boolean) {
  const { name, checker, filed } = report
  return {
    name,
    checker: checker?.name ?? null,
    ...(filed?.standing === undefined ? {} : { standing: filed.standing }),
    ...resultJson(report, explain),
  }
}

/** What all of them have in common; null where they differ. */
function jointBaseline(reports: readonly Report[]): object {
  const common = <Value>(partOf: (report: Report) => Value | null): Value | null => {
    const values = new Set(reports.map(partOf))
    const [only = null] = values
    return values.size === 1 ? only : null
  }
  const origin = ({ result }: Report) =>
    result.kind === 'compared' && result.baseline.state === 'loaded' ? result.baseline.origin : null
  return {
    state: common(({ result }) => (result.kind === 'compared' ? result.baseline.state : null)),
    source: common((report) => origin(report)?.source ?? null),
    commit: common((report) => origin(report)?.commit ?? null),
    distance: common((report) => origin(report)?.distance ?? null),
    reason: null,
  }
}

function isEnforced({ result }: Report): boolean {
  return result.kind === 'failed' ? result.enforced : result.verdict.enforced
}
