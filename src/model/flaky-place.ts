/** Places where an error comes and goes while nothing changes. */
import type { Diagnostic } from './diagnostic.ts'

/** What tells an error at its place from every other one. */
export type FlakyError = Pick<
  Diagnostic,
  'path' | 'line' | 'column' | 'severity' | 'code' | 'message' | 'legs'
>

/** One of them, as the series of a branch's baselines remembers it. */
export interface FlakyPlace extends FlakyError {
  /** How often it came or went between two runs of equal input. */
  readonly changes: number
}

/**
 * How often an error came or went before it is flaky. A single time may be what no record tells: a package that
 * nobody pinned. Then it stays as it is from there on.
 */
export const flakyFrom = 2

/** Equal for what nothing tells apart. */
export function flakyKey({ path, line, column, severity, code, message, legs }: FlakyError): string {
  return JSON.stringify([path, line, column, severity, code, message, legs ?? null])
}
