/**
 * The comment for a result that somebody else's run left. Everything in it is that run's own claim and is said to
 * be one; no text of it comes out as mark-up, and none of its sentences is repeated but the checker's messages.
 */
import { problemText } from '#messages/problem-text.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import type { HostedRepository } from '#model/report.ts'
import type { Claim, ClaimedComparison, ClaimedEntry, Excerpt } from '#model/result-file.ts'
import type { Verdict } from '#model/verdict.ts'
import { amount, counted, signed } from '../amount.ts'
import { markdownBlock, markdownCell, markdownCode, markdownLink, markdownText } from '../encode/markdown.ts'
import { type Headline, headlineOf } from '../headline.ts'
import { lineAddress } from '../line-link.ts'
import { decreasedWords } from '../words/comment-words.ts'
import { checkRunLimit, commentLimit, summaryLimit, withinBytes } from './comment.ts'
import { type Marker, markerLine } from './marker.ts'
import { numbersHead } from './numbers-table.ts'
import { proseText } from './prose.ts'
import { ruleEditNote } from './rule-edits.ts'

/** What a reader must know of numbers that somebody else's code made. */
const claimNote =
  '> **Counted by the pull request’s own run**, which runs the code of the pull request. The limits are those of the default branch.'
/** Of a run that left nothing that could be published. */
const companionNote = '> **Written for the pull request’s own run**, which could not comment by itself.'
/** Of a run whose own comment was written over by an older one that ended later. */
const restoredNote =
  '> **Taken from the result of the newest run**, whose own comment was written over by an older one.'

/** Marker, heading, and the note as a paragraph of its own: nothing that a run shows can stand there. */
const noteLine = 3

/** Whether a comment was written for a run by somebody else, and not by the run itself. */
export function isPublished(body: string): boolean {
  const line = body.split(/\r?\n/)[noteLine] ?? ''
  return line === claimNote || line === companionNote
}

/** Whether a comment is one of a run that has no result. */
export function saysNoResult(body: string): boolean {
  return /^### \S+ .*[:,] no result$/.test(body.split(/\r?\n/)[1] ?? '')
}

/** A comment without a result, written for the run that left none. */
export function publishedFailure(comment: string): string {
  const [marker = '', heading = '', ...rest] = comment.split('\n')
  return [marker, heading, '', companionNote, ...rest].join('\n')
}

/** A claim, judged here, and what GitHub records of its run. */
export interface JudgedClaim {
  readonly claim: Claim
  readonly result: ClaimedComparison
  readonly verdict: Verdict
  /** Of the run that is published. */
  readonly hosted: HostedRepository
  /** `claimed`: by code that nobody trusts; `restored`: by a run of this repository. */
  readonly origin: 'claimed' | 'restored'
  readonly ruleEdits: readonly RepoPath[]
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
  return `${line}\n${claimDocument(judged, { entries: 100, limit: commentLimit - line.length - 2 })}\n`
}

/** The text of the job summary. */
export function renderClaimSummary(judged: JudgedClaim): string {
  return `${claimDocument(judged, { entries: 500, limit: summaryLimit })}\n`
}

/** What the comment says, for a check run. */
export function renderClaimCheckRun(judged: JudgedClaim): string {
  return withinBytes(checkRunLimit, (limit) => claimDocument(judged, { entries: 100, limit }))
}

/** How much of each list is shown, when there is room for it. */
const steps = [500, 200, 100, 50, 20, 5, 0] as const

/** The text without a marker, in UTF-16 code units no longer than `limit`. */
function claimDocument(
  judged: JudgedClaim,
  { entries, limit }: { readonly entries: number; readonly limit: number },
): string {
  for (const most of steps.filter((step) => step <= entries)) {
    const text = claimText(judged, most)
    if (text.length <= limit) {
      return text
    }
  }
  return `${claimText({ ...judged, ruleEdits: [] }, 0).slice(0, limit - 1)}…`
}

function claimText(judged: JudgedClaim, most: number): string {
  const { claim, result, hosted } = judged
  const { sign, words } = claimHeadline(judged)
  const checker = [claim.checker?.name, claim.checker?.version].filter(Boolean).join(' ')
  const who = `${markdownCode(claim.name)}${checker === '' ? '' : ` checked with ${markdownText(checker)}`}`
  return [
    `### ${sign} ${markdownText(words)}`,
    judged.origin === 'claimed' ? claimNote : restoredNote,
    ...ruleEditNote(judged.ruleEdits),
    ...judged.warnings.map(warningNote),
    numbers(judged),
    ...newSection(judged, most),
    ...excerptSection(result.excerpts.slice(0, Math.min(most, mostExcerpts))),
    ...fixedSection(judged, most),
    `<sub>${who} at ${markdownCode(claim.head.slice(0, 7))} · [that run](<${hosted.runUrl}>)</sub>`,
  ].join('\n\n')
}

