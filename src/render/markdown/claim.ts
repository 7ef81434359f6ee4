/**
 * The comment for a result that somebody else's run left. Everything in it is that run's own claim and is said to
 * be one; no text of it comes out as mark-up, and none of its sentences is repeated but the checker's messages.
 */
import { problemText } from '#messages/problem-text.ts'
import { checkerTitle } from '#model/checker-title.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult } from '#model/report.ts'
import { amount, counted, signed } from '../amount.ts'
import { markdownCell, markdownCode, markdownText } from '../encode/markdown.ts'
import { type Headline, headlineOf, ruleReason, toldRules } from '../headline.ts'
import { type ClaimFacts, claimedReport } from '../story/claimed-report.ts'
import { isFlood } from '../story/flood.ts'
import { newFindings } from '../story/new-errors.ts'
import { decreasedWords, distanceWords, leftOutWords } from '../words/comment-words.ts'
import { checkRunLimit, commentLimit, summaryLimit, withinBytes } from './comment.ts'
import { fixedSection as fixedErrors } from './fixed-section.ts'
import { floodSection } from './flood-section.ts'
import { type Marker, markerLine } from './marker.ts'
import { newSection } from './new-section.ts'
import { commitLink, numbersHead } from './numbers-table.ts'
import { proseText } from './prose.ts'
import { ruleEditNote } from './rule-edits.ts'
import { fitted, fixedSection, type Section } from './section.ts'

/** What a reader must know of numbers that somebody else's code made. */
const claimNote =
  '> The numbers are those of the pull request’s own run; the limits are those of the default branch.'
/** Of a run that left nothing that could be published. */
const failureNote = '> Written for the pull request’s own run, which could not comment by itself.'
/** Of a run whose own comment was written over by an older one that ended later. */
const restoredNote =
  '> Taken from the result of the newest run, whose own comment was written over by an older one.'

/** Marker, heading, and the note as a paragraph of its own: nothing that a run shows can stand there. */
const noteLine = 3

/** Whether a comment was written for a run by somebody else, and not by the run itself. */
export function isPublished(body: string): boolean {
  const line = body.split(/\r?\n/)[noteLine] ?? ''
  return line === claimNote || line === failureNote
}

/** Whether a comment is one of a run that has no result. */
export function saysNoResult(body: string): boolean {
  return /^### \S+ .*[:,] no result$/.test(body.split(/\r?\n/)[1] ?? '')
}

/** A comment without a result, written for the run that left none. */
export function publishedFailure(comment: string): string {
  const [marker = '', heading = '', ...rest] = comment.split('\n')
  return [marker, heading, '', failureNote, ...rest].join('\n')
}

/** A claim, judged here, and what GitHub records of its run. */
export interface JudgedClaim extends ClaimFacts {
  /** `claimed`: by code that nobody trusts; `restored`: by a run of this repository. */
  readonly origin: 'claimed' | 'restored'
  /** Why an edit of the rules may be missing. */
  readonly warnings: readonly Problem[]
}

/** The sentence that says how it went. */
export function claimHeadline({ claim, result, verdict }: JudgedClaim): Headline {
  return headlineOf({
    name: claim.name,
    checker: claim.checker?.name ?? null,
    verdict,
    totals: result.totals,
    newWarnings: result.warnings.new,
    unchecked: result.unchecked,
    first: result.baseline === null ? 'baseline-none' : null,
    drift: null,
  })
}

/** Starts with the marker and stays within the limit of a comment. */
export function renderClaimComment(judged: JudgedClaim, marker: Marker): string {
  const line = markerLine(marker)
  return `${line}\n${claimDocument(judged, { detail: 'overview', limit: commentLimit - line.length - 2 })}\n`
}

/** The text of the job summary. */
export function renderClaimSummary(judged: JudgedClaim): string {
  return `${claimDocument(judged, { detail: 'all', limit: summaryLimit })}\n`
}

/** What the comment says, for a check run. */
export function renderClaimCheckRun(judged: JudgedClaim): string {
  return withinBytes(checkRunLimit, (limit) => claimDocument(judged, { detail: 'overview', limit }))
}

