/** The report for a terminal: plain lines, nothing by colour alone. */
import { driftText, driftTitle } from '#messages/drift-texts.ts'
import { flakyExplanation, flakyTitle } from '#messages/flaky-texts.ts'
import { problemText } from '#messages/problem-text.ts'
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import { totalsOf, type Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { tiers } from '#model/kept-pairs.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { amount, counted, signed } from './amount.ts'
import { terminalText } from './encode/terminal.ts'
import { headline } from './headline.ts'

/** Ends with a line break. `explain` adds the evidence behind every kept error that moved or changed. */
export function renderText(
  report: Report,
  options: { readonly explain: boolean } = { explain: false },
): string {
  const { result } = report
  const lines = [headline(report).words]
  if (result.kind === 'failed') {
    lines.push('', ...problemLines(result.problem))
  } else {
    lines.push(...comparedLines(result), ...(options.explain ? explainLines(result) : []))
  }
  lines.push(...report.warnings.flatMap((problem) => ['', ...problemLines(problem)]))
  return `${lines.join('\n')}\n`
}

/** What, why and fix, then the evidence, indented. Also used where there is no report to show. */
export function problemLines(problem: Problem): readonly string[] {
  const { what, why, fix, details } = problemText(problem)
  const [first = '', ...rest] = fix.split('\n')
  return [
    terminalText(what),
    terminalText(why),
    `Fix: ${terminalText(first)}`,
    ...rest.map(terminalText),
    ...details.map((line) => `  | ${terminalText(line)}`),
  ]
}

function comparedLines(result: ComparedResult): readonly string[] {
  const errors = totalsOf(result.comparison, 'error')
  const warnings = totalsOf(result.comparison, 'warning')
  const left = scopeLines(result.scope).map((line) => `  ${plainText(line)}`)
  const notice = left.length === 0 ? [] : ['', `${scopeTitle(result.scope)}:`, ...left]
  const lines = [...notice, '', `current   ${counted(errors.head, 'error')}`]
  if (result.baseline.state === 'loaded') {
    lines.push(`baseline  ${counted(errors.base, 'error')}`)
    lines.push(
      `change    ${signed(errors.delta)} (${amount(errors.new)} new, ${amount(errors.fixed)} fixed, ${amount(errors.kept)} kept)`,
    )
  }
  if (warnings.head > 0 || warnings.base > 0) {
    lines.push(`warnings  ${amount(warnings.head)} (${signed(warnings.delta)})`)
  }
  for (const { rule, passed, reason } of result.verdict.rules) {
    lines.push(`${passed ? 'holds ' : 'BROKEN'}    ${rule}: ${reason.replaceAll('`', '')}`)
  }
  if (result.baseline.state === 'absent') {
    lines.push('', ...problemLines(result.baseline.problem))
  }
  if (result.drift.length > 0) {
    lines.push('', `${driftTitle}:`, ...result.drift.map((each) => `  ${plainText(driftText(each))}`))
  }
  return [
    ...lines,
    ...listLines('new', result.comparison.new),
    ...listLines('fixed', result.comparison.fixed),
    ...flakyLines(result.flaky),
  ]
}

/** Our own sentences without the marks of code. */
function plainText(sentence: string): string {
  return terminalText(sentence.replaceAll('`', ''))
}

function listLines(title: 'new' | 'fixed', entries: readonly Unpaired[]): readonly string[] {
  const shown = entries.filter(({ diagnostic }) => diagnostic.severity !== 'information')
  return shown.length === 0 ? [] : ['', `${title}:`, ...shown.map(entryLine)]
}

function flakyLines(flaky: readonly Diagnostic[]): readonly string[] {
  const lines = flaky.map((diagnostic) => entryLine({ diagnostic, replaced: false, mayComeFromBase: false }))
  return flaky.length === 0 ? [] : ['', `${flakyTitle(flaky)}: ${flakyExplanation}`, ...lines]
}

function entryLine({ diagnostic, replaced, mayComeFromBase }: Unpaired): string {
  const { path, line, column, severity, code, message } = diagnostic
  const place = path === '' ? '(project)' : `${path}:${line}:${column}`
  const marks = [
    ...(replaced ? ['replaced'] : []),
    ...(mayComeFromBase ? ['may come from the base branch'] : []),
  ]
  const tail = [...(code === null ? [] : [`[${code}]`]), ...marks.map((mark) => `(${mark})`)].join(' ')
  return `  ${terminalText(`${place}: ${severity}: ${message} ${tail}`).trimEnd()}`
}

function explainLines({ comparison }: ComparedResult): readonly string[] {
  const counts = comparison.kept.byTier()
  const summary = tiers.flatMap((tier) => {
    const count = counts.get(tier)
    return count === undefined ? [] : [`${tier} ${amount(count)}`]
  })
  const moved = [...comparison.kept].filter(
    ({ base, head }) => base.path !== head.path || base.line !== head.line || base.message !== head.message,
  )
  return [
    '',
    `kept by evidence: ${summary.join(', ') || 'none'}`,
    ...moved.map(
      ({ base, head, tier }) =>
        `  ${terminalText(`${base.path}:${base.line} → ${head.path}:${head.line}`)} (${tier}) ${terminalText(head.message)}`,
    ),
  ]
}
