/** Which diagnostic kept a program of a run from being looked at, each program of a build for itself. */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { stoppingDiagnostic } from './phases.ts'
import type { TscReport } from './report.ts'

/** What one program said. */
interface Part {
  readonly diagnostics: readonly RawDiagnostic[]
  /** As in {@link import('./statistics.ts').ProgramStatistics}. */
  readonly lookedAtTypes: boolean | null
  /** Nothing of another program is in it. */
  readonly one: boolean
}

/** Undefined when none was stopped; `programs` is how many there may be, null when that is not known. */
export function stopOf(report: TscReport, programs: number | null): RawDiagnostic | undefined {
  for (const { diagnostics, lookedAtTypes, one } of partsOf(report, programs)) {
    const stopping = lookedAtTypes === true ? null : stoppingDiagnostic(diagnostics, { one })
    const stopped = stopping ?? (lookedAtTypes === false ? diagnostics[0] : undefined)
    if (stopped !== undefined) {
      return stopped
    }
  }
  return undefined
}

/** The rows of a program stand behind what it says. */
function partsOf({ diagnostics, starts, statistics }: TscReport, programs: number | null): readonly Part[] {
  let to = 0
  const parts = statistics.programs.map(({ line, lookedAtTypes }): Part => {
    const from = to
    while ((starts[to] ?? line) < line) {
      to += 1
    }
    return { diagnostics: diagnostics.slice(from, to), lookedAtTypes, one: true }
  })
  return [...parts, { diagnostics: diagnostics.slice(to), lookedAtTypes: null, one: programs === 1 }]
}
