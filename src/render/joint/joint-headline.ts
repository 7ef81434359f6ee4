/** The one sentence for several checks: how many failed and which, else which way the number went. */

import { toldProblem } from '#messages/told-problem.ts'
import { totalsOf } from '#model/comparison.ts'
import { type JointReport, worstOutcome } from '#model/joint-report.ts'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { exitCodes, type Outcome } from '#model/verdict.ts'
import { brokenRules, exitCodeOf, headline, outcomeOf } from '../headline.ts'
import { readinessLine } from '../words/readiness-words.ts'
import {
  type CheckStanding,
  headlineOfChecks,
  type JointHeadline,
  readinessOutcome,
} from './checks-headline.ts'

/** The exit code of the worst that may fail the run; a check that is only reported counts as 0. */
export function jointExitCode({ reports, readiness }: JointReport): number {
  const failing = [
    ...reports.filter((report) => exitCodeOf(report) !== 0).map(outcomeOf),
    ...readinessOutcome(readiness),
  ]
  return failing.length === 0 ? 0 : exitCodes[worstOutcome(failing)]
}

/** The worst of all checks; a score that is too low fails the run as a check does. */
export function jointOutcome({ reports, readiness }: JointReport): Outcome {
  return worstOutcome([...reports.map(outcomeOf), ...readinessOutcome(readiness)])
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
  return headlineOfChecks(joint.name, joint.reports.map(standingOf), joint.readiness)
}

function standingOf(report: Report): CheckStanding {
  const { result } = report
  return {
    label: headline(report).label,
    outcome: outcomeOf(report),
    failed: result.kind === 'failed',
    overLimit:
      result.kind === 'compared' &&
      !result.verdict.enforced &&
      result.verdict.rules.some(({ passed }) => !passed),
    totals: result.kind === 'failed' ? null : totalsOf(result.comparison, 'error'),
  }
}
