/** The report for a terminal: the comment's structure in plain lines, nothing by colour alone. */
import { driftText, driftTitle, upgradeTitle } from '#messages/drift-texts.ts'
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import { toldProblem } from '#messages/told-problem.ts'
import { totalsOf } from '#model/comparison.ts'
import { tiers } from '#model/kept-pairs.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted, signed } from './amount.ts'
import { type Look, terminalText } from './encode/terminal.ts'
import { headline, outcomeOf, toldRules, upgradeOf } from './headline.ts'
import { isPraised } from './markdown/numbers-table.ts'
import { problemTextLines } from './problem-lines.ts'
import { sparkline } from './story/sparkline.ts'
import { tallyOf } from './story/tally.ts'
import { fixedLines, flakyLines, newLines } from './terminal/finding-lines.ts'
import { labelled, look, type TerminalStyle, wrapped } from './terminal/terminal-style.ts'
import {
  baselineRecordedWords,
  decreasedWords,
  progressWords,
  recognisedWords,
  touchedWords,
  trendWords,
  uncheckedWords,
} from './words/comment-words.ts'
import { filedSentences } from './words/filed-words.ts'

/** How the report is to be told. */
export interface TextOptions {
  /** Adds the evidence behind every kept error that moved or changed. */
  readonly explain: boolean
  readonly style: TerminalStyle
}

/** Ends with a line break. */
export function renderText(report: Report, { explain, style }: TextOptions): string {
  const { result } = report
  const failing = !['pass', 'report-only'].includes(outcomeOf(report))
  const lines = [look(style, terminalText(headline(report).words), 'bold', failing ? 'red' : 'green')]
  for (const sentence of filedSentences(report)) {
    lines.push(...wrapped(style, terminalText(sentence.replaceAll('`', ''))))
  }
  if (result.kind === 'failed') {
    lines.push('', ...problemTextLines(toldProblem(result.problem, report), style))
  } else {
    lines.push(...comparedLines(report, result, style), ...(explain ? explainLines(result) : []))
  }
  lines.push(
    ...report.warnings.flatMap((problem) => ['', ...problemTextLines(toldProblem(problem, report), style)]),
  )
  return `${lines.join('\n')}\n`
}

function comparedLines(report: Report, result: ComparedResult, style: TerminalStyle): readonly string[] {
  const moved = tallyOf(result.comparison, report.checker?.name ?? null)
  const { touched } = result
  const isUpgrade = upgradeOf(result) !== null
  const drift = factLines(
    isUpgrade ? upgradeTitle : driftTitle,
    result.drift.map((each) => driftText(each, !isUpgrade)),
    style,
  )
  return [
    ...factLines(scopeTitle(result.scope), scopeLines(result.scope), style),
    ...(isUpgrade ? drift : []),
    '',
    ...numberLines(result, style),
    ...(isUpgrade ? [] : drift),
    ...absenceLines(report, result, style),
    ...newLines(report, result, style),
    ...(moved.otherFile + moved.otherWords === 0 ? [] : ['', ...wrapped(style, recognisedWords(moved))]),
    ...(touched === null || touched.length === 0 ? [] : ['', `${touchedWords(touched)}.`]),
    ...flakyLines(report, result, style),
    ...fixedLines(report, result, style),
  ]
}

/** Why there is nothing to compare with; nothing to mend when this run made the baseline. */
function absenceLines(
  report: Report,
  { baseline, comparison, recorded }: ComparedResult,
  style: TerminalStyle,
): readonly string[] {
  if (baseline.state === 'loaded') {
    return []
  }
  return recorded === true
    ? ['', ...wrapped(style, baselineRecordedWords(totalsOf(comparison, 'error').head))]
    : ['', ...problemTextLines(toldProblem(baseline.problem, report), style)]
}

/** Our own sentences, without the marks of code; nothing without lines. */
function factLines(title: string, lines: readonly string[], style: TerminalStyle): readonly string[] {
  const plain = lines.flatMap((line) => wrapped(style, terminalText(line.replaceAll('`', '')), '  '))
  return lines.length === 0 ? [] : ['', look(style, `${title}:`, 'bold'), ...plain]
}

const trendPoints = 20

function numberLines(result: ComparedResult, style: TerminalStyle) {
  const { comparison, baseline, reference, history, scope } = result
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
      `${signed(errors.delta)} (${amount(errors.new)} new, ${amount(errors.fixed)} fixed, ${amount(errors.kept)} kept)${isPraised(result) ? ` · ${decreasedWords}` : ''}`,
    )
  }
  if (warnings.head > 0 || warnings.base > 0) {
    say('warnings', `${amount(warnings.head)} (${signed(warnings.delta)})`)
  }
  for (const { rule, passed, reason } of toldRules(result)) {
    const text = `${rule}: ${terminalText(reason.replaceAll('`', ''))}`
    say(passed ? 'holds' : 'BROKEN', text, ...(passed ? (['green'] as const) : (['bold', 'red'] as const)))
  }
  const unseen = uncheckedErrors(scope)
  const progress = reference === null ? null : progressWords(errors.head + unseen, reference.errors)
  if (progress !== null && errors.head + unseen < (reference?.errors ?? 0)) {
    say('progress', `${progress}${uncheckedWords(unseen)}`)
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
