/** The one order of diagnostics. It looks at content alone, so input order never shows in any output. */
import type { Diagnostic, SourceEvidence } from './diagnostic.ts'
import { digestColumns, measureColumns } from './diagnostic-columns.ts'

/** Compares by UTF-16 code units: the same on every machine and locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareNullable(a: string | null, b: string | null): number {
  return compareText(a ?? '', b ?? '')
}

/**
 * By path, position, severity, code, message, then every remaining field, so that two diagnostics compare
 * equal only when nothing tells them apart.
 */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.severity, b.severity) ||
    compareNullable(a.code, b.code) ||
    compareText(a.message, b.message) ||
    (a.endLine ?? 0) - (b.endLine ?? 0) ||
    (a.endColumn ?? 0) - (b.endColumn ?? 0) ||
    compareEvidence(a.evidence, b.evidence) ||
    compareText(a.notes.join('\0'), b.notes.join('\0'))
  )
}

const measures = [...digestColumns, ...measureColumns]

function compareEvidence(a: SourceEvidence, b: SourceEvidence): number {
  for (const name of measures) {
    const difference = (a[name] ?? -1) - (b[name] ?? -1)
    if (difference !== 0) {
      return difference
    }
  }
  return compareNullable(a.scope, b.scope)
}
