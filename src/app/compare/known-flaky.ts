/** Errors that are known to come and go don't count as new, nor as fixed. docs/run-health.md#remembered */
import type { Unpaired } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { flakyKey } from '#model/flaky-place.ts'
import type { ComparedResult } from '#model/report.ts'
import { flakyKeys } from '#policy/flaky.ts'
import { type ComparisonCase, compareSnapshots } from './compare-snapshots.ts'

/** A comparison, and what it is of; as they were where nothing is known to be flaky. */
export interface Settled {
  readonly given: ComparisonCase
  readonly result: ComparedResult
}

/** Takes out new errors in flaky places, in files that the change leaves alone, and puts fixed ones back. */
export function withoutKnownFlaky(given: ComparisonCase): Settled {
  const { baseline, current, lineMap, change } = given
  const result = compareSnapshots(given)
  const previous = baseline.state === 'loaded' ? baseline.snapshot : null
  const keys = previous === null ? new Set<string>() : flakyKeys({ previous, current, lineMap })
  if (keys.size === 0) {
    return { given, result }
  }
  const own = new Set<string>(change?.files.flatMap(({ path, previous: old }) => [path, old ?? path]))
  const { comparison } = result
  const came = flakyOf(comparison.new, { keys, own, others: previous?.diagnostics ?? [] })
  const went = flakyOf(comparison.fixed, { keys, own, others: current.diagnostics })
  if (came.size + went.size === 0) {
    return { given, result }
  }
  const taken = new Set<string>()
  const isOut = (diagnostic: Diagnostic): boolean => {
    const key = flakyKey(diagnostic)
    const isFirst = came.has(key) && !taken.has(key)
    taken.add(key)
    return isFirst
  }
  const diagnostics = diagnosticTable([
    ...[...current.diagnostics].filter((diagnostic) => !isOut(diagnostic)),
    ...went.values(),
  ])
  const settled = { ...given, current: { ...current, diagnostics } }
  return {
    given: settled,
    result: {
      ...compareSnapshots(settled),
      flaky: [...came.values()],
    },
  }
}

/** One a place, and none where the other side has one already: then it is another. */
function flakyOf(
  entries: readonly Unpaired[],
  {
    keys,
    own,
    others,
  }: {
    readonly keys: ReadonlySet<string>
    readonly own: ReadonlySet<string>
    readonly others: Iterable<Diagnostic>
  },
): ReadonlyMap<string, Diagnostic> {
  const found = new Map<string, Diagnostic>()
  for (const { diagnostic } of entries) {
    const key = flakyKey(diagnostic)
    if (keys.has(key) && !own.has(diagnostic.path)) {
      found.set(key, diagnostic)
    }
  }
  for (const other of found.size === 0 ? [] : others) {
    found.delete(flakyKey(other))
  }
  return found
}
