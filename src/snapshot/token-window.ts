/**
 * The few tokens around a place, as any formatter would leave them: without white space, line breaks, comments,
 * brackets of grouping or trailing commas. What texts and numbers say does not count: editing them changes no type.
 * Knows no grammar, so it works on broken code too.
 */

import { lineComments } from './line-comments.ts'

/** How many tokens count before the place and from it on. */
const tokensBefore = 3
const tokensBehind = 6
/** How many lines are looked at on either side; formatters put one argument on a line. */
const linesAround = 12
/** Longer lines are generated; what counts is near the place. */
const charactersAround = 2000

/** A string, a word or number, an operator of up to three characters, or any other character. */
const token =
  /(?:[rRbBuUfF]{0,2})("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)|[\p{L}\p{N}_$]+|[-+*/%&|^=<>!?.:@~]{1,3}|\S/gu
const number = /^(?:0[xob][\da-f_]+|\d[\d_]*(?:e\d+)?[jln]?)$/i
/** Formatters add and remove these. */
const layout = new Set(['(', ')', ',', ';', '\\'])

/** Texts that are equal for equal code in another layout; null where there are no tokens. 1-based positions. */
export function tokenWindow(
  source: { readonly path: string; readonly lines: readonly string[] },
  place: { readonly line: number; readonly column: number },
): string | null {
  const comment = lineComments(source.path)
  const own = source.lines[place.line - 1] ?? ''
  const at = Math.min(Math.max(0, place.column - 1), own.length)
  const tokens = (text: string): readonly string[] => tokensOf(text, comment)
  const behind = collect(tokensBehind, function* () {
    yield tokens(own.slice(at, at + charactersAround))
    for (const line of fullLines(source.lines, place.line, 1)) {
      yield tokens(line.slice(0, charactersAround))
    }
  })
  const before = collect(tokensBefore, function* () {
    yield tokens(own.slice(Math.max(0, at - charactersAround), at)).toReversed()
    for (const line of fullLines(source.lines, place.line - 2, -1)) {
      yield tokens(line.slice(-charactersAround)).toReversed()
    }
  })
  return behind.length === 0 ? null : [...before.toReversed(), '\u0000', ...behind].join('\u0001')
}

/** The first `most` tokens. */
function collect(most: number, parts: () => Generator<readonly string[]>): readonly string[] {
  const found: string[] = []
  for (const part of parts()) {
    found.push(...part)
    if (found.length >= most) {
      break
    }
  }
  return found.slice(0, most)
}

/** Lines that are not blank, from an index on in one direction, as many as are looked at. */
function* fullLines(lines: readonly string[], from: number, step: 1 | -1): Generator<string> {
  let seen = 0
  for (let index = from; seen < linesAround && index >= 0 && index < lines.length; index += step) {
    const line = lines[index] ?? ''
    if (/\S/.test(line)) {
      seen += 1
      yield line
    }
  }
}

function tokensOf(line: string, comment: RegExp): readonly string[] {
  const found: string[] = []
  for (const [text, quoted] of line.replace(comment, '').matchAll(token)) {
    if (quoted !== undefined || number.test(text)) {
      found.push('0')
    } else if (!layout.has(text)) {
      found.push(text)
    }
  }
  return found
}
