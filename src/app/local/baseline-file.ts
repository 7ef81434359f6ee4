/**
 * Writes the committed baseline from a run of the checker here. It lets errors go as they are fixed and takes in
 * no new one unless it is told to; what the run did not look at stays as it is.
 */
import { compareDiagnosticSets } from '#match/compare.ts'
import { steadyForm } from '#match/message-form.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { ProblemError } from '#model/problem.ts'
import { countErrors, type Snapshot } from '#model/snapshot.ts'
import { encodeCommittedFile } from '#snapshot/committed-file.ts'
import { checkedPlaces } from './checked-places.ts'
import { readSnapshot, requireSameChecker } from './compare-files.ts'
import { type LocalPorts, type RunOrder, snapshotHere } from './local-commands.ts'

/** A run, and the file to bring up to date with it. */
export interface BaselineFileOrder extends Omit<RunOrder, 'partial'> {
  readonly file: string
  /** Whether new errors may enter. */
  readonly accept: boolean
}

/** Counts of errors, warnings included. */
export interface BaselineFileResult {
  readonly entries: number
  readonly removed: number
  readonly added: number
  /** New ones that were not taken in. */
  readonly refused: readonly Diagnostic[]
}

/** Throws a `ProblemError` when the run can't be trusted, and for a new file that was not asked for. */
export async function writeBaselineFile(
  order: BaselineFileOrder,
  ports: LocalPorts,
): Promise<BaselineFileResult> {
  const { file, accept } = order
  const known =
    (await ports.files.read(file)).kind === 'missing' ? null : await readSnapshot(file, ports.files)
  const current = await snapshotHere({ ...order, partial: false }, ports)
  if (known !== null) {
    requireSameChecker(known, current)
  }
  const { kept, added, gone } = compared(known, current)
  if (known === null && added.length > 0 && !accept) {
    throw new ProblemError({ kind: 'baseline-file-new', path: file, errors: countErrors(added) })
  }
  const places = await checkedPlaces(order, ports.files)
  const unseen = gone.filter(({ path }) => !places.include(path))
  const diagnostics = [...kept, ...unseen, ...(accept ? added : [])]
  await ports.files.write(file, encodeCommittedFile({ checker: current.checker, diagnostics }, steadyForm))
  return {
    entries: diagnostics.length,
    removed: gone.length - unseen.length,
    added: accept ? added.length : 0,
    refused: accept ? [] : added,
  }
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
