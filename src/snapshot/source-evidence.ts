/** Turns source text into the evidence that identifies a diagnostic later, and keeps none of the text. */
import type { SourceEvidence } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import { namesOnLine } from '#model/quoted-names.ts'
import { scopesOf } from './scopes/scope-index.ts'
import { tokenWindow } from './token-window.ts'

/** What is known of a diagnostic whose file could not be read. */
export const noEvidence: SourceEvidence = {
  lineDigest: null,
  beforeDigest: null,
  afterDigest: null,
  tokenDigest: null,
  namesOnLine: null,
  scope: null,
}

/** Gives the evidence for a 1-based place; {@link noEvidence} when the file has no such line. */
export type EvidenceAt = (finding: {
  readonly line: number
  readonly column: number
  readonly message: string
}) => SourceEvidence

/**
 * Reads one file. Digests are over a line without any white space, so they survive re-indenting; blank
 * lines are passed over when neighbours are looked up. Each line is digested at most once.
 */
export function sourceEvidence(file: {
  readonly path: string
  readonly source: string
  readonly digest: Digest
}): EvidenceAt {
  const { path, source } = file
  const lines = source.split(/\r\n|\n|\r/)
  const scopes = scopesOf(path, source)
  const digest = (text: string): number => Number.parseInt(file.digest(text), 16)
  const digests = new Map<number, number | null>()
  const digestAt = (index: number): number | null => {
    const known = digests.get(index)
    if (known !== undefined) {
      return known
    }
    const squeezed = (lines[index] ?? '').replace(/\s+/g, '')
    const value = squeezed === '' ? null : digest(squeezed)
    digests.set(index, value)
    return value
  }
  const nearest = (from: number, step: 1 | -1): number | null => {
    for (let index = from; index >= 0 && index < lines.length; index += step) {
      const value = digestAt(index)
      if (value !== null) {
        return value
      }
    }
    return null
  }
  return (place) => {
    const { line } = place
    if (line < 1 || line > lines.length) {
      return noEvidence
    }
    const tokens = tokenWindow({ path, lines }, place)
    return {
      lineDigest: digestAt(line - 1),
      beforeDigest: nearest(line - 2, -1),
      afterDigest: nearest(line, 1),
      tokenDigest: tokens === null ? null : digest(tokens),
      namesOnLine: namesOnLine(place.message, lines[line - 1] ?? ''),
      scope: scopes?.at(line) ?? null,
    }
  }
}
