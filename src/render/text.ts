/** The report for a terminal: the comment's structure in plain lines, nothing by colour alone. */

import { driftText, driftTitle, upgradeTitle } from '#messages/drift-texts.ts'
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import { toldProblem } from '#messages/told-problem.ts'
import { totalsOf } from '#model/comparison.ts'
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import { tiers } from '#model/kept-pairs.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted, signed } from './amount.ts'
import { type Look, terminalText } from './encode/terminal.ts'
import { headline, outcomeOf, ruleReason, ruleTitle, toldRules, upgradeOf } from './headline.ts'
import { isPraised } from './markdown/numbers-table.ts'
import { planOf } from './plan-of.ts'
import { problemTextLines } from './problem-lines.ts'
import { sparkline } from './story/sparkline.ts'
import { tallyOf } from './story/tally.ts'
import { fixedLines, flakyLines, type Lists, newLines } from './terminal/finding-lines.ts'
import { labelled, look, type TerminalStyle, wrapped } from './terminal/terminal-style.ts'
import { acceptedSentences } from './words/accepted-words.ts'
import { arrivalSentences, arrivalTitle } from './words/arrival-words.ts'
import { attributionSentences, attributionTitle } from './words/attribution-words.ts'
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
import { hiddenSentences } from './words/hidden-words.ts'
import { planWords } from './words/plan-words.ts'

/** How the report is to be told. */
export interface TextOptions {
  /** Adds the evidence behind every kept error that moved or changed. */
  readonly explain: boolean
  /** Whether lists are whole; else what was left out is said. */
  readonly all: boolean
  /** Only how it went. */
  readonly quiet: boolean
  readonly style: TerminalStyle
}

/** Ends with a line break. The total and how it went stand last: whatever is long has scrolled away above them. */
export function renderText(report: Report, { explain, all, quiet, style }: TextOptions): string {
  const { result } = report
  const failing = !['pass', 'report-only'].includes(outcomeOf(report))
  const words = wrapped(style, terminalText(headline(report).words))
  const verdict = words.map((line) => look(style, line, 'bold', failing ? 'red' : 'green'))
  const filed = [...acceptedSentences(report), ...filedSentences(report), ...hiddenSentences(report)].flatMap(
    (sentence) => wrapped(style, terminalText(sentence.replaceAll('`', ''))),
  )
  const warnings = report.warnings.flatMap((problem) => [
    '',
    ...problemTextLines(toldProblem(problem, report), style),
  ])
  if (quiet) {
    return `${verdict.join('\n')}\n`
  }
  const lines =
    result.kind === 'failed'
      ? [
          ...verdict,
          ...filed,
          '',
          ...problemTextLines(toldProblem(result.problem, report), style),
          ...warnings,
        ]
      : [
          ...comparedLines(report, result, { style, all }),
          ...(explain ? explainLines(result) : []),
          ...warnings,
          '',
          ...numberLines(result, style),
          '',
          ...filed,
          ...verdict,
        ]
  return `${lines.slice(lines[0] === '' ? 1 : 0).join('\n')}\n`
}

function comparedLines(report: Report, result: ComparedResult, lists: Lists): readonly string[] {
  const { style } = lists
  const moved = tallyOf(result.comparison, report.checker?.name ?? null)
  const { touched } = result
  const isUpgrade = upgradeOf(result) !== null
  return [
    ...factLines(scopeTitle(result.scope), scopeLines(result.scope), style),
    ...factLines(
      isUpgrade ? upgradeTitle : driftTitle,
      result.drift.map((each) => driftText(each, !isUpgrade)),
      style,
    ),
    ...factLines(
      attributionTitle,
      result.attribution === undefined ? [] : attributionSentences(result.attribution),
      style,
    ),
    ...factLines(arrivalTitle, result.arrivals === undefined ? [] : arrivalSentences(result.arrivals), style),
    ...absenceLines(report, result, style),
    ...newLines(report, result, lists),
    ...(moved.otherFile + moved.otherWords === 0 ? [] : ['', ...wrapped(style, recognisedWords(moved))]),
    ...(touched === null || touched.length === 0 ? [] : ['', ...wrapped(style, `${touchedWords(touched)}.`)]),
    ...flakyLines(report, result, lists),
    ...fixedLines(report, result, lists),
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
  const { comparison, baseline } = result
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
  for (const rule of toldRules(result)) {
    const { passed, reason } = rule
    const why = passed ? reason : ruleReason(rule)
    const text = `${terminalText(ruleTitle(rule))}: ${terminalText(why.replaceAll('`', ''))}`
    say(passed ? 'holds' : 'BROKEN', text, ...(passed ? (['green'] as const) : (['bold', 'red'] as const)))
  }
  for (const [label, text] of courseTexts(result)) {
    say(label, text)
  }
  return lines
}

/** How far it has come, and where it leads. */
function courseTexts(result: ComparedResult): readonly (readonly [label: string, text: string])[] {
  const { comparison, reference, history, scope } = result
  const unseen = uncheckedErrors(scope)
  const head = totalsOf(comparison, 'error').head + unseen
  const progress = reference === null ? null : progressWords(head, reference.errors)
  const values = history.slice(-trendPoints).map((point) => point.errors)
  const plan = planOf(result)
  return [
    ...(progress !== null && head < (reference?.errors ?? 0)
      ? [['progress', `${progress}${uncheckedWords(unseen)}`] as const]
      : []),
    ...(values.length > 2 ? [['trend', `${trendWords(values)} ${sparkline(values)}`] as const] : []),
    ...(plan === null ? [] : [['plan', planWords(plan)] as const]),
  ]
}

function explainLines({ comparison }: ComparedResult): readonly string[] {
  const counts = comparison.kept.byTier()
  const summary = tiers.flatMap((tier) => {
    const count = counts.get(tier)
    return count === undefined ? [] : [`${tier} ${amount(count)}`]
  })
  const moved = [...comparison.kept].filter(
    ({ base, head }) =>
      base.path !== head.path || isOtherLine(knownLine(base), head.line) || base.message !== head.message,
  )
  return [
    '',
    `kept by evidence: ${summary.join(', ') || 'none'}`,
    ...moved.map(
      ({ base, head, tier }) =>
        `  ${terminalText(`${placeOf(base)} → ${placeOf(head)}`)} (${tier}) ${terminalText(head.message)}`,
    ),
  ]
}

/** A line that is not known is no other one. */
function isOtherLine(base: number | null, head: number): boolean {
  return base !== null && base !== head
}

function placeOf(diagnostic: Diagnostic): string {
  const line = knownLine(diagnostic)
  return line === null ? diagnostic.path : `${diagnostic.path}:${line}`
}
