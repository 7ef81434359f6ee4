/**
 * One comparison as one sorted list, and as counts by rule and by file. Lists hold errors and warnings, never
 * informations; counts hold errors only, because that is what rules judge.
 */
import type { Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { RepoPath } from '#model/ids.ts'
import type { KeptPair } from '#model/kept-pairs.ts'
import { compareDiagnostics, compareText } from '#model/order.ts'
import type { ComparedResult } from '#model/report.ts'

/** On a first run everything is `kept`: nothing can be new. */
export type EntryStatus = 'new' | 'fixed' | 'kept'

/** One line of the list. */
export interface Entry {
  readonly status: EntryStatus
  readonly diagnostic: Diagnostic
  readonly replaced: boolean
  readonly mayComeFromBase: boolean
  /** Where a kept one stood before, when that was another file. */
  readonly was: { readonly path: RepoPath; readonly line: number } | null
}

/** Errors of one rule or one file. */
export interface Group {
  readonly name: string
  readonly head: number
  readonly base: number
}

/** A comparison ready for the page; made once, because sorting is what costs. */
export interface View {
  readonly isFirstRun: boolean
  readonly entries: readonly Entry[]
  readonly rules: readonly Group[]
  readonly files: readonly Group[]
}

/** See {@link View}. */
export function viewOf(result: ComparedResult): View {
  return {
    isFirstRun: isFirstRun(result),
    entries: entriesOf(result),
    rules: groupsOf(result, (diagnostic) => diagnostic.code ?? ''),
    files: groupsOf(result, (diagnostic) => diagnostic.path),
  }
}

/** Whether there was nothing to compare with. */
export function isFirstRun(result: ComparedResult): boolean {
  return result.baseline.state === 'absent'
}

function entriesOf(result: ComparedResult): readonly Entry[] {
  const { comparison } = result
  const first = isFirstRun(result)
  const entries = [
    ...comparison.new.map((entry) => unpaired(first ? 'kept' : 'new', entry)),
    ...comparison.fixed.map((entry) => unpaired('fixed', entry)),
    ...Array.from(comparison.kept, kept),
  ]
  return sorted(entries.filter((entry) => entry.diagnostic.severity !== 'information'))
}

/** In the order of the model. By file first: comparing whole diagnostics of all files costs several times more. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  const files = new Map<string, Entry[]>()
  for (const entry of entries) {
    const rows = files.get(entry.diagnostic.path) ?? []
    rows.push(entry)
    files.set(entry.diagnostic.path, rows)
  }
  const byPath = [...files].sort(([a], [b]) => compareText(a, b))
  return byPath.flatMap(([, rows]) =>
    rows.sort((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic) || compareText(b.status, a.status)),
  )
}

function unpaired(status: EntryStatus, entry: Unpaired): Entry {
  return { status, ...entry, was: null }
}

function kept({ base, head }: KeptPair): Entry {
  const was = base.path === head.path ? null : { path: base.path, line: base.line }
  return { status: 'kept', diagnostic: head, replaced: false, mayComeFromBase: false, was }
}

/** Largest first; those with errors on either side only. A kept error counts where each side has it. */
function groupsOf(result: ComparedResult, nameOf: (diagnostic: Diagnostic) => string): readonly Group[] {
  const heads = new Map<string, number>()
  const bases = new Map<string, number>()
  const { comparison } = result
  for (const { base, head } of comparison.kept) {
    addError(heads, head, nameOf)
    addError(bases, base, nameOf)
  }
  for (const { diagnostic } of comparison.new) {
    addError(heads, diagnostic, nameOf)
  }
  for (const { diagnostic } of comparison.fixed) {
    addError(bases, diagnostic, nameOf)
  }
  return [...new Set([...heads.keys(), ...bases.keys()])]
    .map((name) => ({ name, head: heads.get(name) ?? 0, base: bases.get(name) ?? 0 }))
    .sort((a, b) => b.head - a.head || b.base - a.base || compareText(a.name, b.name))
}

function addError(
  counts: Map<string, number>,
  diagnostic: Diagnostic,
  nameOf: (d: Diagnostic) => string,
): void {
  if (diagnostic.severity === 'error') {
    const name = nameOf(diagnostic)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
}
