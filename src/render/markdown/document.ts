/** The Markdown report: pull-request comment and job summary are the same text with different room. */

import { problemText } from '#messages/problem-text.ts'
import { totalsOf, type Unpaired } from '#model/comparison.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { counted } from '../amount.ts'
import { markdownBlock, markdownCode, markdownText } from '../encode/markdown.ts'
import { headline } from '../headline.ts'
import { categorySection, installSection } from './category-section.ts'
import { entryList, numbersTable } from './comparison-sections.ts'
import { driftSection } from './drift-section.ts'
import { flakySection } from './flaky-section.ts'
import { proseText } from './prose.ts'
import { scopeSection } from './scope-section.ts'
import { touchedSection } from './touched-section.ts'

/** How many entries of each list are shown before the rest is only counted. */
export interface Room {
  readonly new: number
  readonly fixed: number
}

/** The whole report without a marker; ends without a line break. */
export function markdownDocument(report: Report, room: Room): string {
  const { sign, words } = headline(report)
  const title = `### ${sign} ${words}`
  const { result } = report
  const body = result.kind === 'failed' ? failedBody(result) : comparedBody(report, result, room)
  return [title, ...body, ...report.warnings.map(warningNote), footer(report)].join('\n\n')
}

function comparedBody(report: Report, result: ComparedResult, room: Room): readonly string[] {
  const { comparison, baseline } = result
  const foot = [...installSection(result), ...categorySection(report, result), reproduction(report, result)]
  if (baseline.state === 'absent') {
    return [firstRunText(baseline.problem), numbersTable(report, result), ...foot]
  }
  return [
    ...scopeSection(result.scope),
    numbersTable(report, result),
    ...driftSection(result.drift),
    ...newSections(report, result, room.new),
    ...flakySection(report, result.flaky, room.new),
    ...touchedSection(result.touched),
    ...section(report, { title: 'fixed', entries: shown(comparison.fixed), side: 'fixed', most: room.fixed }),
    ...foot,
  ]
}

/** New errors in files that the change did not touch stand apart: their cause is elsewhere. */
function newSections(
  report: Report,
  { comparison, touched }: ComparedResult,
  most: number,
): readonly string[] {
  const entries = shown(comparison.new)
  if (touched === null) {
    return section(report, { title: 'new', entries, side: 'new', most })
  }
  const own = new Set(touched.map(({ path }) => path))
  const [inside, outside] = [true, false].map((wanted) =>
    entries.filter(({ diagnostic }) => own.has(diagnostic.path) === wanted),
  )
  return [
    ...section(report, { title: 'new', entries: inside ?? [], side: 'new', most }),
    ...section(report, {
      title: 'new',
      where: ' in files that this change does not touch',
      entries: outside ?? [],
      side: 'new',
      most,
    }),
  ]
}

/** Informations are compared but are no news. */
function shown(entries: readonly Unpaired[]): readonly Unpaired[] {
  return entries.filter(({ diagnostic }) => diagnostic.severity !== 'information')
}

function section(
  report: Report,
  list: {
    readonly title: string
    readonly where?: string
    readonly entries: readonly Unpaired[]
    readonly side: 'new' | 'fixed'
    readonly most: number
  },
): readonly string[] {
  if (list.entries.length === 0) {
    return []
  }
  const errors = list.entries.filter(({ diagnostic }) => diagnostic.severity === 'error').length
  const warnings = list.entries.length - errors
  const title =
    [
      ...(errors > 0 ? [counted(errors, `${list.title} error`)] : []),
      ...(warnings > 0 ? [counted(warnings, `${list.title} warning`)] : []),
    ].join(', ') + (list.where ?? '')
  const text = entryList(report, list)
  if (list.side === 'new') {
    return [`#### ${title}`, text]
  }
  return [`<details><summary><b>${title}</b></summary>\n\n${text}\n\n</details>`]
}

function firstRunText(problem: Problem): string {
  const { what, why, fix } = problemText(problem)
  return [what, why, fix].map(proseText).join(' ')
}

function reproduction(report: Report, { comparison }: ComparedResult): string {
  const prints = counted(totalsOf(comparison, 'error').head, 'error')
  const clean = report.checker === null ? '' : `; a clean run prints ${cleanRun[report.checker.name]}`
  const words = `On this commit it prints ${prints}${clean}.`
  return `<details><summary><b>Reproduce it locally</b></summary>\n\n${markdownBlock(report.reproduce, 'sh')}\n\n${words}\n\n</details>`
}

const cleanRun: Record<CheckerName, string> = {
  mypy: '`Success: no issues found`',
  tsc: 'nothing at all',
  pyright: '`0 errors, 0 warnings, 0 informations`',
  basedpyright: '`0 errors, 0 warnings, 0 notes`',
  ty: '`All checks passed!`',
  pyrefly: '`0 errors`',
}

function failedBody(result: FailedResult): readonly string[] {
  const { what, why, fix, details } = problemText(result.problem)
  const parts = [proseText(what), proseText(why), `**How to fix it:** ${proseText(fix)}`]
  return details.length === 0 ? parts : [...parts, markdownBlock(details.join('\n'))]
}

function warningNote(problem: Problem): string {
  const { what, why } = problemText(problem)
  return `> **Warning:** ${proseText(what)} ${proseText(why)}`
}

function footer(report: Report): string {
  const { hosted } = report
  const checker = [report.checker?.name, report.checker?.version].filter(Boolean).join(' ')
  const who = `${markdownCode(report.name)}${checker === '' ? '' : ` checked with ${markdownText(checker)}`}`
  if (hosted === null) {
    return `<sub>${who}</sub>`
  }
  const links = [
    ...(hosted.reportUrl === null ? [] : [`[full report](<${hosted.reportUrl}>)`]),
    `[this run](<${hosted.runUrl}>)`,
  ]
  return `<sub>${who} at ${markdownCode(hosted.commit.slice(0, 7))} · ${links.join(' · ')}</sub>`
}
