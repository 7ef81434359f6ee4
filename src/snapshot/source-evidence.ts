/** Turns source text into the evidence that identifies a diagnostic later, and keeps none of the text. */
import { noEvidence, type SourceEvidence } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import { namesOnLine } from '#model/quoted-names.ts'
import { LineCounts } from './line-counts.ts'
import { LineWords, type SaidByLine } from './line-words.ts'
import { documentedLine, scopeBodies } from './scope-bodies.ts'
import { LineStarts } from './scopes/line-starts.ts'
import { type ScopeIndex, scopesOf } from './scopes/scope-index.ts'
import { TokenWindows } from './token-window.ts'

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
  const counts = new LineCounts()
  const definitions = new Map<RepoPath, readonly string[]>()
  for (const [path, { source, asked }] of sources) {
    if (source !== null) {
      const lines = new LineStarts(source, 'plain')
      const scopes = scopesOf(path, source, lines)
      files.set(path, { path, lines, scopes, numbers: numbersOf(lines, asked, counts) })
      if (scopes !== null) {
        definitions.set(path, scopes.names())
      }
    }
  }
  for (const { lines } of files.values()) {
    counts.add(lines)
  }
  const words = new LineWords(counts, digest)
  const at = new Map<RepoPath, EvidenceAt>()
  for (const [path, file] of files) {
    at.set(path, fileEvidence(file, words))
  }
  return { at, definitions }
}

interface SourceFile {
  readonly path: string
  readonly lines: LineStarts
  readonly scopes: ScopeIndex | null
  /** By line: that of its text in the counts; -1 for a line that nothing is asked of. */
  readonly numbers: Int32Array
}

/** Of the lines that are asked about and their neighbours: what they say is weighed. */
function numbersOf(lines: LineStarts, asked: Iterable<number>, counts: LineCounts): Int32Array {
  const numbers = new Int32Array(lines.count + 1).fill(-1)
  const weigh = (line: number): void => {
    if (numbers[line] === -1 && line >= 1) {
      numbers[line] = counts.number(lines, line)
    }
  }
  let last = 0
  for (const line of asked) {
    if (line !== last) {
      weigh(line)
      weigh(neighbour(lines, line, -1))
      weigh(neighbour(lines, line, 1))
      last = line
    }
  }
  return numbers
}

/** The nearest line that is not blank; none of the file's when there is none. */
function neighbour(lines: LineStarts, line: number, step: 1 | -1): number {
  let near = line + step
  while (near >= 1 && near <= lines.count && lines.isBlank(near)) {
    near += step
  }
  return near
}

/** Everything that is the same for all findings of one line. */
type LineEvidence = Omit<SourceEvidence, 'tokenDigest' | 'namesOnLine'>

/**
 * Reads one file. Digests are over a line without any white space, so they survive re-indenting; blank
 * lines are passed over when neighbours are looked up. Findings of one line mostly stand together.
 */
function fileEvidence({ path, lines, scopes, numbers }: SourceFile, words: LineWords): EvidenceAt {
  const bodiesAt = scopeBodies({ path, lines, scopes })
  const windows = new TokenWindows({ path, lines })
  const saysAt = (line: number): SaidByLine => words.at(lines, line, numbers[line] ?? -1)
  const weight = (line: number, { words: own, letters: sum }: SaidByLine): number => {
    const scope = scopes?.at(line) ?? ''
    return own.has(scope.slice(scope.lastIndexOf('.') + 1))
      ? 0
      : Math.floor(sum / words.timesOf(numbers[line] ?? -1) ** 2)
  }
  const evidenceOf = (line: number): LineEvidence => {
    const owned = documentedLine(lines, line)
    const [before, after] = [neighbour(lines, line, -1), neighbour(lines, line, 1)]
    const [own, above, below] = [saysAt(line), saysAt(before), saysAt(after)]
    const { body, outer } = bodiesAt(owned)
    return {
      lineDigest: own.digest,
      beforeDigest: above.digest,
      afterDigest: below.digest,
      lineWeight: weight(line, own),
      beforeWeight: weight(before, above),
      afterWeight: weight(after, below),
      words: own.sketch,
      scope: scopes?.at(owned) ?? null,
      body,
      outerBody: outer,
    }
  }
  let last: { readonly line: number; readonly text: string; readonly evidence: LineEvidence } | null = null
  return (place) => {
    const { line, message } = place
    if (line < 1 || line > lines.count) {
      return noEvidence
    }
    if (last?.line !== line) {
      last = { line, text: lines.text(line), evidence: evidenceOf(line) }
    }
    const tokens = windows.at(place)
    return {
      ...last.evidence,
      tokenDigest: tokens === null ? null : words.digest(tokens),
      namesOnLine: namesOnLine(words.namesIn(message), last.text),
    }
  }
}
