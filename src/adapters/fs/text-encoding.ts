/**
 * Text from bytes: UTF-8, or UTF-16 as PowerShell writes what `>` redirects. UTF-16 is told by its byte order mark, or by
 * every other byte being zero; a mark is no part of the text.
 */
import { isUtf8 } from 'node:buffer'

/** A text, and where it was none. */
export interface DecodedText {
  readonly text: string
  /** The first line with bytes that are not UTF-8, from 1; absent where all are. A character that was cut at the end is none. */
  readonly foreignLine?: number
}

/** Without the mark, which is no part of the text. Bytes that are no text become replacement characters. */
export function decodeText(bytes: Uint8Array): string {
  return decoded(bytes, encodingOf(bytes))
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'utf-8') {
    return new TextDecoder(encoding).decode(bytes)
  }
  const [first, second, third] = bytes
  const mark = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
  return Buffer.from(bytes.buffer, bytes.byteOffset + mark, bytes.byteLength - mark).toString('utf8')
}

/** The same, and says so. */
export function decodedText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes)
  const text = decoded(bytes, encoding)
  const line = encoding === 'utf-8' ? foreignLine(bytes) : null
  return line === null ? { text } : { text, foreignLine: line }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le'
  }
  return first === 0xfe && second === 0xff ? 'utf-16be' : unmarked(bytes)
}

const sampled = 1024
const fewest = 8

/** What checkers print is mostly ASCII, whose other byte is zero in UTF-16. */
function unmarked(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, sampled)
  const zeros = { even: 0, odd: 0 }
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] === 0) {
      zeros[at % 2 === 0 ? 'even' : 'odd'] += 1
    }
  }
  const many = (count: number): boolean => sample.length >= fewest && count > sample.length * 0.3
  const few = (count: number): boolean => count < sample.length * 0.02
  if (many(zeros.odd) && few(zeros.even)) {
    return 'utf-16le'
  }
  return many(zeros.even) && few(zeros.odd) ? 'utf-16be' : 'utf-8'
}

/** Of a character. */
const mostBytes = 4
const lineBreak = 0x0a

function foreignLine(bytes: Uint8Array): number | null {
  if (isUtf8(bytes)) {
    return null
  }
  let start = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(lineBreak, start)
    const content = bytes.subarray(start, end === -1 ? bytes.length : end)
    if (!isUtf8(content)) {
      return end === -1 && isCut(content) ? null : line
    }
    if (end === -1) {
      return null
    }
    start = end + 1
  }
}

/** The start of a character and nothing behind it. */
function isCut(content: Uint8Array): boolean {
  for (let back = 1; back < mostBytes && back <= content.length; back += 1) {
    const [lead = 0, ...rest] = content.subarray(content.length - back)
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
    if (length > back && lead < 0xf5 && rest.every((byte) => byte >= 0x80 && byte < 0xc0)) {
      return isUtf8(content.subarray(0, content.length - back))
    }
  }
  return false
}
