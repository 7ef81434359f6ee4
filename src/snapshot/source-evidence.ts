/** Turns source text into the evidence that identifies a diagnostic later, and keeps none of the text. */
import { noEvidence, type SourceEvidence } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import { letters, ownWords, wordSketch } from '#model/line-words.ts'
import { namesOnLine, quotedNames } from '#model/quoted-names.ts'
import { LineCounts } from './line-counts.ts'
import { documentedLine, scopeBodies } from './scope-bodies.ts'
import { LineStarts } from './scopes/line-starts.ts'
import { type ScopeIndex, scopesOf } from './scopes/scope-index.ts'
import { tokenWindow } from './token-window.ts'

/** What is asked about a finding. Lines and columns count from 1. */
export interface AskedPlace {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Gives the evidence for a place whose line was asked for; {@link noEvidence} when the file has no such line. */
export type EvidenceAt = (place: AskedPlace) => SourceEvidence

/** One source, and the lines that will be asked about. */
export interface AskedSource {
  /** null: it could not be read. */
  readonly source: string | null
  readonly asked: Iterable<number>
}

/** What was read of all sources together. */
export interface SourcesEvidence {
  readonly at: ReadonlyMap<RepoPath, EvidenceAt>
  /** The qualified names of what each file defines, sorted; files of other languages are left out. */
  readonly definitions: ReadonlyMap<RepoPath, readonly string[]>
}

/** Reads all files at once, because a line is as specific as it is rare in all of them. */
export function sourcesEvidence(
  sources: ReadonlyMap<RepoPath, AskedSource>,
  digest: Digest,
): SourcesEvidence {
  const files = new Map<RepoPath, SourceFile>()
  const wanted = new Set<string>()
  const definitions = new Map<RepoPath, readonly string[]>()
  for (const [path, { source, asked }] of sources) {
    if (source !== null) {
      const file = { path, lines: new LineStarts(source, 'plain'), scopes: scopesOf(path, source) }
      files.set(path, file)
      addWeighed(file, asked, wanted)
      if (file.scopes !== null) {
        definitions.set(path, file.scopes.names())
      }
    }
  }
  const counts = new LineCounts(wanted)
  for (const { lines } of files.values()) {
    counts.add(lines)
  }
  const namesIn = remembered(quotedNames)
  const at = new Map<RepoPath, EvidenceAt>()
  for (const [path, file] of files) {
    at.set(path, fileEvidence(file, { digest, counts, namesIn }))
  }
  return { at, definitions }
}

interface SourceFile {
  readonly path: string
  readonly lines: LineStarts
  readonly scopes: ScopeIndex | null
}

/** The texts that are weighed when these lines are asked about: theirs, and those of their neighbours. */
function addWeighed({ lines }: SourceFile, asked: Iterable<number>, wanted: Set<string>): void {
  for (const line of new Set(asked)) {
    for (const near of [line, neighbour(lines, line, -1), neighbour(lines, line, 1)]) {
      wanted.add(lines.text(near).trim())
    }
  }
}

/** The nearest line that is not blank; none of the file's when there is none. */
function neighbour(lines: LineStarts, line: number, step: 1 | -1): number {
  let near = line + step
  while (near >= 1 && near <= lines.count && lines.text(near).trim() === '') {
    near += step
  }
  return near
}

interface ReadWith {
  readonly digest: Digest
  readonly counts: LineCounts
  readonly namesIn: (message: string) => readonly string[]
}

/**
 * Reads one file. Digests are over a line without any white space, so they survive re-indenting; blank
 * lines are passed over when neighbours are looked up. Each line is digested and weighed at most once.
 */
function fileEvidence(
  { path, lines, scopes }: SourceFile,
  { digest, counts, namesIn }: ReadWith,
): EvidenceAt {
  const number = (text: string): number => Number.parseInt(digest(text), 16)
  const wordsAt = remembered((line: number) => ownWords(lines.text(line)))
  const digestAt = remembered((line: number) => {
    const squeezed = lines.text(line).replace(/\s+/g, '')
    return squeezed === '' ? null : number(squeezed)
  })
  const weightAt = remembered((line: number) => {
    const words = wordsAt(line)
    const scope = scopes?.at(line) ?? ''
    return words.has(scope.slice(scope.lastIndexOf('.') + 1))
      ? 0
      : Math.floor(letters(words) / (counts.of(lines.text(line).trim()) || 1) ** 2)
  })
  const bodiesAt = scopeBodies({ path, lines, scopes })
  return (place) => {
    const { line } = place
    if (line < 1 || line > lines.count) {
      return noEvidence
    }
    const owned = documentedLine(lines, line)
    const { body, outer } = bodiesAt(owned)
    const tokens = tokenWindow({ path, lines }, place)
    const [before, after] = [neighbour(lines, line, -1), neighbour(lines, line, 1)]
    return {
      lineDigest: digestAt(line),
      beforeDigest: digestAt(before),
      afterDigest: digestAt(after),
      tokenDigest: tokens === null ? null : number(tokens),
      namesOnLine: namesOnLine(namesIn(place.message), lines.text(line)),
      lineWeight: weightAt(line),
      beforeWeight: weightAt(before),
      afterWeight: weightAt(after),
      words: wordSketch(wordsAt(line)),
      scope: scopes?.at(owned) ?? null,
      body,
      outerBody: outer,
    }
  }
}

/** Asks once for each key. */
function remembered<Key, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>()
  return (key) => {
    const known = values.get(key)
    if (known !== undefined) {
      return known
    }
    const value = of(key)
    values.set(key, value)
    return value
  }
}
