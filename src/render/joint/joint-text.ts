/** Several checks for a terminal: each check with news, then a table and one verdict. */
import type { JointReport } from '#model/joint-report.ts'
import { terminalText } from '../encode/terminal.ts'
import { hasSection } from '../markdown/document.ts'
import { problemLines } from '../problem-lines.ts'
import { look } from '../terminal/terminal-style.ts'
import { renderText, type TextOptions } from '../text.ts'
import { checkRow, rowHeads } from './check-rows.ts'
import { jointHeadline, jointOutcome } from './joint-headline.ts'
import { readinessLines } from './readiness-text.ts'

/** Ends with a line break. The table and how it went stand last. */
export function renderJointText(joint: JointReport, options: TextOptions): string {
  const { style } = options
  const { reports } = joint
  const failing = !['pass', 'report-only'].includes(jointOutcome(joint))
  const title = terminalText(jointHeadline(joint).words)
  const verdict = look(style, title, 'bold', failing ? 'red' : 'green')
  if (options.quiet) {
    return `${verdict}\n`
  }
  const warnings = joint.warnings.flatMap((problem) => [...problemLines(problem, style), ''])
  const score = joint.readiness === undefined ? [] : ['', ...readinessLines(joint.readiness)]
  const told = reports.filter(hasSection).map((report) => `${renderText(report, options)}\n`)
  return `${told.join('')}${[...warnings, ...tableLines(joint), ...score, '', verdict].join('\n')}\n`
}

/** Names and verdicts to the left, numbers to the right, as wide as they are. */
function tableLines({ reports }: JointReport): readonly string[] {
  const rows = reports.map((report) => {
    const { label, sign: _, verdict, ...numbers } = checkRow(report)
    return [label, verdict, ...Object.values(numbers)].map(terminalText)
  })
  const all = [[...rowHeads], ...rows]
  const widths = rowHeads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const texts = 2
  return all.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column < texts ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
