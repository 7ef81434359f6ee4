/** Turns source text into the evidence that identifies a diagnostic later, and keeps none of the text. */
import { noEvidence, type SourceEvidence } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import { letters, ownWords, wordSketch } from '#model/line-words.ts'
import { namesOnLine } from '#model/quoted-names.ts'
import { documentedLine, scopeBodies } from './scope-bodies.ts'
import { type ScopeIndex, scopesOf } from './scopes/scope-index.ts'
import { tokenWindow } from './token-window.ts'

/** Gives the evidence for a 1-based place; {@link noEvidence} when the file has no such line. */
export type EvidenceAt = (finding: {
  readonly line: number
  readonly column: number
  readonly message: string
}) => SourceEvidence

/** What was read of all sources together. */
export interface SourcesEvidence {
  readonly at: ReadonlyMap<RepoPath, EvidenceAt>
  /** The qualified names of what each file defines, sorted; files of other languages are left out. */
  readonly definitions: ReadonlyMap<RepoPath, readonly string[]>
}

interface SourceFile {
  readonly path: string
  readonly lines: readonly string[]
  readonly scopes: ScopeIndex | null
}

/** Reads all files at once, because a line is as specific as it is rare in all of them. null: it could not be read. */
export function sourcesEvidence(
  sources: ReadonlyMap<RepoPath, string | null>,
  digest: Digest,
): SourcesEvidence {
  const files = new Map<RepoPath, SourceFile>()
  for (const [path, source] of sources) {
    if (source !== null) {
      files.set(path, { path, lines: source.split(/\r\n|\n|\r/), scopes: scopesOf(path, source) })
    }
  }
  const counts = lineCounts(files.values())
  const at = new Map<RepoPath, EvidenceAt>()
  const definitions = new Map<RepoPath, readonly string[]>()
  for (const [path, file] of files) {
    at.set(path, fileEvidence(file, digest, counts))
    if (file.scopes !== null) {
      definitions.set(path, file.scopes.names())
    }
  }
  return { at, definitions }
}

/** How many lines of all files are the same but for their indentation. */
function lineCounts(files: Iterable<SourceFile>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { lines } of files) {
    for (const line of lines) {
      const text = line.trim()
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  return counts
}

/**
 * Reads one file. Digests are over a line without any white space, so they survive re-indenting; blank
 * lines are passed over when neighbours are looked up. Each line is digested and weighed at most once.
 */
function fileEvidence(
  { path, lines, scopes }: SourceFile,
  digest: Digest,
  counts: ReadonlyMap<string, number>,
): EvidenceAt {
  const number = (text: string): number => Number.parseInt(digest(text), 16)
  const digestAt = remembered((index) => {
    const squeezed = (lines[index] ?? '').replace(/\s+/g, '')
    return squeezed === '' ? null : number(squeezed)
  })
  const weightAt = remembered((index) => {
    const line = lines[index] ?? ''
    const words = ownWords(line)
    const scope = scopes?.at(index + 1) ?? ''
    return words.has(scope.slice(scope.lastIndexOf('.') + 1))
      ? 0
      : Math.floor(letters(words) / (counts.get(line.trim()) ?? 1) ** 2)
  })
  const bodiesAt = scopeBodies({ path, lines, scopes })
  const nearest = (from: number, step: 1 | -1): number => {
    let index = from
    while (index >= 0 && index < lines.length && digestAt(index) === null) {
      index += step
    }
    return index
  }
  return (place) => {
    const { line } = place
    if (line < 1 || line > lines.length) {
      return noEvidence
    }
    const text = lines[line - 1] ?? ''
    const owned = documentedLine(lines, line)
    const { body, outer } = bodiesAt(owned)
    const tokens = tokenWindow({ path, lines }, place)
    const [before, after] = [nearest(line - 2, -1), nearest(line, 1)]
    return {
      lineDigest: digestAt(line - 1),
      beforeDigest: digestAt(before),
      afterDigest: digestAt(after),
      tokenDigest: tokens === null ? null : number(tokens),
      namesOnLine: namesOnLine(place.message, text),
      lineWeight: weightAt(line - 1),
      beforeWeight: weightAt(before),
      afterWeight: weightAt(after),
      words: wordSketch(ownWords(text)),
      scope: scopes?.at(owned) ?? null,
      body,
      outerBody: outer,
    }
  }
}

/** Asks once for each index. */
function remembered<Value>(of: (index: number) => Value): (index: number) => Value {
  const values = new Map<number, Value>()
  return (index) => {
    const known = values.get(index)
    if (known !== undefined) {
      return known
    }
    const value = of(index)
    values.set(index, value)
    return value
  }
}
