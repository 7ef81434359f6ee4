/** Makes diagnostics for tests: every field has a plain default, a test names only what it is about. */
import type { Diagnostic, SourceEvidence } from '#model/diagnostic.ts'
import { ruleCode, storedPath } from '#model/ids.ts'

/** What a test may say; the rest is filled in. */
export type DiagnosticFields = Partial<Omit<Diagnostic, 'path' | 'code' | 'evidence'>> & {
  readonly path?: string
  readonly code?: string | null
  readonly evidence?: Partial<SourceEvidence>
}

/** One diagnostic. */
export function diagnosticOf(fields: DiagnosticFields = {}): Diagnostic {
  return {
    line: fields.line ?? 1,
    column: fields.column ?? 1,
    endLine: fields.endLine ?? null,
    endColumn: fields.endColumn ?? null,
    severity: fields.severity ?? 'error',
    message: fields.message ?? 'Name "x" is not defined',
    notes: fields.notes ?? [],
    path: storedPath(fields.path ?? 'src/app.py'),
    code: ruleCode(fields.code === undefined ? 'name-defined' : fields.code),
    evidence: {
      lineDigest: fields.evidence?.lineDigest ?? null,
      beforeDigest: fields.evidence?.beforeDigest ?? null,
      afterDigest: fields.evidence?.afterDigest ?? null,
      scope: fields.evidence?.scope ?? null,
    },
  }
}
