/** Makes snapshots for tests: every field has a plain default, a test names only what it is about. */
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { diagnosticOf } from './diagnostic-factory.ts'
import { shaOf } from './shas.ts'

/** What a test may say; counts are those of diagnostics that differ in their line. */
export type SnapshotFields = Partial<Omit<Snapshot, 'diagnostics'>> & {
  readonly errors?: number
  readonly warnings?: number
}

/** One snapshot, with as many errors and warnings as asked for. */
export function snapshotOf({ errors = 0, warnings = 0, ...fields }: SnapshotFields = {}): Snapshot {
  const lines = (count: number, severity: 'error' | 'warning'): readonly Diagnostic[] =>
    Array.from({ length: count }, (_, index) => diagnosticOf({ line: index + 1, severity }))
  return {
    name: 'mypy',
    commit: shaOf(1),
    checker: { name: 'mypy', version: '1.18.2', configuration: 'c0ffee' },
    platform: { os: 'linux', leg: null },
    run: null,
    filesChecked: null,
    reference: null,
    history: [],
    ...fields,
    diagnostics: diagnosticTable([...lines(errors, 'error'), ...lines(warnings, 'warning')]),
  }
}
