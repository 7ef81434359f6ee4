/** One finding for a terminal: `path:line:column: severity: message [rule]`, and below a new one its line of the source. */

import type { Unpaired } from '#model/comparison.ts'
import { knownLine } from '#model/diagnostic.ts'
import type { Report } from '#model/report.ts'
import { terminalText } from '../encode/terminal.ts'
import { legWords } from '../leg-words.ts'
import { encodedPath, lineAddress } from '../line-link.ts'
import { sourceLineOf } from '../story/source-line.ts'
import { markWords } from '../words/comment-words.ts'
import { linked, look, type TerminalStyle, type Word, wrappedWords } from './terminal-style.ts'

/** Where and how it stands. */
export interface EntryPlace {
  readonly style: TerminalStyle
  readonly indent: string
  /** Only of a new one the source is here. */
  readonly side: 'new' | 'fixed'
}

/** On a terminal wrapped at its width, below the message; one line anywhere else. */
export function entryLines(
  report: Report,
  entry: Unpaired,
  { style, indent, side }: EntryPlace,
): readonly string[] {
  const { path, line } = entry.diagnostic
  const source = side === 'new' ? sourceLineOf(report, path, line) : null
  return [
    ...wrappedWords(style, entryWords(report, entry, style), indent),
    ...(source === null ? [] : [sourceText(source, line, { style, indent })]),
  ]
}

function entryWords(
  report: Report,
  { diagnostic, replaced, mayComeFromBase }: Unpaired,
  style: TerminalStyle,
): readonly Word[] {
  const { path, line, column, severity, code, message, legs } = diagnostic
  const known = knownLine(diagnostic)
  const place = terminalText(path === '' ? '(project)' : known === null ? path : `${path}:${line}:${column}`)
  const marks = [
    ...(replaced ? [markWords.replaced] : []),
    legWords(legs, report.leg),
    ...(mayComeFromBase ? [markWords.fromBase] : []),
  ].filter((mark) => mark !== '')
  const address =
    lineAddress({ path, line: known }, report.hosted, report.hosted?.commit ?? null) ??
    fileAddress(path, style)
  const plain = (text: string): readonly Word[] =>
    terminalText(text)
      .split(' ')
      .map((word) => ({ shown: word, length: word.length }))
  const rule = code === null ? null : terminalText(`[${code}]`)
  return [
    { shown: `${linked(style, look(style, place, 'cyan'), address)}:`, length: place.length + 1 },
    {
      shown: `${look(style, severity, severity === 'error' ? 'red' : 'yellow')}:`,
      length: severity.length + 1,
    },
    ...plain(message),
    ...(rule === null ? [] : [{ shown: look(style, rule, 'dim'), length: rule.length }]),
    ...marks.flatMap((mark) => plain(`(${mark})`)),
  ]
}

function sourceText(
  source: string,
  line: number,
  { style, indent }: Pick<EntryPlace, 'style' | 'indent'>,
): string {
  const text = terminalText(`${line} | ${source}`)
  const room = style.width === null ? text.length : style.width - indent.length - 2
  const cut = text.length > room ? `${text.slice(0, Math.max(1, room - 1))}…` : text
  return `${indent}  ${look(style, cut, 'dim')}`
}

function fileAddress(path: string, { links }: TerminalStyle): string | null {
  const relative = encodedPath(path)
  return links === null || relative === null ? null : `file://${encodeURI(links.folder)}/${relative}`
}
