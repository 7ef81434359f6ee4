/** The report for a terminal: the comment's structure in plain lines, nothing by colour alone. */
import { driftText, driftTitle } from '#messages/drift-texts.ts'
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import { totalsOf } from '#model/comparison.ts'
import { tiers } from '#model/kept-pairs.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted, signed } from './amount.ts'
import { type Look, terminalText } from './encode/terminal.ts'
import { headline, outcomeOf } from './headline.ts'
import { problemLines } from './problem-lines.ts'
import { sparkline } from './story/sparkline.ts'
import { tallyOf } from './story/tally.ts'
import { fixedLines, flakyLines, newLines } from './terminal/finding-lines.ts'
import { labelled, look, type TerminalStyle, wrapped } from './terminal/terminal-style.ts'
import {
  progressWords,
  recognisedWords,
  touchedWords,
  trendWords,
  uncheckedWords,
} from './words/comment-words.ts'

/** How the report is to be told. */
export interface TextOptions {
  /** Adds the evidence behind every kept error that moved or changed. */
  readonly explain: boolean
  readonly style: TerminalStyle
}

/** Ends with a line break. */
export function renderText(report: Report, { explain, style }: TextOptions): string {
  const { result } = report
  const failing = ['fail', 'config-error', 'not-comparable'].includes(outcomeOf(report))
  const lines = [look(style, headline(report).words, 'bold', failing ? 'red' : 'green')]
  if (result.kind === 'failed') {
    lines.push('', ...problemLines(result.problem, style))
  } else {
    lines.push(...comparedLines(report, result, style), ...(explain ? explainLines(result) : []))
  }
  lines.push(...report.warnings.flatMap((problem) => ['', ...problemLines(problem, style)]))
  return `${lines.join('\n')}\n`
}

function comparedLines(report: Report, result: ComparedResult, style: TerminalStyle): readonly string[] {
  const moved = tallyOf(result.comparison, report.checker?.name ?? null)
  const { touched, baseline } = result
  return [
    ...factLines(scopeTitle(result.scope), scopeLines(result.scope), style),
    '',
    ...numberLines(result, style),
    ...factLines(driftTitle, result.drift.map(driftText), style),
    ...(baseline.state === 'absent' ? ['', ...problemLines(baseline.problem, style)] : []),
    ...newLines(report, result, style),
    ...(moved.otherFile + moved.otherWords === 0 ? [] : ['', ...wrapped(style, recognisedWords(moved))]),
    ...(touched === null || touched.length === 0 ? [] : ['', `${touchedWords(touched)}.`]),
    ...flakyLines(report, result, style),
    ...fixedLines(report, result, style),
  ]
}

/** Our own sentences, without the marks of code; nothing without lines. */
function factLines(title: string, lines: readonly string[], style: TerminalStyle): readonly string[] {
  const plain = lines.flatMap((line) => wrapped(style, terminalText(line.replaceAll('`', '')), '  '))
  return lines.length === 0 ? [] : ['', look(style, `${title}:`, 'bold'), ...plain]
}

const trendPoints = 20

function numberLines(
  { comparison, baseline, verdict, reference, history, scope }: ComparedResult,
  style: TerminalStyle,
) {
  const errors = totalsOf(comparison, 'error')
  const warnings = totalsOf(comparison, 'warning')
  const lines: string[] = []
  const say = (label: string, text: string, ...looks: readonly Look[]): void => {
    lines.push(...labelled(style, label, { text, looks }))
  }
  say('current', counted(errors.head, 'error'))
  if (baseline.state === 'loaded') {
    say('baseline', counted(errors.base, 'error'))
    say(
      'change',
      `${signed(errors.delta)} (${amount(errors.new)} new, ${amount(errors.fixed)} fixed, ${amount(errors.kept)} kept)`,
    )
  }
  if (warnings.head > 0 || warnings.base > 0) {
    say('warnings', `${amount(warnings.head)} (${signed(warnings.delta)})`)
  }
  const brokenFirst = [...verdict.rules].sort((a, b) => Number(a.passed) - Number(b.passed))
  for (const { rule, passed, reason } of brokenFirst) {
    const text = `${rule}: ${terminalText(reason.replaceAll('`', ''))}`
    say(passed ? 'holds' : 'BROKEN', text, ...(passed ? (['green'] as const) : (['bold', 'red'] as const)))
  }
  const unseen = uncheckedErrors(scope)
  if (reference !== null && errors.head + unseen < reference.errors) {
    say('progress', `${progressWords(errors.head + unseen, reference.errors)}${uncheckedWords(unseen)}`)
  }
  const values = history.slice(-trendPoints).map((point) => point.errors)
  if (values.length > 2) {
    say('trend', `${trendWords(values)} ${sparkline(values)}`)
  }
  return lines
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
