/**
 * The results that somebody else's run left of several checks, told as one. Each is that run's own claim and is said to be one; no text
 * of them comes out as mark-up.
 */
import { worstOutcome } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import { exitCodes, isTotalRule, type Outcome } from '#model/verdict.ts'
import { amount, signed } from '../amount.ts'
import { markdownText } from '../encode/markdown.ts'
import { brokenRules, exitCodeOf, headline, outcomeOf } from '../headline.ts'
import { claimDocument, claimHeadline, type JudgedClaim, notesOf } from '../markdown/claim.ts'
import { checkRunLimit, commentLimit, summaryLimit, withinBytes } from '../markdown/comment.ts'
import { markdownDocument } from '../markdown/document.ts'
import { type Marker, markerLine } from '../markdown/marker.ts'
import { type CheckRow, checkRow, verdictWords } from './check-rows.ts'
import { type CheckStanding, headlineOfChecks, type JointHeadline } from './checks-headline.ts'
import { type CheckSection, checksTable, fittedChecks } from './checks-text.ts'

/** One check: a claim that was judged, or why there is none. */
export type ClaimedCheck =
  | { readonly kind: 'judged'; readonly judged: JudgedClaim; readonly isNew: boolean }
  | { readonly kind: 'failed'; readonly report: Report }

/** Several of one run. */
export interface JointClaim {
  readonly name: string
  /** In the order of the configuration file, at least one. */
  readonly checks: readonly ClaimedCheck[]
  /** Of the change as a whole. */
  readonly notes: Pick<JudgedClaim, 'origin' | 'ruleEdits' | 'warnings'>
  /** Whether a limit of some check can't be judged from counts. */
  readonly limitsLeftOut: boolean
  /** The page of that run. */
  readonly runUrl: string
}

/** See {@link JointHeadline}. */
export function jointClaimHeadline({ name, checks }: JointClaim): JointHeadline {
  return headlineOfChecks(name, checks.map(standingOf))
}

/** The worst of all checks. */
export function jointClaimOutcome({ checks }: JointClaim): Outcome {
  return worstOutcome(checks.map(outcomeOfCheck))
}

/** Of the worst that may fail; a check that is only reported counts as 0. */
export function jointClaimExitCode({ checks }: JointClaim): number {
  const failing = checks
    .filter((check) =>
      check.kind === 'failed' ? exitCodeOf(check.report) !== 0 : outcomeOfCheck(check) === 'fail',
    )
    .map(outcomeOfCheck)
  return failing.length === 0 ? 0 : exitCodes[worstOutcome(failing)]
}

/** Why it failed, for a log. */
export function jointClaimFailures(joint: JointClaim): readonly string[] {
  const lines = joint.checks.flatMap((check) => {
    if (check.kind === 'failed') {
      return [headline(check.report).words]
    }
    const broken = brokenRules(check.judged.verdict.rules)
    return broken.length === 0 ? [] : [claimHeadline(check.judged).words, ...broken]
  })
  return lines.length === 0 ? [] : [jointClaimHeadline(joint).words, ...lines]
}

/** Whether there is anything to tell a pull request that has no comment yet. */
export function hasClaimedNews({ checks }: JointClaim): boolean {
  return checks.some(hasSection)
}

/** Starts with the marker and stays within the limit of a comment. */
export function renderJointClaimComment(joint: JointClaim, marker: Marker): string {
  const line = markerLine(marker)
  return `${line}\n${document(joint, { detail: 'overview', limit: commentLimit - line.length - 2 })}\n`
}

/** The text of the job summary. */
export function renderJointClaimSummary(joint: JointClaim): string {
  return `${document(joint, { detail: 'all', limit: summaryLimit })}\n`
}

/** What the comment says, for a check run. */
export function renderJointClaimCheckRun(joint: JointClaim): string {
  return withinBytes(checkRunLimit, (limit) => document(joint, { detail: 'overview', limit }))
}

interface Room {
  readonly detail: 'all' | 'overview'
  readonly limit: number
}

const leftOutNote =
  'Limits on a part of the errors (`touched-files`, `rules`, `categories`, `paths`, `owners`, `min-clean-files`), what was accepted, and `readiness` are judged by the run itself, not here.'

/** The note stands right below the heading: by that a comment is known as published. */
function document(joint: JointClaim, room: Room): string {
  const { sign, words } = jointClaimHeadline(joint)
  const head = [
    `## ${sign} ${markdownText(words)}`,
    ...notesOf(joint.notes),
    ...(joint.limitsLeftOut ? [`> ${leftOutNote}`] : []),
    checksTable(joint.checks.map((check) => ({ row: rowOf(check), address: null }))),
  ]
  const sections = joint.checks.filter(hasSection).map((check) => sectionOf(check, room.detail))
  const foot = `<sub>${amount(joint.checks.length)} checks · [that run](<${joint.runUrl}>)</sub>`
  return fittedChecks({ head, sections, foot }, room.limit)
}

function sectionOf(check: ClaimedCheck, detail: Room['detail']): CheckSection {
  return {
    outcome: outcomeOfCheck(check),
    write: (limit) =>
      check.kind === 'failed'
        ? markdownDocument(check.report, { detail, limit })
        : claimDocument(check.judged, { detail, limit, among: true }),
  }
}

function hasSection(check: ClaimedCheck): boolean {
  if (check.kind === 'failed') {
    return true
  }
  const { result, verdict } = check.judged
  return verdict.rules.some(({ passed }) => !passed) || result.new.length + result.fixed.length > 0
}

function outcomeOfCheck(check: ClaimedCheck): Outcome {
  return check.kind === 'failed' ? outcomeOf(check.report) : check.judged.verdict.outcome
}

function standingOf(check: ClaimedCheck): CheckStanding {
  if (check.kind === 'failed') {
    const { label } = headline(check.report)
    return { label, outcome: outcomeOf(check.report), failed: true, overLimit: false, totals: null }
  }
  const { verdict, result } = check.judged
  return {
    label: claimHeadline(check.judged).label,
    outcome: verdict.outcome,
    failed: false,
    overLimit: !verdict.enforced && verdict.rules.some(({ passed }) => !passed),
    totals: result.totals,
  }
}

function rowOf(check: ClaimedCheck): CheckRow {
  if (check.kind === 'failed') {
    return checkRow(check.report)
  }
  const { judged, isNew } = check
  const { label, sign } = claimHeadline(judged)
  const { totals, baseline } = judged.result
  const limits = judged.verdict.rules
    .filter(
      ({ rule }) =>
        (isTotalRule(rule) && (rule === 'max-errors' || baseline !== null)) ||
        (rule === 'max-new-errors' && baseline !== null),
    )
    .map(({ rule, limit }) => `${amount(limit)}${rule === 'max-new-errors' ? ' new' : ''}`)
  const since = baseline === null ? null : totals
  return {
    label,
    sign,
    verdict: verdictWords(judged.verdict.outcome, isNew ? 'new' : undefined),
    current: amount(totals.head),
    delta: since === null ? '' : signed(since.delta),
    new: since === null ? '' : amount(since.new),
    fixed: since === null ? '' : amount(since.fixed),
    limit: limits.join(', '),
  }
}
