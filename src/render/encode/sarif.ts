/**
 * The one encoder for SARIF messages. Viewers turn `[text](address)` of a plain message into a link (SARIF 2.1.0,
 * 3.11.6); what a checker says stays text.
 */
import { visible } from './visible.ts'

/** Line breaks stay. The result is not yet JSON. */
export function sarifText(text: string): string {
  return visible(text.replace(/\r\n|\r/g, '\n')).replaceAll('](', ']\u200b(')
}

/** Most paths need no encoding. */
const plainPath = /^\w[\w./-]*$/

/** An address for a file: relative to the repository where it is inside, else as a `file:` address or as printed. */
export function sarifUri(path: string): string {
  if (plainPath.test(path)) {
    return path
  }
  const drive = /^[A-Za-z]:[\\/]/.test(path)
  const slashed = drive ? `/${path.replaceAll('\\', '/')}` : path
  const encoded = slashed
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/')
  return slashed.startsWith('/') ? `file://${drive ? encoded.replace('%3A', ':') : encoded}` : encoded
}
