/**
 * The Markdown report: which sections it has and in which order. Pull-request comment and job summary are the
 * same text with different room.
 */
import { toldProblem } from '#messages/told-problem.ts'
import { totalsOf } from '#model/comparison.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { amount } from '../amount.ts'
import { markdownBlock, markdownCode, markdownText } from '../encode/markdown.ts'
import { hasNews, headline, toldRules, upgradeOf } from '../headline.ts'
import { webAddress } from '../line-link.ts'
import { isFlood } from '../story/flood.ts'
import { newFindings } from '../story/new-errors.ts'
import { acceptedSentences } from '../words/accepted-words.ts'
import { arrivalSentences } from '../words/arrival-words.ts'
import { attributionSentences } from '../words/attribution-words.ts'
import {
  baselineRecordedWords,
  leftOutWords,
  noResultWords,
  recomputedWords,
} from '../words/comment-words.ts'
import { filedSentences } from '../words/filed-words.ts'
import { hiddenSentences } from '../words/hidden-words.ts'
import { countSections, touchedSection } from './count-sections.ts'
import { fixedSection as fixedErrors } from './fixed-section.ts'
import { flakySection } from './flaky-section.ts'
import { floodSection } from './flood-section.ts'
import { newSection } from './new-section.ts'
import { commitLink, numbersTable } from './numbers-table.ts'
import { placeLink } from './place-link.ts'
import { proseText } from './prose.ts'
import { ruleEditNote } from './rule-edits.ts'
import {
  driftSection,
  footer,
  installSection,
  recognisedSection,
  reproduceSection,
  scopeSection,
  sourcelessSection,
  warningSection,
} from './run-sections.ts'
import { fitted, fixedSection, type Section } from './section.ts'

/** How long the text may get, and how much of it a reader wants. */
export interface Room {
  /** In UTF-16 code units. */
  readonly limit: number
  /** `overview` starts with less than everything, however much would fit. */
  readonly detail: 'all' | 'overview'
}

/** The whole report without a marker; ends without a line break. */
export function markdownDocument(report: Report, room: Room): string {
  const { result } = report
  const sections =
    result.kind === 'failed' ? failedSections(report, result) : comparedSections(report, result, room)
  const text = fitted(sections, room.limit, (names) => leftOutWords(names, restPlace(report)))
  return text.length <= room.limit ? text : `${text.slice(0, room.limit - 1)}…`
}

function restPlace({ hosted }: Report): string {
  const address = webAddress(hosted?.reportUrl ?? null)
  return address === null ? '' : `All of it is in the [full report](<${address}>).`
}

/** The verdict, and right behind it what of the rules the change itself edits. */
function titleSections(report: Report): readonly Section[] {
  const { sign, words } = headline(report)
  return [
    `### ${sign} ${markdownText(words)}`,
    ...[...acceptedSentences(report), ...filedSentences(report), ...hiddenSentences(report)].map(
      (sentence) => `> ${proseText(sentence.replaceAll('\n', ' '))}`,
    ),
    ...attributionNote(report.result),
    ...arrivalNote(report.result),
    ...ruleEditNote(report.ruleEdits ?? []),
  ].map(fixedSection)
}

/** Whose the difference is: before the numbers, which are the change's part alone where runs tell it. */
function attributionNote(result: Report['result']): readonly string[] {
  const attribution = result.kind === 'compared' ? result.attribution : undefined
  return attribution === undefined ? [] : [`> ${attributionSentences(attribution).map(proseText).join(' ')}`]
}

/** Who brought the new errors, where that is not this change alone. */
function arrivalNote(result: Report['result']): readonly string[] {
  const arrivals = result.kind === 'compared' ? result.arrivals : undefined
  return arrivals === undefined ? [] : [`> ${arrivalSentences(arrivals).map(proseText).join(' ')}`]
}

