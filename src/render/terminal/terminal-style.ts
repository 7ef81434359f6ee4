/** What the terminal can show, decided from the environment and the stream, both given as values. */
import { hyperlink, type Look, painted } from '../encode/terminal.ts'

/** Where text goes. */
export interface TerminalStyle {
  readonly colour: boolean
  /** The folder that paths are relative to, for links to local files; null for no links. */
  readonly links: { readonly folder: string } | null
  /** Columns to wrap our own sentences at; null: no wrapping. */
  readonly width: number | null
}

/** For pipes, files and other programs. */
export const plainStyle: TerminalStyle = { colour: false, links: null, width: null }

/** What is known of a stream. */
export interface Stream {
  readonly isTerminal: boolean
  readonly columns: number | null
  readonly folder: string
}

/** Narrower terminals are not worth wrapping for. */
const narrowest = 40

/**
 * `FORCE_COLOR` (set, and not `0` or `false`) colours a pipe as well and goes before `NO_COLOR`, as in Node; else
 * `NO_COLOR` (set and not empty, no-color.org) and `TERM=dumb` turn colour off, and so does anything that is no
 * terminal. Links are for terminals only: in a log they are noise.
 */
export function terminalStyle(
  environment: Readonly<Record<string, string | undefined>>,
  { isTerminal, columns, folder }: Stream,
): TerminalStyle {
  const colour = colourWanted(environment) ?? isTerminal
  const links = isTerminal && colour && folder.startsWith('/') ? { folder } : null
  return { colour, links, width: isTerminal && columns !== null && columns >= narrowest ? columns : null }
}

function colourWanted(environment: Readonly<Record<string, string | undefined>>): boolean | null {
  const forced = environment['FORCE_COLOR'] ?? ''
  if (forced !== '') {
    return forced !== '0' && forced !== 'false'
  }
  return (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb' ? false : null
}

/** For encoded text. */
export function look(style: TerminalStyle, text: string, ...wanted: readonly Look[]): string {
  return style.colour ? wanted.reduce(painted, text) : text
}

/** `address` null: no link. */
export function linked(style: TerminalStyle, text: string, address: string | null): string {
  return style.links === null || address === null ? text : hyperlink(text, address)
}

/** One paragraph as lines that start with `indent`. A word longer than the width stays whole. */
export function wrapped(style: TerminalStyle, text: string, indent = ''): readonly string[] {
  const words = text.split(' ').map((word) => ({ shown: word, length: word.length }))
  return broken(style, words, { first: indent, next: indent })
}

/** A word as it is written, and how many columns of it are seen. */
export interface Word {
  readonly shown: string
  readonly length: number
}

/** The same of words that may be coloured; further lines stand a little further in. */
export function wrappedWords(
  style: TerminalStyle,
  words: readonly Word[],
  indent: string,
): readonly string[] {
  return broken(style, words, { first: indent, next: `${indent}    ` })
}

function broken(
  { width }: TerminalStyle,
  words: readonly Word[],
  { first, next }: { readonly first: string; readonly next: string },
): readonly string[] {
  const lines: string[] = []
  let line = first
  let used = first.length
  let isFresh = true
  for (const { shown, length } of words) {
    if (!isFresh && width !== null && used + 1 + length > width) {
      lines.push(line)
      line = `${next}${shown}`
      used = next.length + length
    } else {
      line += isFresh ? shown : ` ${shown}`
      used += isFresh ? length : length + 1
    }
    isFresh = false
  }
  return [...lines, line]
}

const labelWidth = 10

/** A label and what it says; further lines stand below the first one's text. */
export function labelled(
  style: TerminalStyle,
  label: string,
  { text, looks = [] }: { readonly text: string; readonly looks?: readonly Look[] },
): readonly string[] {
  const lines = wrapped(style, text, ' '.repeat(labelWidth))
  const head = `${look(style, label, ...looks)}${' '.repeat(Math.max(0, labelWidth - label.length))}`
  return lines.map((line, index) => (index === 0 ? `${head}${line.slice(labelWidth)}` : line))
}
