/** New and fixed findings for a terminal: by cause, one finding a line in the form that editors recognise. */
import { flakyExplanation, flakyTitle } from '#messages/flaky-texts.ts'
import type { Unpaired } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { capitalised, plainPhrase } from '#rules/phrase.ts'
import { terminalText } from '../encode/terminal.ts'
import { upgradeOf } from '../headline.ts'
import { legWords } from '../leg-words.ts'
import { encodedPath, lineAddress } from '../line-link.ts'
import type { CauseGroup } from '../story/cause-group.ts'
import { counted, newFindings } from '../story/new-errors.ts'
import {
  causeWords,
  findingsWords,
  fixWord,
  groupCountWords,
  markWords,
  namelessWords,
  placeWords,
} from '../words/comment-words.ts'
import { linked, look, type TerminalStyle, wrapped } from './terminal-style.ts'

/** Nothing when nothing is new, and on a first run. */
export function newLines(report: Report, result: ComparedResult, style: TerminalStyle): readonly string[] {
  const compared = result.baseline.state === 'loaded'
  const found = report.checker === null || !compared ? [] : newFindings(result, report.checker.name)
  return found.flatMap(({ where, errors, warnings, groups }) => {
    const title = `${findingsWords('new', errors, warnings)}${upgradeOf(result) === null ? placeWords[where] : ''}:`
    const explained = new Set<string>()
    const lines = groups.flatMap((group) => {
      const first = !explained.has(group.code ?? '')
      explained.add(group.code ?? '')
      return groupLines(report, group, { style, explain: first })
    })
    return ['', look(style, title, 'bold', 'red'), ...lines]
  })
}

/** Nothing when nothing is fixed. */
export function fixedLines(report: Report, result: ComparedResult, style: TerminalStyle): readonly string[] {
  const entries = counted(result.comparison.fixed)
  if (entries.length === 0) {
    return []
  }
  const errors = entries.filter(({ diagnostic }) => diagnostic.severity === 'error').length
  const title = `${findingsWords('fixed', errors, entries.length - errors)}:`
  return [
    '',
    look(style, title, 'bold', 'green'),
    ...entries.map((entry) => `  ${entryLine(report, entry, style)}`),
  ]
}

/** Nothing when every new error was there twice. */
export function flakyLines(
  report: Report,
  { flaky }: ComparedResult,
  style: TerminalStyle,
): readonly string[] {
  const entries = flaky.map((diagnostic) => ({ diagnostic, replaced: false, mayComeFromBase: false }))
  const title = `${flakyTitle(flaky)}: ${flakyExplanation}`
  return flaky.length === 0
    ? []
    : ['', ...wrapped(style, title), ...entries.map((entry) => `  ${entryLine(report, entry, style)}`)]
}

function groupLines(
  report: Report,
  group: CauseGroup,
  { style, explain }: { readonly style: TerminalStyle; readonly explain: boolean },
): readonly string[] {
  const { entries, title, knowledge, code, fix, declaration, severity } = group
  const words =
    title === null ? (knowledge?.title ?? code ?? '').replaceAll('`', '') : plainPhrase(capitalised(title))
  const count = groupCountWords(entries.length, severity === 'warning' ? 'warning' : 'error')
  const heading = `${terminalText(words || namelessWords.rule)}: ${count}`
  const help =
    fix === null ? (explain ? (knowledge?.fix ?? null) : null) : `${plainPhrase(capitalised(fix))}.`
  const cause = declaration === null ? null : causeWords(declaration.name, placeOf(declaration))
  return [
    ...(entries.length === 1 ? [] : [`  ${look(style, heading, 'bold')}`]),
    ...entries.map((entry) => `${entries.length === 1 ? '  ' : '    '}${entryLine(report, entry, style)}`),
    ...[cause, help === null ? null : `${fixWord} ${help.replaceAll('`', '')}`].flatMap((text) =>
      text === null
        ? []
        : wrapped(style, terminalText(text), entries.length === 1 ? '    ' : '      ').map((line) =>
            look(style, line, 'dim'),
          ),
    ),
  ]
}

function placeOf({ path, line }: { readonly path: string; readonly line: number | null }): string {
  return line === null ? path : `${path}:${line}`
}

function entryLine(
  report: Report,
  { diagnostic, replaced, mayComeFromBase }: Unpaired,
  style: TerminalStyle,
): string {
  const { path, line, column, severity, code, message, legs } = diagnostic
  const place = path === '' ? '(project)' : `${path}:${line}:${column}`
  const marks = [
    ...(replaced ? [markWords.replaced] : []),
    legWords(legs, report.leg),
    ...(mayComeFromBase ? [markWords.fromBase] : []),
  ].filter((mark) => mark !== '')
  const address =
    lineAddress(diagnostic, report.hosted, report.hosted?.commit ?? null) ?? fileAddress(path, style)
  const parts = [
    `${linked(style, look(style, terminalText(place), 'cyan'), address)}:`,
    `${look(style, severity, severity === 'error' ? 'red' : 'yellow')}:`,
    terminalText(message),
    ...(code === null ? [] : [look(style, terminalText(`[${code}]`), 'dim')]),
    ...marks.map((mark) => terminalText(`(${mark})`)),
  ]
  return parts.join(' ')
}

function fileAddress(path: string, { links }: TerminalStyle): string | null {
  const relative = encodedPath(path)
  return links === null || relative === null ? null : `file://${encodeURI(links.folder)}/${relative}`
}
