/** Turns what a checker printed into the diagnostics of a snapshot: places, evidence, one order. */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { type DiagnosticTable, DiagnosticTableBuilder } from '#model/diagnostic-table.ts'
import type { Digest } from '#model/digest.ts'
import { type PathBase, type RepoPath, repositoryPath, storedPath } from '#model/ids.ts'
import { snapshotLimits } from './decode.ts'
import { type EvidenceAt, noEvidence, sourceEvidence } from './source-evidence.ts'

/** A raw diagnostic whose path has been read. */
export interface PlacedDiagnostic {
  readonly path: RepoPath
  /** Only files inside the root may be opened. */
  readonly inside: boolean
  readonly raw: RawDiagnostic
}

/** Reads every path once. Diagnostics outside the root keep their path as printed. */
export function placeDiagnostics(
  raws: readonly RawDiagnostic[],
  base: PathBase,
): readonly PlacedDiagnostic[] {
  const known = new Map<string, ReturnType<typeof repositoryPath>>()
  return raws.map((raw) => {
    if (raw.file === null) {
      return { path: storedPath(''), inside: false, raw }
    }
    const printed = known.get(raw.file) ?? repositoryPath(raw.file, base)
    known.set(raw.file, printed)
    return { path: printed.path, inside: printed.kind === 'inside', raw }
  })
}

/** The files worth reading: inside the root, each once, sorted. */
export function filesToRead(placed: readonly PlacedDiagnostic[]): readonly RepoPath[] {
  return [...new Set(placed.filter(({ inside }) => inside).map(({ path }) => path))].sort()
}

/**
 * Adds evidence from `sources` (null: the file could not be read) and sorts. Absolute paths below the
 * root are taken out of messages, so that a snapshot does not tell where it was made.
 */
export function assembleDiagnostics(
  placed: readonly PlacedDiagnostic[],
  context: {
    readonly sources: ReadonlyMap<RepoPath, string | null>
    readonly base: PathBase
    readonly digest: Digest
  },
): DiagnosticTable {
  const evidence = new Map<RepoPath, EvidenceAt>()
  for (const [path, source] of context.sources) {
    if (source !== null) {
      evidence.set(path, sourceEvidence({ path, source, digest: context.digest }))
    }
  }
  const withoutRoot = rootRemover(context.base)
  const stored = (text: string): string => clipped(withoutRoot(text))
  const table = new DiagnosticTableBuilder(placed.length)
  for (const { path, inside, raw } of placed) {
    const at = inside ? evidence.get(path) : undefined
    table.add({
      ...raw,
      path,
      message: stored(raw.message),
      notes: raw.notes.slice(0, snapshotLimits.notes).map(stored),
      evidence: at === undefined ? noEvidence : at(raw),
    })
  }
  return table.build()
}

/** A snapshot that its reader would refuse must never be made; so texts end where the reader's limit is. */
function clipped(text: string): string {
  return text.length <= snapshotLimits.text ? text : `${text.slice(0, snapshotLimits.text - 1)}…`
}

function rootRemover(base: PathBase): (text: string) => string {
  const roots = [base.cwd, base.root, base.spelledRoot]
    .map((root) => root.replace(/[\\/]+$/, ''))
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
