/** Turns what a checker printed into the diagnostics of a snapshot: places, evidence, one order. */

import { noEvidence } from '#model/diagnostic.ts'
import {
  type DiagnosticColumns,
  type EvidenceColumns,
  evidenceColumns,
  nothingKnown,
  storeEvidence,
} from '#model/diagnostic-columns.ts'
import { DiagnosticTable } from '#model/diagnostic-table.ts'
import type { Digest } from '#model/digest.ts'
import { type PathBase, pathReader, type RepoPath, storedPath } from '#model/ids.ts'
import type { RawTable } from '#model/raw-table.ts'
import type { Definitions } from '#model/snapshot.ts'
import { TextTable } from '#model/text-table.ts'
import { wellFormed } from '#model/well-formed.ts'
import { snapshotLimits } from './limits.ts'
import { type AskedSource, type EvidenceAt, sourcesEvidence } from './source-evidence.ts'

/** Where a file is. */
interface Place {
  readonly path: RepoPath
  /** Only files inside the root may be opened. */
  readonly inside: boolean
}

/** Raw diagnostics whose paths have been read. */
export interface PlacedDiagnostics {
  readonly raws: RawTable
  /** One for each file of `raws`. */
  readonly places: readonly Place[]
}

const wholeProject = storedPath('')

/** Diagnostics outside the root keep their path as printed. */
export function placeDiagnostics(raws: RawTable, base: PathBase): PlacedDiagnostics {
  const placeOf = pathReader(base)
  const places = raws.texts.files.map((file): Place => {
    const { path, kind } = placeOf(file)
    return { path, inside: kind === 'inside' }
  })
  return { raws, places }
}

/** The files worth reading: inside the root, each once, sorted. */
export function filesToRead({ places }: PlacedDiagnostics): readonly RepoPath[] {
  const paths = places.filter(({ inside }) => inside).map(({ path }) => path)
  return [...new Set(paths)].sort()
}

/** The diagnostics of a snapshot, and what the files that were read define. */
export interface Assembled {
  readonly diagnostics: DiagnosticTable
  readonly definitions: Definitions
}

/**
 * Adds evidence from `sources` (null: the file could not be read) and sorts. Absolute paths below the
 * root are taken out of messages, so that a snapshot does not tell where it was made.
 */
export function assembleDiagnostics(
  { raws, places }: PlacedDiagnostics,
  context: {
    readonly sources: ReadonlyMap<RepoPath, string | null>
    readonly base: PathBase
    readonly digest: Digest
  },
): Assembled {
  const asked = askedSources({ raws, places }, context.sources)
  const { at, definitions } = sourcesEvidence(asked, context.digest)
  const withoutRoot = rootRemover(context.base)
  const stored = (text: string): string => wellFormed(clipped(withoutRoot(text)))
  const texts = new TextTable()
  const paths = places.map(({ path }) => texts.of(wellFormed(path)))
  const codes = raws.texts.codes.map((code) => texts.of(wellFormed(code)))
  const messages = raws.texts.messages.map((message) => texts.of(stored(message)))
  const note = (text: string): number => texts.of(stored(text))
  const isRead = [...context.sources.values()].some((source) => source !== null)
  const project = raws.columns.file.includes(-1) ? texts.of(wholeProject) : -1
  const { file, line, column, endLine, endColumn, severity, code, message } = raws.columns
  const columns: DiagnosticColumns = {
    path: translated(file, paths, project),
    line,
    column,
    endLine,
    endColumn,
    severity,
    code: translated(code, codes, -1),
    message: translated(message, messages, -1),
    notes: new Map([...raws.notes].map(([row, own]) => [row, own.slice(0, snapshotLimits.notes).map(note)])),
    ...nothingKnown(raws.length),
    ...(isRead ? knownEvidence({ raws, places }, at, texts) : {}),
  }
  return { diagnostics: new DiagnosticTable(texts.all, columns), definitions }
}

/** Every source with the lines of its findings. */
function askedSources(
  { raws, places }: PlacedDiagnostics,
  sources: ReadonlyMap<RepoPath, string | null>,
): ReadonlyMap<RepoPath, AskedSource> {
  const lines = new Map([...sources.keys()].map((path) => [path, [] as number[]]))
  const linesOf = places.map(({ path, inside }) => (inside ? lines.get(path) : undefined))
  for (let row = 0; row < raws.length; row++) {
    linesOf[raws.columns.file[row] ?? -1]?.push(raws.columns.line[row] ?? 1)
  }
  return new Map([...sources].map(([path, source]) => [path, { source, asked: lines.get(path) ?? [] }]))
}

/** Indexes into other texts; `none` for what has no text. */
function translated(column: Int32Array, indexes: readonly number[], none: number): Int32Array {
  const own = new Int32Array(column.length)
  for (let row = 0; row < own.length; row++) {
    own[row] = indexes[column[row] ?? -1] ?? none
  }
  return own
}

function knownEvidence(
  { raws, places }: PlacedDiagnostics,
  evidence: ReadonlyMap<RepoPath, EvidenceAt>,
  texts: TextTable,
): EvidenceColumns {
  const columns = evidenceColumns(raws.length)
  const evidenceOf = places.map(({ path, inside }) => (inside ? evidence.get(path) : undefined))
  const { file, line, column, message } = raws.columns
  for (let row = 0; row < raws.length; row++) {
    const place = {
      line: line[row] ?? 1,
      column: column[row] ?? 1,
      message: raws.texts.messages[message[row] ?? -1] ?? '',
    }
    const evidence = evidenceOf[file[row] ?? -1]?.(place) ?? noEvidence
    storeEvidence(columns, row, { evidence, texts })
  }
  return columns
}

/** A snapshot that its reader would refuse must never be made; so texts end where the reader's limit is. */
function clipped(text: string): string {
  return text.length <= snapshotLimits.text ? text : `${text.slice(0, snapshotLimits.text - 1)}…`
}

function rootRemover(base: PathBase): (text: string) => string {
  const folders = [base.cwd, base.root, base.spelledRoot].map((root) => root.replace(/[\\/]+$/, ''))
  const roots = [...new Set(folders)]
    .filter((root) => root.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((root) => ({ root, pattern: rootPattern(root) }))
  return (text) => {
    let result = text
    for (const { root, pattern } of roots) {
      if (result.includes(root)) {
        result = result.replace(pattern, (found) => (found.length > root.length ? '' : '.'))
      }
    }
    return result
  }
}

/** Only a path of its own, with the separator behind it: `/app` is neither in `/srv/app` nor in `/app2`. */
function rootPattern(root: string): RegExp {
  const literal = root.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const partOfName = '[\\p{L}\\p{N}_-]'
  return new RegExp(
    `(?<!${partOfName}|\\.|(?<!/)/)${literal}(?:[/\\\\]|(?!${partOfName}|\\.${partOfName}))`,
    'gu',
  )
}
