/** The one sentence for several checks: how many failed and which, else which way the number went. */

import { toldProblem } from '#messages/told-problem.ts'
import { type JointReport, jointTotals, worstOutcome } from '#model/joint-report.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { exitCodes, type Outcome } from '#model/verdict.ts'
import { amount, counted } from '../amount.ts'
import { brokenRules, exitCodeOf, headline, outcomeOf, type Tone } from '../headline.ts'
import { readinessLine, readinessSentence } from '../words/readiness-words.ts'

/** Holds names of checks: whoever shows it encodes it. */
export interface JointHeadline {
  readonly sign: string
  readonly tone: Tone
  /** `type-ratchet: 1 of 3 checks failed (api types)`. */
  readonly words: string
}

/** The exit code of the worst that may fail the run; a check that is only reported counts as 0. */
export function jointExitCode({ reports, readiness }: JointReport): number {
  const failing = [
    ...reports.filter((report) => exitCodeOf(report) !== 0).map(outcomeOf),
    ...ofReadiness(readiness),
  ]
  return failing.length === 0 ? 0 : exitCodes[worstOutcome(failing)]
}

/** The worst of all checks; a score that is too low fails the run as a check does. */
export function jointOutcome({ reports, readiness }: JointReport): Outcome {
  return worstOutcome([...reports.map(outcomeOf), ...ofReadiness(readiness)])
}

function ofReadiness(readiness: JointReport['readiness']): readonly Outcome[] {
  return readiness?.enforced === true && !readiness.passed ? ['fail'] : []
}

/** Why the run failed, a headline and its reasons for each check; nothing when none is broken. */
export function jointFailures(joint: JointReport): readonly string[] {
  const lines = joint.reports.flatMap((report) => {
    const { result } = report
    const reasons =
      result.kind === 'failed' ? reasonsOf(result.problem, report) : brokenRules(result.verdict.rules)
    return reasons.length === 0 ? [] : [headline(report).words, ...reasons]
  })
  const score =
    joint.readiness === undefined || joint.readiness.passed ? [] : [readinessLine(joint.readiness)]
  const all = [...lines, ...score]
  return all.length === 0 ? [] : [jointHeadline(joint).words, ...all]
}

function reasonsOf(problem: Problem, report: Report): readonly string[] {
  const { what, why, fix } = toldProblem(problem, report)
  return [what, why, `Fix: ${fix}`]
}

/** See the head of this file. */
export function jointHeadline(joint: JointReport): JointHeadline {
  const { name, reports, readiness } = joint
  const failed = reports.filter((report) => outcomeOf(report) === 'fail')
  const broken = reports.filter(({ result }) => result.kind === 'failed')
  const reported = reports.filter(isOnlyReported)
  const of = `of ${counted(reports.length, 'check')}`
  const because = [
    ...(failed.length === 0 ? [] : [`${amount(failed.length)} ${of} failed (${labels(failed)})`]),
    ...(broken.length === 0 ? [] : [`${amount(broken.length)} ${of} without a result (${labels(broken)})`]),
  ]
  const low =
    readiness === undefined || readiness.passed ? [] : [readinessSentence(readiness).replaceAll('`', '')]
  const how = because.length === 0 ? [...passWords(reports), ...reportedWords(reported)] : because
  // What fails the run stands first.
  const words = because.length === 0 && readiness?.enforced === true ? [...low, ...how] : [...how, ...low]
  return { ...lookOf(joint), words: `${name}: ${words.join(', ')}` }
}

function lookOf(joint: JointReport): Pick<JointHeadline, 'sign' | 'tone'> {
  switch (jointOutcome(joint)) {
    case 'fail':
      return { sign: '❌', tone: 'bad' }
    case 'pass':
      return { sign: '✅', tone: 'good' }
    case 'report-only':
      return { sign: '📌', tone: 'note' }
    default:
      return { sign: '⚠️', tone: 'unknown' }
  }
}

function passWords(reports: readonly Report[]): readonly string[] {
  const passed = reports.filter((report) => outcomeOf(report) === 'pass').length
  const how =
    passed === reports.length
      ? `all ${counted(reports.length, 'check')} pass`
      : passed === 0
        ? `${counted(reports.length, 'check')}, reported only`
        : `${amount(passed)} of ${counted(reports.length, 'check')} pass, the others are reported only`
  const totals = jointTotals(reports, 'error')
  if (totals === null) {
    return [how]
  }
  const now = `(${amount(totals.head)})`
  if (totals.delta < 0) {
    return [how, `${counted(-totals.delta, 'error')} fewer ${now}`]
  }
  return [
    how,
    totals.delta > 0 ? `${counted(totals.delta, 'error')} more ${now}` : counted(totals.head, 'error'),
  ]
}

function reportedWords(reported: readonly Report[]): readonly string[] {
  return reported.length === 0 ? [] : [`over a limit but only reported: ${labels(reported)}`]
}

function isOnlyReported({ result }: Report): boolean {
  return (
    result.kind === 'compared' &&
    !result.verdict.enforced &&
    result.verdict.rules.some(({ passed }) => !passed)
  )
}

/** As many as anybody reads in a headline. */
const mostLabels = 5

function labels(reports: readonly Report[]): string {
  const names = reports.slice(0, mostLabels).map((report) => headline(report).label)
  const more = reports.length - names.length
  return [...names, ...(more === 0 ? [] : [`${amount(more)} more`])].join(', ')
}
