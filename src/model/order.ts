/** The one order of diagnostics. It looks at content alone, so input order never shows in any output. */
import type { Diagnostic } from './diagnostic.ts'

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
    (a.evidence.lineDigest ?? -1) - (b.evidence.lineDigest ?? -1) ||
    (a.evidence.beforeDigest ?? -1) - (b.evidence.beforeDigest ?? -1) ||
    (a.evidence.afterDigest ?? -1) - (b.evidence.afterDigest ?? -1) ||
    (a.evidence.tokenDigest ?? -1) - (b.evidence.tokenDigest ?? -1) ||
    compareNullable(a.evidence.scope, b.evidence.scope) ||
    compareText(a.notes.join('\0'), b.notes.join('\0')) ||
    compareText(a.legs ?? '', b.legs ?? '')
  )
}
