/**
 * One comparison as one sorted list. It holds errors and warnings, never informations: those are counted and
 * left out.
 */
import type { Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { KeptPair } from '#model/kept-pairs.ts'
import { compareDiagnostics, compareText } from '#model/order.ts'
import type { ComparedResult } from '#model/report.ts'

/** On a first run everything is `kept`: nothing can be new. */
export type EntryStatus = 'new' | 'fixed' | 'kept'

/** One line of the list. */
export interface Entry {
  readonly status: EntryStatus
  readonly diagnostic: Diagnostic
  /** What a kept one was in the baseline; null for the others. */
  readonly base: Diagnostic | null
  readonly replaced: boolean
  readonly mayComeFromBase: boolean
}

/** A comparison ready for the page; made once, because sorting is what costs. */
export interface View {
  readonly isFirstRun: boolean
  readonly entries: readonly Entry[]
  /** Notes of the checker that belong to no error and are not listed. */
  readonly informations: number
}

/** See {@link View}. */
export function viewOf(result: ComparedResult): View {
  const { comparison } = result
  const first = isFirstRun(result)
  const entries: Entry[] = []
  let informations = 0
  const add = (entry: Entry): void => {
    if (entry.diagnostic.severity !== 'information') {
      entries.push(entry)
    } else if (entry.status !== 'fixed') {
      informations += 1
    }
  }
  for (const each of comparison.new) {
    add(unpaired(first ? 'kept' : 'new', each))
  }
  for (const each of comparison.fixed) {
    add(unpaired('fixed', each))
  }
  for (const each of comparison.kept) {
    add(kept(each))
  }
  return { isFirstRun: first, entries: sorted(entries), informations }
}

/** Whether there was nothing to compare with. */
export function isFirstRun(result: ComparedResult): boolean {
  return result.baseline.state === 'absent'
}

/** In the order of the model. By file first: comparing whole diagnostics of all files costs several times more. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  const files = new Map<string, Entry[]>()
  for (const entry of entries) {
    const rows = files.get(entry.diagnostic.path)
    if (rows === undefined) {
      files.set(entry.diagnostic.path, [entry])
    } else {
      rows.push(entry)
    }
  }
  const byPath = [...files].sort(([a], [b]) => compareText(a, b))
  return byPath.flatMap(([, rows]) =>
    rows.sort((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic) || compareText(b.status, a.status)),
  )
}

function unpaired(status: EntryStatus, entry: Unpaired): Entry {
  const { diagnostic, replaced, mayComeFromBase } = entry
  return { status, diagnostic, base: null, replaced, mayComeFromBase }
}

function kept({ base, head }: KeptPair): Entry {
  return { status: 'kept', diagnostic: head, base, replaced: false, mayComeFromBase: false }
}
