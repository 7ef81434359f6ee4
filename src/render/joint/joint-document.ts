/** Several checks as Markdown: one verdict, a table with a row for each, then the sections of those with news. */
import type { RepoPath } from '#model/ids.ts'
import type { JointReport } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import { amount } from '../amount.ts'
import { markdownCell, markdownText } from '../encode/markdown.ts'
import { outcomeOf } from '../headline.ts'
import { webAddress } from '../line-link.ts'
import { checkRunLimit, commentLimit, summaryLimit, withinBytes } from '../markdown/comment.ts'
import { hasSection, markdownDocument, type Room } from '../markdown/document.ts'
import { type Marker, markerLine } from '../markdown/marker.ts'
import { proseText } from '../markdown/prose.ts'
import { ruleEditNote } from '../markdown/rule-edits.ts'
import { warningText } from '../markdown/run-sections.ts'
import {
  capitalised,
  readinessCells,
  readinessEdit,
  readinessHeads,
  readinessLine,
  readinessStanding,
} from '../words/readiness-words.ts'
import { checkRow } from './check-rows.ts'
import { checksTable, fittedChecks, type TableRow } from './checks-text.ts'
import { jointHeadline } from './joint-headline.ts'

/** Starts with the marker and never exceeds the limit of a comment. */
export function renderJointComment(joint: JointReport, marker: Marker): string {
  const line = markerLine(marker)
  return `${line}\n${jointDocument(joint, { limit: commentLimit - line.length - 2, detail: 'overview' })}\n`
}

/** The text of the job summary. */
export function renderJointSummary(joint: JointReport): string {
  return `${jointDocument(joint, { limit: summaryLimit, detail: 'all' })}\n`
}

/** What the comment says, for a check run. */
export function renderJointCheckRun(joint: JointReport): string {
  return withinBytes(checkRunLimit, (limit) => jointDocument(joint, { limit, detail: 'overview' }))
}

/** The whole report without a marker; ends without a line break. */
export function jointDocument(joint: JointReport, room: Room): string {
  const { sign, words } = jointHeadline(joint)
  const common = commonEdits(joint.reports)
  const head = [
    `## ${sign} ${markdownText(words)}`,
    ...ruleEditNote(common),
    ...joint.warnings.map((problem) => warningText(problem, joint)),
    checksTable(joint.reports.map(tableRow)),
    ...readinessText(joint.readiness),
  ]
  const sections = joint.reports
    .map((report) => withoutEdits(report, common))
    .filter(hasSection)
    .map((report) => ({
      outcome: outcomeOf(report),
      write: (limit: number) => markdownDocument(report, { ...room, limit }),
    }))
  return fittedChecks({ head, sections, foot: footer(joint) }, room.limit)
}

/** What the change edits of what every check is judged by, such as the configuration file: that is no news of any of them. */
function commonEdits(reports: readonly Report[]): readonly RepoPath[] {
  const [first, ...others] = reports.map(({ ruleEdits = [] }) => ruleEdits)
  return others.length === 0
    ? []
    : (first ?? []).filter((path) => others.every((edits) => edits.includes(path)))
}

function withoutEdits(report: Report, common: readonly RepoPath[]): Report {
  return report.ruleEdits === undefined
    ? report
    : { ...report, ruleEdits: report.ruleEdits.filter((path) => !common.includes(path)) }
}

function tableRow(report: Report): TableRow {
  return { row: checkRow(report), address: webAddress(report.hosted?.reportUrl ?? null) }
}

function readinessText(readiness: JointReport['readiness']): readonly string[] {
  if (readiness === undefined) {
    return []
  }
  const edit = readinessEdit(readiness)
  const standing = readinessStanding(readiness)
  const word = standing === 'broken' ? ' · **broken**' : standing === 'holds' ? ' · holds' : ''
  const rows = readiness.rows.map(
    (row) =>
      `| ${readinessCells(row)
        .map((cell) => markdownCell(proseText(cell)))
        .join(' | ')} |`,
  )
  const heads = [`| ${readinessHeads.join(' | ')} |`, '| :-- | --: | --: | :-- |']
  return [
    ...(edit === null ? [] : [`> ${proseText(edit)}`]),
    `${proseText(capitalised(readinessLine(readiness)))}${word}`,
    `<details><summary>What the score is made of</summary>\n\n${[...heads, ...rows].join('\n')}\n\n</details>`,
  ]
}

function footer({ reports, hosted }: JointReport): string {
  const pages = [
    ['report of all checks', webAddress(hosted?.reportUrl ?? null)],
    ['this run', webAddress(hosted?.runUrl ?? null)],
  ] as const
  const links = pages.flatMap(([words, address]) => (address === null ? [] : [`[${words}](<${address}>)`]))
  return `<sub>${[`${amount(reports.length)} checks`, ...links].join(' · ')}</sub>`
}
