/**
 * Cuts mypy's text into messages and other lines: where a message starts, which lines are provably its
 * rest, and which are the source excerpt behind it. A message of several lines is known by the code at its
 * end or by the excerpt after it; a line that neither reaches stays a line by itself.
 * Upstream: `format_messages` in mypy/errors.py and `FancyFormatter` in mypy/util.py, 1.0 to 2.4.
 */

import type { TextLines } from '../output/text-lines.ts'
import { codeAlone, codeAt, codeStart } from './code.ts'
import { mypySummary } from './report.ts'

/** What stands before a message. */
export interface MypyHead {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly endLine: number | null
  readonly endColumn: number | null
  readonly severity: 'error' | 'note'
  /** What stands behind it on its line. */
  readonly rest: string
}

/** A message with its lines as printed, or a line that starts none. */
export type MypyBlock =
  | {
      readonly kind: 'message'
      readonly head: MypyHead
      readonly lines: readonly string[]
      readonly excerpt: readonly string[]
    }
  | { readonly kind: 'line'; readonly line: string }

/**
 * `file: error: …`, `file:line: …`, `file:line:col: …` or `file:line:col:endline:endcol: …`. No quote in the
 * path: a wrapped message may have `: error: ` in a quoted type, and mypy never breaks a line inside quotes.
 * A long quoted type may also be wrapped away from its `error:`. `nbqa mypy` names the cell of a notebook behind the file
 * (`nb.ipynb:cell_2:3`), and lines count from its start, but ends from the start of the file (`nbqa/output_parser.py`, 1.9.1).
 */
const start =
  /^([^\s"][^"]*?)((?<=\.ipynb):cell_\d+)?(?::(\d+)(?::(\d+)(?::(\d+):(\d+))?)?)?: (error|note):(?: |$)/
const excerptIndent = '    '
const noExcerpt: readonly string[] = []
const markerLine = /^ {4} *(?:\^~*(?:\.\.\.)?|\.\.\.)$/
const anyMarker = /(?<=^|\n) {4} *(?:\^~*(?:\.\.\.)?|\.\.\.)(?=\n|$)/

/** Whether the text was made with `--pretty`, which breaks messages at spaces. */
export function isPrettyMypy(lines: TextLines): boolean {
  const { text } = lines
  const hasExcerpt = text.startsWith(excerptIndent) || text.includes(`\n${excerptIndent}`)
  return hasExcerpt && anyMarker.test(text)
}

/** What starts at a line: a message with all its lines, or the line. `apart` names lines that only look like messages. */
export function mypyBlockAt(lines: TextLines, at: number, apart: (line: string) => boolean): MypyBlock {
  const line = lines.at(at)
  const head = readHead(line)
  return head === null || (!isErrorInPython(head) && apart(line))
    ? { kind: 'line', line }
    : { kind: 'message', head, ...messageAt(lines, at) }
}

function readHead(line: string): MypyHead | null {
  const match = start.exec(line)
  if (match === null) {
    return null
  }
  const [, file = '', cell, at, column, endLine, endColumn, severity] = match
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
  return {
    file,
    line: number(at),
    column: number(column),
    endLine: cell === undefined ? number(endLine) : null,
    endColumn: cell === undefined ? number(endColumn) : null,
    severity: severity === 'error' ? 'error' : 'note',
    rest: line.slice(match[0].length),
  }
}

/** None of those that only look like messages. */
function isErrorInPython({ file, line, severity }: MypyHead): boolean {
  return severity === 'error' && line !== null && file.endsWith('.py')
}

function messageAt(
  lines: TextLines,
  first: number,
): { readonly lines: readonly string[]; readonly excerpt: readonly string[] } {
  for (let end = first + 1; end <= lines.length; end += 1) {
    const next = lines.at(end)
    if (isExcerpt(lines, end)) {
      return { lines: lines.slice(first, end), excerpt: lines.slice(end, end + 2) }
    }
    const last = lines.at(end - 1)
    if (codeStart(last) !== -1 || codeAlone.test(last)) {
      return { lines: end === first + 1 ? [last] : lines.slice(first, end), excerpt: noExcerpt }
    }
    if (start.test(next) || mypySummary(next) !== null) {
      break
    }
  }
  return { lines: lines.slice(first, first + 1), excerpt: noExcerpt }
}

/** A line of source and the marks below it. */
function isExcerpt(lines: TextLines, at: number): boolean {
  return lines.text.startsWith(excerptIndent, lines.startOf(at)) && markerLine.test(lines.at(at + 1))
}

/** The message of a block with its lines joined, and the code apart; null where none is printed. */
export function messageAndCode(
  { head, lines }: Pick<Extract<MypyBlock, { readonly kind: 'message' }>, 'head' | 'lines'>,
  separator: string,
): { readonly message: string; readonly code: string | null } {
  const own = head.rest === '' ? [] : [head.rest]
  const text = lines.length === 1 ? head.rest : [...own, ...lines.slice(1)].join(separator)
  const at = codeStart(text)
  return at === -1 ? { message: text, code: null } : { message: text.slice(0, at), code: codeAt(text, at) }
}
