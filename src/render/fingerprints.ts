/**
 * A name for each finding that later runs give it again, for formats that let others recognise findings. It holds
 * the file, the rule, the first line of the message and the digest of the source line, never a line number, so
 * shifting code changes nothing; equal findings are told apart by counting.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'

/** Gives `<12 hex>:<1, 2, …>`; call it for all findings of a run, in their order. */
export type Fingerprinter = (diagnostic: Diagnostic) => string

/** A fresh count. */
export function fingerprinter(digest: Digest): Fingerprinter {
  const seen = new Map<string, number>()
  return ({ path, code, message, evidence }) => {
    const end = message.indexOf('\n')
    const first = withoutPositions(end === -1 ? message : message.slice(0, end))
    const place = evidence.lineDigest ?? evidence.scope ?? ''
    const name = digest(`${path}\0${code ?? ''}\0${first}\0${place}`)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return `${name}:${count}`
  }
}

/** Checkers mention where something else is defined. */
function withoutPositions(message: string): string {
  return message.replace(/\b(line|column) \d+/g, '$1')
}
