/** Makes diagnostics for tests: every field has a plain default, a test names only what it is about. */
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { Diagnostic, SourceEvidence } from '#model/diagnostic.ts'
import { ruleCode, storedPath } from '#model/ids.ts'

/** What a test may say; the rest is filled in. */
export type DiagnosticFields = Partial<Omit<Diagnostic, 'path' | 'code' | 'evidence'>> & {
  readonly path?: string
  readonly code?: string | null
  /** Digests are named by the text that they are of. */
  readonly evidence?: Partial<
    Record<'lineDigest' | 'beforeDigest' | 'afterDigest' | 'tokenDigest' | 'scope', string | null> &
      Pick<SourceEvidence, 'lineWeight' | 'beforeWeight' | 'afterWeight' | 'words' | 'body' | 'outerBody'>
  >
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
    ...(fields.legs === undefined ? {} : { legs: fields.legs }),
    path: storedPath(fields.path ?? 'src/app.py'),
    code: ruleCode(fields.code === undefined ? 'name-defined' : fields.code),
    evidence: evidenceOf(fields.evidence ?? {}),
  }
}

function evidenceOf(fields: NonNullable<DiagnosticFields['evidence']>): SourceEvidence {
  return {
    lineDigest: digestOf(fields.lineDigest),
    beforeDigest: digestOf(fields.beforeDigest),
    afterDigest: digestOf(fields.afterDigest),
    tokenDigest: digestOf(fields.tokenDigest),
    namesOnLine: null,
    lineWeight: fields.lineWeight ?? null,
    beforeWeight: fields.beforeWeight ?? null,
    afterWeight: fields.afterWeight ?? null,
    words: fields.words ?? null,
    scope: fields.scope ?? null,
    body: fields.body ?? null,
    outerBody: fields.outerBody ?? null,
  }
}

/** As evidence holds it. */
export function digestOf(text: string | null | undefined): number | null {
  return text === null || text === undefined ? null : Number.parseInt(shaDigest(text), 16)
}
