/** New and fixed findings for a terminal: by cause, one finding a line in the form that editors recognise, and its source line. */
import { flakyExplanation, flakyTitle } from '#messages/flaky-texts.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { capitalised, plainPhrase } from '#rules/phrase.ts'
import { amount } from '../amount.ts'
import { terminalText } from '../encode/terminal.ts'
import { upgradeOf } from '../headline.ts'
import type { CauseGroup } from '../story/cause-group.ts'
import { fairSample, isFlood } from '../story/flood.ts'
import { counted, type NewFindings, newFindings } from '../story/new-errors.ts'
import {
  causeWords,
  findingsWords,
  fixWord,
  groupCountWords,
  moreHereWords,
  namelessWords,
  placeWords,
} from '../words/comment-words.ts'
import { entryLines } from './entry-lines.ts'
import { floodLines } from './flood-lines.ts'
import { look, type TerminalStyle, wrapped } from './terminal-style.ts'

/** How lists are shown. */
export interface Lists {
  readonly style: TerminalStyle
  /** Whether lists are whole; else what was left out is said. */
  readonly all: boolean
}

/** How many findings a list shows, how many of one cause, and how many causes of very many. */
const most = { new: 40, ofOneCause: 10, fixed: 10, flaky: 20, sample: 6, ofSample: 2 } as const

/** Nothing when nothing is new, and on a first run. */
export function newLines(report: Report, result: ComparedResult, lists: Lists): readonly string[] {
  const compared = result.baseline.state === 'loaded'
  const found = report.checker === null || !compared ? [] : newFindings(result, report.checker.name)
  const { style } = lists
  return found.flatMap((some) => {
    const { where, errors, warnings } = some
    const title = `${findingsWords('new', errors, warnings)}${upgradeOf(result) === null ? placeWords[where] : ''}:`
    const flood = !lists.all && isFlood(some)
    return [
      '',
      look(style, title, 'bold', 'red'),
      ...(flood ? floodLines(report, result, { found: some, style }) : []),
      ...groupsLines(report, some, { ...lists, flood }),
    ]
  })
}

function groupsLines(
  report: Report,
  { groups, errors, warnings }: NewFindings,
  { style, all, flood }: Lists & { readonly flood: boolean },
): readonly string[] {
  const shown = flood ? fairSample(groups, most.sample) : groups
  const ofOne = all ? Number.POSITIVE_INFINITY : flood ? most.ofSample : most.ofOneCause
  const explained = new Set<string>()
  const lines: string[] = []
  let left = all ? Number.POSITIVE_INFINITY : most.new
  let told = 0
  for (const group of shown) {
    const entries = group.entries.slice(0, Math.min(ofOne, left))
    if (entries.length > 0) {
      const explain = !explained.has(group.code ?? '')
      explained.add(group.code ?? '')
      lines.push(...groupLines(report, { ...group, shown: entries }, { style, explain }))
      left -= entries.length
      told += entries.length
    }
  }
  return [...lines, ...moreLine(errors + warnings - told, style)]
}

function moreLine(left: number, style: TerminalStyle): readonly string[] {
  return left > 0 ? wrapped(style, moreHereWords(left), '  ') : []
}

/** Nothing when nothing is fixed. */
export function fixedLines(report: Report, result: ComparedResult, { style, all }: Lists): readonly string[] {
  const entries = counted(result.comparison.fixed)
  if (entries.length === 0) {
    return []
  }
  const errors = entries.filter(({ diagnostic }) => diagnostic.severity === 'error').length
  const title = `${findingsWords('fixed', errors, entries.length - errors)}:`
  return [
    '',
    look(style, title, 'bold', 'green'),
    ...listed(report, entries, { style, all, most: most.fixed }),
  ]
}

/** Nothing when every new error was there twice. */
export function flakyLines(
  report: Report,
  { flaky }: ComparedResult,
  { style, all }: Lists,
): readonly string[] {
  const entries = flaky.map((diagnostic) => ({ diagnostic, replaced: false, mayComeFromBase: false }))
  const title = `${flakyTitle(flaky)}: ${flakyExplanation}`
  return flaky.length === 0
    ? []
    : ['', ...wrapped(style, title), ...listed(report, entries, { style, all, most: most.flaky })]
}

function listed(
  report: Report,
  entries: readonly Unpaired[],
  { style, all, most: few }: Lists & { readonly most: number },
): readonly string[] {
  const shown = all ? entries : entries.slice(0, few)
  return [
    ...shown.flatMap((entry) => entryLines(report, entry, { style, indent: '  ', side: 'fixed' })),
    ...moreLine(entries.length - shown.length, style),
  ]
}

function groupLines(
  report: Report,
  group: CauseGroup & { readonly shown: readonly Unpaired[] },
  { style, explain }: { readonly style: TerminalStyle; readonly explain: boolean },
): readonly string[] {
  const { entries, shown, title, knowledge, code, fix, declaration, severity } = group
  const words =
    title === null ? (knowledge?.title ?? code ?? '').replaceAll('`', '') : plainPhrase(capitalised(title))
  const count = groupCountWords(entries.length, severity === 'warning' ? 'warning' : 'error')
  const heading = `${terminalText(words || namelessWords.rule)}: ${count}`
  const help =
    fix === null ? (explain ? (knowledge?.fix ?? null) : null) : `${plainPhrase(capitalised(fix))}.`
  const cause = declaration === null ? null : causeWords(declaration.name, placeOf(declaration))
  const single = entries.length === 1
  const indent = single ? '  ' : '    '
  const hidden = entries.length - shown.length
  return [
    ...(single ? [] : wrapped(style, heading, '  ').map((line) => look(style, line, 'bold'))),
    ...shown.flatMap((entry) => entryLines(report, entry, { style, indent, side: 'new' })),
    ...(hidden > 0 ? [`${indent}… and ${amount(hidden)} more like these`] : []),
    ...[cause, help === null ? null : `${fixWord} ${help.replaceAll('`', '')}`].flatMap((text) =>
      text === null
        ? []
        : wrapped(style, terminalText(text), `${indent}  `).map((line) => look(style, line, 'dim')),
    ),
  ]
}

function placeOf({ path, line }: { readonly path: string; readonly line: number | null }): string {
  return line === null ? path : `${path}:${line}`
}