/** The text without a marker, in UTF-16 code units no longer than `limit`. `among`: others stand beside it, and the note above all. */
export function claimDocument(
  judged: JudgedClaim,
  {
    detail,
    limit,
    among = false,
  }: { readonly detail: 'all' | 'overview'; readonly limit: number; readonly among?: boolean },
): string {
  const { claim, hosted } = judged
  const { sign, words } = claimHeadline(judged)
  const { report, result } = claimedReport(judged)
  const found = claim.checker === null ? [] : newFindings(result, claim.checker.name)
  const sections = [
    `### ${sign} ${markdownText(words)}`,
    ...(among ? [] : notesOf(judged)),
    numbers(judged, result),
  ].map(fixedSection)
  const lists = [
    ...listedNote(judged),
    ...found.map((some) =>
      isFlood(some) ? floodSection(report, some, { result, detail }) : newSection(report, some, detail),
    ),
    ...fixedErrors(report, result, detail),
  ]
  const where = `All of it is in the report of [that run](<${hosted.runUrl}>).`
  const text = fitted([...sections, ...lists, fixedSection(footer(judged))], limit, (names) =>
    leftOutWords(names, where),
  )
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}

/** What a reader must know first. */
export function notesOf({
  origin,
  ruleEdits,
  warnings,
}: Pick<JudgedClaim, 'origin' | 'ruleEdits' | 'warnings'>): readonly string[] {
  return [
    origin === 'claimed' ? claimNote : restoredNote,
    ...ruleEditNote(ruleEdits),
    ...warnings.map(warningNote),
  ]
}

function footer({ claim, hosted }: JudgedClaim): string {
  const checker = claim.checker === null ? '' : checkerTitle(claim.checker)
  const who = `${markdownCode(claim.name)}${checker === '' ? '' : ` checked with ${markdownText(checker)}`}`
  return `<sub>${who} at ${markdownCode(claim.head.slice(0, 7))} · [that run](<${hosted.runUrl}>)</sub>`
}

/** The file of a run lists only so many. */
function listedNote({ result, claim }: JudgedClaim): readonly Section[] {
  const { totals, warnings } = result
  const listed = claim.checker === null ? 0 : result.new.length
  const all = totals.new + warnings.new
  return all > listed
    ? [fixedSection(`The result lists ${amount(listed)} of ${counted(all, 'new finding')}.`)]
    : []
}

function warningNote(problem: Problem): string {
  const { what, why } = problemText(problem)
  return `> **Warning:** ${proseText(what)} ${proseText(why)}`
}

function numbers({ result, verdict, hosted }: JudgedClaim, claimed: ComparedResult): string {
  const { totals, warnings, baseline } = result
  const rows: (readonly [string, string])[] = [['Current', counted(totals.head, 'error')]]
  if (baseline !== null) {
    const at = baseline.commit === null ? '' : ` at ${commitLink({ hosted }, baseline.commit)}`
    rows.push(['Baseline', `${counted(totals.base, 'error')}${at}${distanceWords(baseline.distance)}`])
    const isPraised = totals.delta < 0 && verdict.rules.every(({ passed }) => passed)
    const praised = isPraised ? `${decreasedWords} ` : ''
    const parts = `${amount(totals.new)} new, ${amount(totals.fixed)} fixed`
    rows.push(['Change', `${praised}${signed(totals.delta)} (${parts})`])
  }
  if (warnings.head > 0 || warnings.base > 0) {
    rows.push(['Warnings', `${amount(warnings.head)} (${signed(warnings.delta)}), not counted by the rules`])
  }
  for (const told of toldRules(claimed)) {
    const words = `${told.passed ? 'holds' : '**broken**'} · ${proseText(ruleReason(told))}`
    rows.push([`Limit ${markdownCode(told.rule)}`, words])
  }
  const lines = rows.map(([name, value]) => `| ${markdownCell(name)} | ${markdownCell(value)} |`)
  return [...numbersHead, ...lines].join('\n')
}
