/**
 * Writes the committed baseline from a run of the checker here, or from its text. It lets errors go as they are fixed and
 * takes in no new one unless it is told to; what the run did not look at stays as it is.
 */
import { compareDiagnosticSets } from '#match/compare.ts'
import { steadyForm } from '#match/message-form.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { ProblemError } from '#model/problem.ts'
import { countErrors, type Snapshot } from '#model/snapshot.ts'
import type { ResultFiles } from '#ports/files.ts'
import { encodeCommittedFile, isCommittedFile } from '#snapshot/committed-file.ts'
import { checkedPlaces } from './checked-places.ts'
import { baselineToWrite } from './committed-baseline.ts'
import { readSnapshot, requireSameChecker } from './compare-files.ts'
import { type LocalPorts, localRun, type RunSource, snapshotOf } from './local-run.ts'

/** A run, and the file to bring up to date with it. */
export interface BaselineFileOrder {
  readonly source: RunSource
  /** null: its default place. */
  readonly file: string | null
  /** Whether new errors may enter. */
  readonly accept: boolean
}

/** Counts of errors, warnings included. */
export interface BaselineFileResult {
  readonly file: string
  readonly entries: number
  readonly removed: number
  readonly added: number
  /** New ones that were not taken in. */
  readonly refused: readonly Diagnostic[]
}

/** Throws a `ProblemError` when the run can't be trusted, for a new file that was not asked for, and for a file of somebody else. */
export async function writeBaselineFile(
  order: BaselineFileOrder,
  ports: LocalPorts & { readonly files: ResultFiles },
): Promise<BaselineFileResult> {
  const { source, accept } = order
  const { files } = ports
  const here = await localRun(source, ports)
  const place = { root: source.root, name: here.name, asked: source.name !== null }
  const file = order.file ?? (await baselineToWrite(place, files))
  await files.probe(file)
  const known = await knownBaseline(file, files)
  if (known !== null) {
    requireSameChecker(known, here)
  }
  const current = await snapshotOf(here, { ...ports, partial: false })
  const { kept, added, gone } = compared(known, current)
  if (known === null && added.length > 0 && !accept) {
    throw new ProblemError({ kind: 'baseline-file-new', path: file, errors: countErrors(added) })
  }
  const places = await checkedPlaces(source, files)
  const unseen = gone.filter(({ path }) => !places.include(path))
  const diagnostics = [...kept, ...unseen, ...(accept ? added : [])]
  await files.write(file, encodeCommittedFile({ checker: current.checker, diagnostics }, steadyForm))
  return {
    file,
    entries: diagnostics.length,
    removed: gone.length - unseen.length,
    added: accept ? added.length : 0,
    refused: accept ? [] : added,
  }
}

/** null: there is none yet. A snapshot is none: it holds more than the committed form could keep. */
async function knownBaseline(file: string, files: ResultFiles): Promise<Snapshot | null> {
  const read = await files.read(file)
  if (read.kind === 'missing') {
    return null
  }
  if (read.kind === 'read' && !isCommittedFile(read.text)) {
    throw new ProblemError({ kind: 'baseline-file-foreign', path: file })
  }
  return readSnapshot(file, files)
}

/** Kept ones as they are now, so that the file follows code that moves. Informations are no part of it. */
function compared(
  known: Snapshot | null,
  current: Snapshot,
): { readonly kept: Diagnostic[]; readonly added: Diagnostic[]; readonly gone: Diagnostic[] } {
  const result = { kept: [] as Diagnostic[], added: [] as Diagnostic[], gone: [] as Diagnostic[] }
  const comparison = compareDiagnosticSets({
    base: known?.diagnostics ?? diagnosticTable([]),
    head: current.diagnostics,
    lineMap: null,
  })
  for (const { head } of comparison.kept) {
    keep(result.kept, head)
  }
  for (const { diagnostic } of comparison.new) {
    keep(result.added, diagnostic)
  }
  for (const { diagnostic } of comparison.fixed) {
    keep(result.gone, diagnostic)
  }
  return result
}

function keep(list: Diagnostic[], diagnostic: Diagnostic): void {
  if (diagnostic.severity !== 'information') {
    list.push(diagnostic)
  }
}
