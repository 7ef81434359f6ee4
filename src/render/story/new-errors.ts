/** What is new, as every output tells it: errors of the change's own files, then those it causes elsewhere. */
import type { Unpaired } from '#model/comparison.ts'
import type { ComparedResult } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { type CauseGroup, causeGroups } from './cause-group.ts'
import { causeFinder } from './changed-cause.ts'

/** New findings in one kind of place. Informations are compared but are no news. */
export interface NewFindings {
  /** `anywhere` when the change's files are not known. */
  readonly where: 'anywhere' | 'touched' | 'elsewhere'
  readonly errors: number
  readonly warnings: number
  readonly groups: readonly CauseGroup[]
}

/** Only kinds of places that have some. */
export function newFindings(result: ComparedResult, checker: CheckerName): readonly NewFindings[] {
  const entries = counted(result.comparison.new)
  const context = { checker, ownership: result.ownership }
  if (result.touched === null) {
    return findings('anywhere', entries, (some) =>
      causeGroups(some, { ...context, declarationOf: () => null }),
    )
  }
  const own = new Set<string>(result.touched.map(({ path }) => path))
  const inside = entries.filter(({ diagnostic }) => own.has(diagnostic.path))
  const outside = entries.filter(({ diagnostic }) => !own.has(diagnostic.path))
  const declarationOf = causeFinder(result.changed)
  return [
    ...findings('touched', inside, (some) => causeGroups(some, { ...context, declarationOf: () => null })),
    ...findings('elsewhere', outside, (some) => causeGroups(some, { ...context, declarationOf })),
  ]
}

/** Errors and warnings. */
export function counted(entries: Iterable<Unpaired>): readonly Unpaired[] {
  return [...entries].filter(({ diagnostic }) => diagnostic.severity !== 'information')
}

function findings(
  where: NewFindings['where'],
  entries: readonly Unpaired[],
  grouped: (entries: readonly Unpaired[]) => readonly CauseGroup[],
): readonly NewFindings[] {
  if (entries.length === 0) {
    return []
  }
  const errors = entries.filter(({ diagnostic }) => diagnostic.severity === 'error').length
  return [{ where, errors, warnings: entries.length - errors, groups: grouped(entries) }]
}