function warningNote(problem: Problem): string {
  const { what, why } = problemText(problem)
  return `> **Warning:** ${proseText(what)} ${proseText(why)}`
}

function numbers({ result, verdict }: JudgedClaim): string {
  const { totals, warnings, baseline } = result
  const rows: (readonly [string, string])[] = [['Current', counted(totals.head, 'error')]]
  if (baseline !== null) {
    rows.push(['Baseline', counted(totals.base, 'error')])
    const isPraised = totals.delta < 0 && verdict.rules.every(({ passed }) => passed)
    const praised = isPraised ? `${decreasedWords} ` : ''
    const parts = `${amount(totals.new)} new, ${amount(totals.fixed)} fixed`
    rows.push(['Change', `${praised}${signed(totals.delta)} (${parts})`])
  }
  if (warnings.head > 0 || warnings.base > 0) {
    rows.push(['Warnings', `${amount(warnings.head)} (${signed(warnings.delta)}), not counted by the rules`])
  }
  for (const { rule, passed, reason } of baseline === null ? [] : verdict.rules) {
    const words = `${passed ? 'holds' : '**broken**'} · ${proseText(reason)}`
    rows.push([`Limit ${markdownCode(rule)}`, words])
  }
  const lines = rows.map(([name, value]) => `| ${markdownCell(name)} | ${markdownCell(value)} |`)
  return [...numbersHead, ...lines].join('\n')
}

function newSection(judged: JudgedClaim, most: number): readonly string[] {
  const { totals, warnings } = judged.result
  const title = listTitle('new', totals.new, warnings.new)
  const list = entryList(judged, {
    entries: judged.result.new,
    commit: judged.claim.head,
    most,
    all: totals.new + warnings.new,
  })
  return title === '' ? [] : [`#### ${title}`, list]
}

function fixedSection(judged: JudgedClaim, most: number): readonly string[] {
  const { totals, warnings, baseline } = judged.result
  const title = listTitle('fixed', totals.fixed, warnings.fixed)
  const list = entryList(judged, {
    entries: judged.result.fixed,
    commit: baseline?.commit ?? null,
    most: Math.floor(most / 2),
    all: totals.fixed + warnings.fixed,
  })
  return title === '' ? [] : [`<details><summary><b>${title}</b></summary>\n\n${list}\n\n</details>`]
}

function listTitle(what: string, errors: number, warnings: number): string {
  return [
    ...(errors > 0 ? [counted(errors, `${what} error`)] : []),
    ...(warnings > 0 ? [counted(warnings, `${what} warning`)] : []),
  ].join(', ')
}

function entryList(
  { hosted }: JudgedClaim,
  list: {
    readonly entries: readonly ClaimedEntry[]
    readonly commit: CommitSha | null
    readonly most: number
    readonly all: number
  },
): string {
  const shown = list.entries.slice(0, list.most)
  const left = list.all - shown.length
  const lines = shown.map((entry) => entryLine(entry, lineAddress(entry, hosted, list.commit)))
  return [...lines, ...(left > 0 ? [`- … and ${amount(left)} more.`] : [])].join('\n')
}

const longestMessage = 300

function entryLine(entry: ClaimedEntry, address: string | null): string {
  const { path, line, code, severity, replaced, mayComeFromBase } = entry
  const [first = '', ...rest] = entry.message.split('\n')
  const cut = first.length > longestMessage ? `${first.slice(0, longestMessage)}…` : first
  const place = path === '' ? 'whole project' : `${path}:${line}`
  const linked = address === null ? markdownCode(place) : markdownLink(place, address)
  const marks = [
    ...(severity === 'error' ? [] : [severity]),
    ...(replaced ? ['replaced'] : []),
    ...(mayComeFromBase ? ['may come from the base branch'] : []),
  ]
  const rule = code === null ? '' : ` ${markdownCode(code)}`
  const tail = marks.length === 0 ? '' : ` _(${marks.join('; ')})_`
  return `- ${linked}${rule} ${markdownText(cut)}${rest.length === 0 ? '' : ' …'}${tail}`
}

const mostExcerpts = 5

function excerptSection(excerpts: readonly Excerpt[]): readonly string[] {
  if (excerpts.length === 0) {
    return []
  }
  const blocks = excerpts.map(({ path, firstLine, lines }) => {
    const numbered = lines.map((line, index) => `${firstLine + index}  ${line.replace(/[\r\n]/g, '⏎')}`)
    return `${markdownCode(path)}\n\n${markdownBlock(numbered.join('\n'))}`
  })
  return [
    `<details><summary><b>Source, as that run saw it</b></summary>\n\n${blocks.join('\n\n')}\n\n</details>`,
  ]
}
