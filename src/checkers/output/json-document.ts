/**
 * Finds the one JSON document in what a tool printed, between lines of others: a wrapper's banner before it, statistics
 * behind it. Linear in the text. Decides nothing about what the document says.
 */
import { parsed } from './json-text.ts'

/** What a document opens with. */
export type DocumentForm = 'array' | 'object'

/** A document, or what was begun of one. */
export interface FoundDocument {
  /** Null where there is none, or what is there is no JSON. */
  readonly value: unknown
  /** Indices of its lines, both inclusive; `first` is the number of lines where there is none. */
  readonly first: number
  readonly last: number
  /** Its last bracket was printed. */
  readonly whole: boolean
  /** What stands behind it on its last line: a summary that follows a document without a line break. */
  readonly behind: string
  /** Why what is there can't be read; absent where it can, or where that is seen by its value. */
  readonly fault?: string
}

/** Only what opens a JSON value: `[check] …` of a log does not. */
const opening: Record<DocumentForm, RegExp> = {
  array: /^\s*\[\s*(?:$|\]|\{)/,
  object: /^\s*\{\s*(?:$|\}|")/,
}

/** The first one of this form. */
export function jsonDocument(lines: readonly string[], form: DocumentForm): FoundDocument {
  const first = lines.findIndex((line) => opening[form].test(line))
  if (first === -1) {
    return { value: null, first: lines.length, last: lines.length - 1, whole: false, behind: '' }
  }
  const end = endOf(lines, first)
  if (end === null) {
    return { value: null, first, last: lines.length - 1, whole: false, behind: '' }
  }
  const closing = lines[end.line] ?? ''
  const text = [...lines.slice(first, end.line), closing.slice(0, end.column)].join('\n')
  return {
    value: parsed(text),
    first,
    last: end.line,
    whole: true,
    behind: closing.slice(end.column).trim(),
  }
}

/** Where its last bracket ends: the line, and the column behind it. */
function endOf(
  lines: readonly string[],
  first: number,
): { readonly line: number; readonly column: number } | null {
  let depth = 0
  for (let line = first; line < lines.length; line++) {
    for (const { index, change } of bracketsOf(lines[line] ?? '')) {
      depth += change
      if (depth === 0) {
        return { line, column: index + 1 }
      }
    }
  }
  return null
}

/** A text in quotes, closed or not, or a bracket. A text never spans lines in JSON. */
const textOrBracket = /"(?:[^"\\]|\\.)*"?|[[\]{}]/g

/** The brackets of one line that stand in no text. */
function* bracketsOf(line: string): Generator<{ readonly index: number; readonly change: 1 | -1 }> {
  for (const { 0: found, index } of line.matchAll(textOrBracket)) {
    if (!found.startsWith('"')) {
      yield { index, change: found === '[' || found === '{' ? 1 : -1 }
    }
  }
}
