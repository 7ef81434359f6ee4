/**
 * Turns what a checker printed into lines: no colour escapes, no carriage returns, no byte order mark.
 * Judges nothing; a line that was cut off stays a line, and `ended` says so.
 */
import type { CheckerOutput } from '../checker.ts'

/** One stream, without colours, carriage returns and byte order mark. */
export class OutputText {
  readonly text: string
  /** Whether the last line ends with a line break; true for an empty text. */
  readonly ended: boolean

  constructor(text: string) {
    this.text = text
    this.ended = text === '' || text.endsWith('\n')
  }

  /** Split anew at each call. */
  get lines(): readonly string[] {
    const lines = this.text.split('\n')
    return this.ended ? lines.slice(0, -1) : lines
  }
}

const escapeCode = String.fromCharCode(27)
const bell = String.fromCharCode(7)
const shiftIn = String.fromCharCode(15)
const byteOrderMark = String.fromCharCode(0xfeff)

/**
 * ECMA-48 control sequences, operating system commands (hyperlinks), and the character set selection and
 * shift that `tput sgr0` ends with (mypy takes its colours from terminfo).
 */
const escapes = new RegExp(
  [
    `${escapeCode}\\[[0-?]*[ -/]*[@-~]`,
    `${escapeCode}\\][^${bell}${escapeCode}]*(?:${bell}|${escapeCode}\\\\)`,
    `${escapeCode}[()][A-Za-z0-9]`,
    shiftIn,
  ].join('|'),
  'g',
)

/** Before a line break, or at the very end. */
const carriageReturn = /\r(?=\n|$)/g

/** Lines end with `\n` or `\r\n`. */
export function outputText(printed: string): OutputText {
  const bare = printed.startsWith(byteOrderMark) ? printed.slice(1) : printed
  const plain = bare.includes(escapeCode) ? bare.replaceAll(escapes, '') : bare
  return new OutputText(plain.includes('\r') ? plain.replaceAll(carriageReturn, '') : plain)
}

const shownLines = 10
const shownCharacters = 8_000

/** The last lines of stdout and then of stderr that are not blank, for a person to read. */
export function lastLines(output: CheckerOutput): readonly string[] {
  const tail = (printed: string): readonly string[] =>
    outputText(printed.slice(-shownCharacters)).lines.filter((line) => line.trim() !== '')
  const stderr = tail(output.stderr).slice(-shownLines)
  return [...tail(output.stdout).slice(-shownLines), ...stderr].slice(-shownLines)
}
