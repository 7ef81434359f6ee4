/** Where comments, strings and regular expressions of TypeScript and JavaScript end. Unclosed ones end with their line. */

/** A character code that ends a line. */
export function isLineBreak(char: number): boolean {
  return char === 0x0a || char === 0x0d || char === 0x2028 || char === 0x2029
}

/** The offset of the next line break, or of the end of the source. */
export function lineEnd(source: string, offset: number): number {
  let at = offset
  while (at < source.length && !isLineBreak(source.charCodeAt(at))) {
    at += 1
  }
  return at
}

/** Past a block comment; an unclosed one takes the rest. */
export function blockCommentEnd(source: string, start: number): number {
  const close = source.indexOf('*/', start + 2)
  return close === -1 ? source.length : close + 2
}

/** Past the closing quote; a backslash hides a line break. */
export function stringEnd(source: string, start: number): number {
  const quote = source[start]
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at]
    if (char === quote) {
      return at + 1
    }
    if (char === '\n' || char === '\r') {
      return at
    }
    if (char === '\\') {
      at += source[at + 1] === '\r' && source[at + 2] === '\n' ? 2 : 1
    }
  }
  return source.length
}

/** Past the closing slash and the flags. */
export function regularExpressionEnd(source: string, start: number): number {
  let inClass = false
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at]
    if (isLineBreak(source.charCodeAt(at))) {
      return at
    }
    if (char === '/' && !inClass) {
      return flagsEnd(source, at + 1)
    }
    inClass = char === '[' || (inClass && char !== ']')
    at += char === '\\' && !isLineBreak(source.charCodeAt(at + 1)) ? 1 : 0
  }
  return source.length
}

function flagsEnd(source: string, offset: number): number {
  let at = offset
  while (at < source.length && /[a-z]/i.test(source[at] ?? '')) {
    at += 1
  }
  return at
}
