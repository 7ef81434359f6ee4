/**
 * What the series of a branch remembers of errors that come and go on equal input, and what of it holds for a run. Nothing
 * is believed of a file that was touched, or of another toolchain. docs/run-health.md#remembered
 */
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import { type FlakyPlace, flakyFrom, flakyKey } from '#model/flaky-place.ts'
import type { RepoPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import { compareText } from '#model/order.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { runDrift } from './run-drift.ts'

/** Two runs, and what differs between their commits; null: git does not know it. */
export interface TwoRuns {
  readonly previous: Snapshot
  readonly current: Snapshot
  readonly lineMap: LineMap | null
}

/** More are another trouble; those that changed most often are kept. */
export const mostFlaky = 200

/** What the next baseline remembers: what this run shows, and what is left of what was known. */
export function nextFlaky(runs: TwoRuns): readonly FlakyPlace[] {
  const known = new Map(knownPlaces(runs).map((place) => [flakyKey(place), place]))
  for (const diagnostic of isEqualInput(runs) ? changedPlaces(runs) : []) {
    const key = flakyKey(diagnostic)
    const { path, line, column, severity, code, message, legs } = diagnostic
    const place = { path, line, column, severity, code, message, ...(legs === undefined ? {} : { legs }) }
    known.set(key, { ...place, changes: (known.get(key)?.changes ?? 0) + 1 })
  }
  return [...known]
    .sort(([a, one], [b, other]) => other.changes - one.changes || compareText(a, b))
    .slice(0, mostFlaky)
    .sort(([a], [b]) => compareText(a, b))
    .map(([, place]) => place)
}

/** Keys of the places that are flaky and hold for `current`. */
export function flakyKeys(runs: TwoRuns): ReadonlySet<string> {
  return new Set(
    knownPlaces(runs)
      .filter(({ changes }) => changes >= flakyFrom)
      .map(flakyKey),
  )
}

/** Files that are as they were, under the same toolchain. */
function knownPlaces({ previous, current, lineMap }: TwoRuns): readonly FlakyPlace[] {
  const places = previous.flaky ?? []
  if (places.length === 0 || lineMap === null || runDrift(previous, current).length > 0) {
    return []
  }
  const edited = new Set<RepoPath>([
    ...(previous.edited ?? []),
    ...(current.edited ?? []),
    ...touchedPaths(lineMap),
  ])
  return places.filter(({ path }) => !edited.has(path))
}

/** On either side. */
function touchedPaths({ files, added, unknown }: LineMap): readonly RepoPath[] {
  const there = [...files.values()].flatMap(({ headPath }) => (headPath === null ? [] : [headPath]))
  return [...files.keys(), ...there, ...added, ...(unknown?.base ?? []), ...(unknown?.head ?? [])]
}

/** What no checker reads. */
const inert = /\.(?:md|rst|adoc|png|jpe?g|gif|svg|webp)$/i

/** The same sources, toolchain and view. */
function isEqualInput(runs: TwoRuns): boolean {
  const { previous, current, lineMap } = runs
  return (
    lineMap !== null &&
    previous.commit !== null &&
    current.commit !== null &&
    previous.edited === undefined &&
    current.edited === undefined &&
    previous.checker.version === current.checker.version &&
    previous.checker.configuration === current.checker.configuration &&
    previous.filesChecked === current.filesChecked &&
    runDrift(previous, current).length === 0 &&
    touchedPaths(lineMap).every((path) => inert.test(path))
  )
}

/** What only one of the two has, once each. */
function changedPlaces({ previous, current }: TwoRuns): readonly Diagnostic[] {
  const [before, now] = [byKey(previous), byKey(current)]
  const onlyIn = (some: Map<string, Diagnostic>, others: Map<string, Diagnostic>): readonly Diagnostic[] =>
    [...some].flatMap(([key, diagnostic]) => (others.has(key) ? [] : [diagnostic]))
  return [...onlyIn(before, now), ...onlyIn(now, before)]
}

function byKey({ diagnostics }: Snapshot): Map<string, Diagnostic> {
  const found = new Map<string, Diagnostic>()
  for (const diagnostic of diagnostics) {
    // Without a place an error of another reason would look the same.
    if (diagnostic.severity !== 'information' && diagnostic.path !== '' && knownLine(diagnostic) !== null) {
      found.set(flakyKey(diagnostic), diagnostic)
    }
  }
  return found
}
