/** Turns what a checker printed into the diagnostics of a snapshot: places, evidence, one order. */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { type DiagnosticTable, DiagnosticTableBuilder } from '#model/diagnostic-table.ts'
import type { Digest } from '#model/digest.ts'
import { type PathBase, type RepoPath, repositoryPath, storedPath } from '#model/ids.ts'
import { snapshotLimits } from './decode.ts'
import { type EvidenceAt, noEvidence, sourceEvidence } from './source-evidence.ts'

/** Where a file is. */
interface Place {
  readonly path: RepoPath
  /** Only files inside the root may be opened. */
  readonly inside: boolean
}

/** Raw diagnostics whose paths have been read: one place for each, shared by those of a file. */
export interface PlacedDiagnostics {
  readonly raws: readonly RawDiagnostic[]
  readonly places: readonly Place[]
}

const wholeProject: Place = { path: storedPath(''), inside: false }

/** Reads every path once. Diagnostics outside the root keep their path as printed. */
export function placeDiagnostics(raws: readonly RawDiagnostic[], base: PathBase): PlacedDiagnostics {
  const known = new Map<string, Place>()
  let last: { readonly file: string; readonly place: Place } | null = null
  const placeOf = (file: string): Place => {
    // Checkers print one file after the other.
    if (last?.file === file) {
      return last.place
    }
    let place = known.get(file)
    if (place === undefined) {
      const { path, kind } = repositoryPath(file, base)
      place = { path, inside: kind === 'inside' }
      known.set(file, place)
    }
    last = { file, place }
    return place
  }
  return { raws, places: raws.map(({ file }) => (file === null ? wholeProject : placeOf(file))) }
}

/** The files worth reading: inside the root, each once, sorted. */
export function filesToRead({ places }: PlacedDiagnostics): readonly RepoPath[] {
  const paths = [...new Set(places)].filter(({ inside }) => inside).map(({ path }) => path)
  return [...new Set(paths)].sort()
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
): DiagnosticTable {
  const evidence = evidenceByPath(context)
  const withoutRoot = rootRemover(context.base)
  const stored = (text: string): string => clipped(withoutRoot(text))
  const table = new DiagnosticTableBuilder(raws.length)
  for (let row = 0; row < raws.length; row++) {
    const raw = raws[row]
    const { path, inside } = places[row] ?? wholeProject
    if (raw !== undefined) {
      const at = inside ? evidence.get(path) : undefined
      const { line, column, endLine, endColumn, severity, code, message, notes } = raw
      table.add({
        path,
        line,
        column,
        endLine,
        endColumn,
        severity,
        code,
        message: stored(message),
        notes: notes.length === 0 ? notes : notes.slice(0, snapshotLimits.notes).map(stored),
        evidence: at === undefined ? noEvidence : at(raw),
      })
    }
  }
  return table.build()
}

function evidenceByPath({
  sources,
  digest,
}: {
  readonly sources: ReadonlyMap<RepoPath, string | null>
  readonly digest: Digest
}): ReadonlyMap<RepoPath, EvidenceAt> {
  const evidence = new Map<RepoPath, EvidenceAt>()
  for (const [path, source] of sources) {
    if (source !== null) {
      evidence.set(path, sourceEvidence({ path, source, digest }))
    }
  }
  return evidence
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
