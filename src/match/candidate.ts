/** A diagnostic while it is being paired, with the keys of every tier computed once. */
import type { Diagnostic } from '#model/diagnostic.ts'
import { messageForm } from './message-form.ts'

/** One side's diagnostic. `partner` is set at most once, by the first tier that pairs it. */
export interface Candidate {
  readonly diagnostic: Diagnostic
  /** Severity, rule code and message form: what the checker says, without where. */
  readonly claim: string
  /** Severity and rule code alone. */
  readonly rule: string
  partner: Candidate | null
}

/** A part of a key; texts never hold it. */
const separator = '\u0000'

/** Joins the parts of a key; null when a part is missing, which means “no evidence of this kind”. */
export function keyOf(...parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join(separator)
}

/** The diagnostics of one side, unpaired. */
export function candidatesOf(diagnostics: readonly Diagnostic[]): readonly Candidate[] {
  return diagnostics.map((diagnostic) => {
    const rule = `${diagnostic.severity}${separator}${diagnostic.code ?? ''}`
    return { diagnostic, rule, claim: `${rule}${separator}${messageForm(diagnostic.message)}`, partner: null }
  })
}
