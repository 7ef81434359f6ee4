/**
 * Cuts mypy's text into messages and other lines: where a message starts, which lines are provably its
 * rest, and which are the source excerpt behind it. A message of several lines is known by the code at its
 * end or by the excerpt after it; a line that neither reaches stays a line by itself.
 * Upstream: `format_messages` in mypy/errors.py and `FancyFormatter` in mypy/util.py, 1.0 to 2.4.
 */
import { mypySummary } from './mypy-report.ts'

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
 * A long quoted type may also be wrapped away from its `error:`.
 */
const start = /^([^\s"][^"]*?)(?::(\d+)(?::(\d+)(?::(\d+):(\d+))?)?)?: (error|note):(?: |$)/
/** The code ends the message, two spaces behind it: a letter, then letters, digits and hyphens. */
const codeMark = '  ['
/** Where wrapping has put the code on a line of its own. */
const codeAlone = /^ ?\[[a-z][a-z0-9-]*\]$/
const excerptIndent = '    '
const noExcerpt: readonly string[] = []
const markerLine = /^ {4} *(?:\^~*(?:\.\.\.)?|\.\.\.)$/

/** Whether the text was made with `--pretty`, which breaks messages at spaces. */
export function isPrettyMypy(lines: readonly string[]): boolean {
  return lines.some((line) => line.startsWith(excerptIndent) && markerLine.test(line))
}

/** In the order printed; no line is left out. `apart` names lines that only look like messages. */
export function* mypyBlocks(
  lines: readonly string[],
  apart: (line: string) => boolean,
): Generator<MypyBlock> {
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const head = readHead(line)
    if (head === null || (!isPlainError(head) && apart(line))) {
      yield { kind: 'line', line }
      at += 1
    } else {
      const { lines: own, excerpt } = messageAt(lines, at)
      const block: MypyBlock = { kind: 'message', head, lines: own, excerpt }
      yield block
      at += block.lines.length + block.excerpt.length
    }
  }
}

function readHead(line: string): MypyHead | null {
  return readErrorHead(line) ?? readAnyHead(line)
}

const errorMark = ': error: '
const charCodes = {
  space: 0x20,
  hyphen: 0x2d,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  closing: 0x5d,
  a: 0x61,
  z: 0x7a,
}

/** ASCII, no white space. */
function isPlain(code: number): boolean {
  return code > charCodes.space && code < 127
}

/** {@link start} for the lines that are nearly all: an error with at most four numbers before it. null: ask the pattern. */
function readErrorHead(line: string): MypyHead | null {
  const mark = line.indexOf(': ')
  const quote = line.indexOf('"')
  if (
    mark < 1 ||
    !line.startsWith(errorMark, mark) ||
    (quote !== -1 && quote < mark) ||
    !isPlain(line.charCodeAt(0))
  ) {
    return null
  }
  const numbers: number[] = []
  let fileEnd = mark
  for (let at = mark - 1, value = 0, power = 1; at > 0 && numbers.length < 4; at -= 1) {
    const code = line.charCodeAt(at)
    if (code === charCodes.colon && at < fileEnd - 1) {
      numbers.push(value)
      value = 0
      power = 1
      fileEnd = at
    } else if (isDigit(code)) {
      value += (code - charCodes.zero) * power
      power *= 10
    } else {
      break
    }
  }
  if (numbers.length === 3) {
    return null
  }
  const [at = null, column = null, endLine = null, endColumn = null] = numbers.reverse()
  const file = line.slice(0, fileEnd)
  const rest = line.slice(mark + errorMark.length)
  return {
    file,
    line: at,
    column,
    endLine,
    endColumn,
    severity: 'error',
    rest,
  }
}

function readAnyHead(line: string): MypyHead | null {
  const match = start.exec(line)
  if (match === null) {
    return null
  }
  const [, file = '', at, column, endLine, endColumn, severity] = match
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
  return {
    file,
    line: number(at),
    column: number(column),
    endLine: number(endLine),
    endColumn: number(endColumn),
    severity: severity === 'error' ? 'error' : 'note',
    rest: line.slice(match[0].length),
  }
}

/** Notes with the same file, line and column as an error belong to it. */
export function isSamePlace(one: MypyHead, other: MypyHead): boolean {
  return one.line === other.line && one.column === other.column && one.file === other.file
}

/** An error in a Python file: by far the most lines, and none of those that only look like messages. */
function isPlainError({ file, line, severity }: MypyHead): boolean {
  return severity === 'error' && line !== null && file.endsWith('.py')
}

function messageAt(
  lines: readonly string[],
  first: number,
): { readonly lines: readonly string[]; readonly excerpt: readonly string[] } {
  for (let end = first + 1; end <= lines.length; end += 1) {
    const next = lines[end] ?? ''
    if (isExcerpt(lines, end)) {
      return { lines: lines.slice(first, end), excerpt: lines.slice(end, end + 2) }
    }
    const last = lines[end - 1] ?? ''
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
function isExcerpt(lines: readonly string[], at: number): boolean {
  return (lines[at] ?? '').startsWith(excerptIndent) && markerLine.test(lines[at + 1] ?? '')
}

/** The message of a block with its lines joined, and the code apart; null where none is printed. */
export function messageAndCode(
  { head, lines }: Pick<Extract<MypyBlock, { readonly kind: 'message' }>, 'head' | 'lines'>,
  separator: string,
): { readonly message: string; readonly code: string | null } {
  const own = head.rest === '' ? [] : [head.rest]
  const text = lines.length === 1 ? head.rest : [...own, ...lines.slice(1)].join(separator)
  const at = codeStart(text)
  return at === -1
    ? { message: text, code: null }
    : { message: text.slice(0, at), code: text.slice(at + codeMark.length, -1) }
}

/** Where the code with the spaces before it starts; -1 where the text ends without one. */
function codeStart(text: string): number {
  let first = text.length - 1
  if (text.charCodeAt(first) !== charCodes.closing) {
    return -1
  }
  while (isInCode(text.charCodeAt(first - 1))) {
    first -= 1
  }
  const isCode = first < text.length - 1 && isLetter(text.charCodeAt(first))
  return isCode && text.startsWith(codeMark, first - codeMark.length) ? first - codeMark.length : -1
}

function isDigit(code: number): boolean {
  return code >= charCodes.zero && code <= charCodes.nine
}

function isLetter(code: number): boolean {
  return code >= charCodes.a && code <= charCodes.z
}

function isInCode(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === charCodes.hyphen
}