function comparedSections(report: Report, result: ComparedResult, room: Room): readonly Section[] {
  if (isQuiet(report, result)) {
    return [fixedSection(quietLine(report, result))]
  }
  const warnings = report.warnings.map((warning) => warningSection(warning, report))
  const ends = [...warnings, ...sourcelessSection(result), fixedSection(footer(report))]
  const numbers = fixedSection(numbersTable(report, result))
  if (result.baseline.state === 'absent') {
    return [
      ...titleSections(report),
      ...firstRunTexts(report, result).map(fixedSection),
      ...installSection(report, result),
      ...reproduceSection(report, result),
      ...countSections(report, result),
      ...ends,
    ]
  }
  const found = report.checker === null ? [] : newFindings(result, report.checker.name)
  const isUpgrade = upgradeOf(result) !== null
  return [
    ...titleSections(report),
    ...scopeSection(result),
    ...(isUpgrade ? driftSection(result) : []),
    numbers,
    ...(isUpgrade ? [] : driftSection(result)),
    ...found.map((some) =>
      isFlood(some)
        ? floodSection(report, some, { result, detail: room.detail })
        : newSection(report, some, room.detail),
    ),
    ...flakySection(report, result),
    ...recognisedSection(report, result),
    ...touchedSection(result),
    ...installSection(report, result),
    ...fixedErrors(report, result, room.detail),
    ...reproduceSection(report, result),
    ...countSections(report, result),
    ...ends,
  ]
}

/** What this run is for: it made the baseline, or there is none and what to do about it. */
function firstRunTexts(report: Report, result: ComparedResult): readonly string[] {
  const { baseline, recorded } = result
  const numbers = numbersTable(report, result)
  if (baseline.state === 'loaded' || recorded === true) {
    return [baselineRecordedWords(totalsOf(result.comparison, 'error').head), numbers]
  }
  const { what, why, fix, details } = toldProblem(baseline.problem, report)
  return [[what, why, fix].map(proseText).join(' '), ...detailBlock(details), numbers]
}

/** Whether there is more to say of a check than its row in a table does. */
export function hasSection(report: Report): boolean {
  return report.result.kind === 'failed' || !isQuiet(report, report.result)
}

/** Nothing new, nothing fixed, nothing broken, and nothing that anybody has to be told. */
function isQuiet(report: Report, result: ComparedResult): boolean {
  return (
    result.baseline.state === 'loaded' &&
    !hasNews(result) &&
    filedSentences(report).length === 0 &&
    acceptedSentences(report).length === 0 &&
    hiddenSentences({ result }).length === 0 &&
    (report.ruleEdits ?? []).length === 0 &&
    report.warnings.length === 0 &&
    result.drift.length === 0 &&
    result.attribution === undefined &&
    result.flaky.length === 0
  )
}

/** No news is one line. */
function quietLine(report: Report, result: ComparedResult): string {
  const { sign, words } = headline(report)
  const origin = result.baseline.state === 'loaded' ? result.baseline.origin : null
  const link = origin?.commit ? commitLink(report, origin.commit) : null
  const as =
    link === null ? '' : origin?.source === 'revision' ? `, ${recomputedWords(link)}` : `, as on ${link}`
  const limits = toldRules(result)
    .map(({ rule, limit }) => `; ${markdownCode(rule)} allows ${amount(limit)}`)
    .join('')
  return `${sign} **${markdownText(words)}**${as}${limits}.\n\n${footer(report)}`
}

const mostDetails = 100
const longestDetail = 400

function detailBlock(details: readonly string[]): readonly string[] {
  const lines = details
    .slice(-mostDetails)
    .map((line) => (line.length > longestDetail ? `${line.slice(0, longestDetail)}…` : line))
  return lines.length === 0 ? [] : [markdownBlock(lines.join('\n'))]
}

function failedSections(report: Report, { problem, stop }: FailedResult): readonly Section[] {
  const { what, why, fix, details } = toldProblem(problem, report)
  const texts = [
    `${noResultWords} ${proseText(what)}`,
    ...(stop === undefined ? [] : [`**Where:** ${placeLink(report, stop.path, stop.line)}`]),
    proseText(why),
    `**How to fix it:** ${proseText(fix)}`,
    ...detailBlock(details),
  ]
  return [
    ...titleSections(report),
    ...texts.map(fixedSection),
    ...report.warnings.map((warning) => warningSection(warning, report)),
    fixedSection(footer(report)),
  ]
}
