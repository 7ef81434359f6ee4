/**
 * Lines for the problem lists of editors: new errors as errors, new warnings as warnings, and what was there before as
 * informations. A line is `path:line:column: severity: message [code]`, as compilers print it.
 */
import { toldProblem } from '#messages/told-problem.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Report } from '#model/report.ts'
import { terminalText } from './encode/terminal.ts'

type Shown = 'error' | 'warning' | 'info'

/** Sorted as the report has them, the new ones first. A run that failed is an error without a place. */
export function renderProblems(report: Report): string {
  const { result } = report
  if (result.kind === 'failed') {
    const { what } = toldProblem(result.problem, report)
    const whose = report.filed === undefined ? '' : `no result of the check “${report.name}”: `
    return `.:1:1: error: ${terminalText(`${whose}${what}`)} [${result.problem.kind}]\n`
  }
  const isFirst = result.baseline.state === 'absent'
  const fresh = result.comparison.new.map(({ diagnostic }) =>
    problemLine(diagnostic, isFirst ? 'info' : shownAs(diagnostic)),
  )
  const known = Array.from(result.comparison.kept, ({ head }) => problemLine(head, 'info'))
  return [...fresh, ...known].join('')
}

function shownAs({ severity }: Diagnostic): Shown {
  return severity === 'error' || severity === 'warning' ? severity : 'info'
}

function problemLine({ path, line, column, code, message }: Diagnostic, shown: Shown): string {
  const place = `${path === '' ? '.' : path}:${line}:${column}`
  const rule = code === null ? '' : ` [${code}]`
  return `${terminalText(`${place}: ${shown}: ${message}${rule}`)}\n`
}
