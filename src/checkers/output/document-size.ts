/** A JSON document is parsed as a whole, which takes some ten times its size in memory; lines are read one by one. */
import type { CheckerProblem } from '#model/problem.ts'

/** In UTF-16 code units. Some 200,000 errors in pyright's JSON; it takes less than 1 GiB (docs/performance.md). */
const mostDocument = 64 * 1024 * 1024
/** No line of a text is as long. */
const longLine = 1024 * 1024

/** Null for lines, and for a document that fits into memory. */
export function documentTooLarge({ stdout }: { readonly stdout: string }): CheckerProblem | null {
  if (stdout.length <= mostDocument) {
    return null
  }
  const end = stdout.indexOf('\n')
  const first = stdout.slice(0, end === -1 ? longLine : end)
  const isDocument = first.length >= longLine || /^\s*[[{]\s*$/.test(first)
  return isDocument ? { kind: 'output-too-large', bytes: stdout.length, limit: mostDocument } : null
}
