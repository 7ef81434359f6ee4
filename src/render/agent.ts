/**
 * The new errors for a program that will correct them: one line each with the cause and what helps, and nothing else. A line
 * is `path:line:column: message [code] | cause: … | fix: …`. Without a baseline nothing is new yet.
 */

import { toldProblem } from '#messages/told-problem.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Ownership, Report } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { fixFor } from '#rules/ownership.ts'
import { plainPhrase } from '#rules/phrase.ts'
import { rootCauseOf } from '#rules/root-cause.ts'
import { knowledgeOf } from '#rules/rule-knowledge.ts'
import { terminalText } from './encode/terminal.ts'

/** Empty when nothing is new. A run that failed is a line of its own, so that it never reads like “nothing new”. */
export function renderAgent(report: Report): string {
  const { checker, result, name } = report
  if (result.kind === 'failed') {
    const { what, fix } = toldProblem(result.problem, report)
    const whose = report.filed === undefined ? '' : ` of the check “${name}”`
    return lineOf([`no result${whose}: ${what}`, `fix: ${fix}`])
  }
  if (result.baseline.state === 'absent') {
    return ''
  }
  return result.comparison.new
    .filter(({ diagnostic }) => diagnostic.severity === 'error')
    .map(({ diagnostic }) => errorLine(diagnostic, checker?.name ?? null, result.ownership))
    .join('')
}

function errorLine(diagnostic: Diagnostic, checker: CheckerName | null, ownership: Ownership): string {
  const { path, line, column, code, message } = diagnostic
  const place = path === '' ? 'project' : `${path}:${line}:${column}`
  const rule = code === null ? '' : ` [${code}]`
  const first = `${place}: ${message}${rule}`
  if (checker === null) {
    return lineOf([first])
  }
  const known = knowledgeOf(checker, code)
  const cause = rootCauseOf(checker, diagnostic).why ?? known?.cause ?? null
  const own = fixFor(checker, [diagnostic], ownership)
  const fix = own === null ? (known?.fix ?? null) : plainPhrase(own)
  return lineOf([
    first,
    ...(cause === null ? [] : [`cause: ${cause}`]),
    ...(fix === null ? [] : [`fix: ${fix}`]),
  ])
}

function lineOf(parts: readonly string[]): string {
  return `${parts.map(terminalText).join(' | ')}\n`
}
