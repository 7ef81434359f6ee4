/** What tests ask of a checker's reading, and ways to make a checker's process fail. */
import type { Reading } from '#checkers/checker.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'

type Trusted = Extract<Reading, { readonly kind: 'read' }>

/** A reading that was not refused, with its diagnostics as a list. */
export type Read = Omit<Trusted, 'diagnostics'> & { readonly diagnostics: readonly RawDiagnostic[] }

/** Throws with the problem when the run was refused. */
export function read(reading: Reading): Read {
  if (reading.kind !== 'read') {
    throw new Error(`not read: ${JSON.stringify(reading.problem)}`)
  }
  return { ...reading, diagnostics: [...reading.diagnostics] }
}

/** A reading, whichever it is, to be compared with what is expected. */
export function listed(reading: Reading): Read | Reading {
  return reading.kind === 'read' ? read(reading) : reading
}

/** The problem's kind, or `read` with the number of diagnostics. */
export function problemOf(reading: Reading): string {
  return reading.kind === 'read' ? `read ${reading.diagnostics.length}` : reading.problem.kind
}

/** How many errors were read; -1 when the run was refused. */
export function errorsOf(reading: Reading | Read): number {
  return reading.kind === 'read'
    ? [...reading.diagnostics].filter(({ severity }) => severity === 'error').length
    : -1
}

/** Ends the process as soon as it runs. */
export function kill(signal: NodeJS.Signals): (pid: number) => void {
  return (pid) => {
    process.kill(pid, signal)
  }
}

/** Runs under a limit on memory, in kilobytes. */
export function limited(kilobytes: number, command: readonly string[]): readonly string[] {
  return ['sh', '-c', `ulimit -v ${kilobytes}; exec "$0" "$@"`, ...command]
}
