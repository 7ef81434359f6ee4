/** Several checks as Markdown: one verdict, a table with a row for each, then the sections of those with news. */
import type { JointReport } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import { amount, counted } from '../amount.ts'
import { markdownCell, markdownText } from '../encode/markdown.ts'
import { outcomeOf } from '../headline.ts'
import { webAddress } from '../line-link.ts'
import { checkRunLimit, commentLimit, summaryLimit, withinBytes } from '../markdown/comment.ts'
import { hasSection, markdownDocument, type Room } from '../markdown/document.ts'
import { type Marker, markerLine } from '../markdown/marker.ts'
import { proseText } from '../markdown/prose.ts'
import { warningText } from '../markdown/run-sections.ts'
import {
  capitalised,
  readinessCells,
  readinessEdit,
  readinessHeads,
  readinessLine,
  readinessStanding,
} from '../words/readiness-words.ts'
import { type CheckRow, checkRow, rowHeads } from './check-rows.ts'
import { fairShares } from './fair-shares.ts'
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

/** A section with less room than this tells nothing. */
const leastRoom = 1500

/** The whole report without a marker; ends without a line break. */
export function jointDocument(joint: JointReport, room: Room): string {
  const { sign, words } = jointHeadline(joint)
  const head = [
    `## ${sign} ${markdownText(words)}`,
    ...joint.warnings.map((problem) => warningText(problem, joint)),
    table(joint.reports),
    ...readinessText(joint.readiness),
  ].join('\n\n')
  const foot = footer(joint)
  const left = room.limit - head.length - foot.length - 200
  const told = worstFirst(joint.reports.filter(hasSection))
  const shown = told.slice(0, Math.max(0, Math.floor(left / leastRoom)))
  const cut = told.length - shown.length
  const more =
    cut === 0 ? [] : [`${counted(cut, 'more check')} with news ${cut === 1 ? 'has' : 'have'} no room here.`]
  return [head, ...sections(shown, { ...room, limit: left }), ...more, foot].join('\n\n')
}

/** Each as long as it is where all fit, else in shares. Written twice only when they don't. */
function sections(reports: readonly Report[], room: Room): readonly string[] {
  const write = (report: Report, limit: number): string => markdownDocument(report, { ...room, limit })
  const whole = reports.map((report) => write(report, room.limit))
  const shares = fairShares(
    whole.map(({ length }) => length),
    room.limit - reports.length * 2,
  )
  return reports.map((report, index) => {
    const [text = '', share = 0] = [whole[index], shares[index]]
    return text.length <= share ? text : write(report, share)
  })
}

/** The table keeps the order of the file; what failed is read first. */
function worstFirst(reports: readonly Report[]): readonly Report[] {
  const rank = (report: Report): number => {
    const outcome = outcomeOf(report)
    return outcome === 'fail' ? 0 : outcome === 'pass' ? 2 : outcome === 'report-only' ? 3 : 1
  }
  return [...reports].sort((a, b) => rank(a) - rank(b))
}

function table(reports: readonly Report[]): string {
  const head = [`| ${rowHeads.join(' | ')} |`, '| :-- | :-- | --: | --: | --: | --: | --: |']
  return [...head, ...reports.map((report) => tableRow(checkRow(report), report))].join('\n')
}

function tableRow({ label, sign, verdict, ...numbers }: CheckRow, { hosted }: Report): string {
  const address = webAddress(hosted?.reportUrl ?? null)
  const name = address === null ? markdownText(label) : `[${markdownText(label)}](<${address}>)`
  const cells = [name, `${sign} ${verdict}`, ...Object.values(numbers)]
  return `| ${cells.map(markdownCell).join(' | ')} |`
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
