/**
 * Merges the snapshots of a matrix's legs or of shards. An error that several legs found is one error that names
 * them. The order of the snapshots changes nothing; merged ones can be merged again.
 */
import { legSeparator } from '#model/diagnostic.ts'
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import type { Problem } from '#model/problem.ts'
import type { CheckerIdentity, Snapshot } from '#model/snapshot.ts'
import type { TypeCoverage } from '#model/type-coverage.ts'
import { expectedLegs, matricesOf, shardOf } from './matrices.ts'
import { mergedRun } from './merged-run.ts'
import { mergedTable } from './merged-table.ts'

/** The merged snapshot, or what keeps the given ones from being parts of one run. */
export type Merged =
  | { readonly kind: 'merged'; readonly snapshot: Snapshot }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Every snapshot has its leg in `platform`, or is a merged one. A leg that comes twice is refused. */
export function mergeSnapshots(snapshots: readonly Snapshot[], digest: Digest): Merged {
  const [first] = snapshots
  if (first === undefined) {
    throw new TypeError('there is nothing to merge')
  }
  const fault = disagreement(snapshots)
  if (fault !== null) {
    return { kind: 'refused', problem: fault }
  }
  const legs = snapshots.flatMap(legsOf).sort(compareText)
  const [known] = snapshots.flatMap(({ commit }) => (commit === null ? [] : [commit]))
  const [os, ...others] = new Set(snapshots.map(({ platform }) => platform.os))
  const matrices = matricesOf(snapshots)
  const counted = matrices.some(({ count }) => count !== null)
  const snapshot: Snapshot = {
    name: first.name,
    commit: snapshots.some(({ commit }) => commit === null) ? null : (known ?? null),
    ...sharedFolder(snapshots),
    checker: mergedChecker(snapshots, digest),
    platform: {
      os: others.length === 0 ? (os ?? null) : null,
      leg: null,
      ...(counted ? { legCount: matrices.reduce((all, matrix) => all + expectedLegs(matrix), 0) } : {}),
      legs,
      matrices,
    },
    run: mergedRun(snapshots.map(({ run }) => run)),
    filesChecked: filesOfAll(snapshots),
    ...mergedViews(snapshots),
    ...mergedCoverage(snapshots.map(({ typeCoverage }) => typeCoverage)),
    reference: null,
    history: [],
    diagnostics: mergedTable(
      snapshots.map((each) => ({ table: each.diagnostics, legs: legsOf(each).join(legSeparator) })),
    ),
    ...mergedDefinitions(snapshots),
  }
  return { kind: 'merged', snapshot }
}

/** The legs that a snapshot stands for. */
export function legsOf({ platform: { leg, legs } }: Snapshot): readonly string[] {
  return legs ?? (leg === null ? [] : [leg])
}

function disagreement(snapshots: readonly Snapshot[]): Problem | null {
  const differing = (what: string, values: readonly (string | null)[]): Problem | null => {
    const known = [...new Set(values.filter((value) => value !== null))].sort(compareText)
    return known.length < 2 ? null : { kind: 'legs-differ', what, values: known }
  }
  const legs = snapshots.flatMap(legsOf)
  const twice = legs.find((leg, index) => legs.indexOf(leg) !== index)
  if (twice !== undefined) {
    return { kind: 'leg-twice', leg: twice }
  }
  return (
    differing(
      'checker',
      snapshots.map(({ checker }) => checker.name),
    ) ??
    differing(
      'tool',
      snapshots.map(({ checker }) => checker.tool ?? null),
    ) ??
    differing(
      'name',
      snapshots.map(({ name }) => name),
    ) ??
    differing(
      'commit',
      snapshots.map(({ commit }) => commit),
    )
  )
}

/** Paths of different folders are compared as they are, without git. */
function sharedFolder(snapshots: readonly Snapshot[]): Pick<Snapshot, 'folder'> {
  const [folder, ...others] = new Set(snapshots.map((snapshot) => snapshot.folder))
  return folder === undefined || others.length > 0 ? {} : { folder }
}

/** Legs may differ in version and configuration; what differs is kept as one value that differs when any part does. */
function mergedChecker(snapshots: readonly Snapshot[], digest: Digest): CheckerIdentity {
  const distinct = (values: readonly (string | null)[]): readonly string[] =>
    [...new Set(values.filter((value) => value !== null))].sort(compareText)
  const [first] = snapshots
  if (first === undefined) {
    throw new TypeError('there is nothing to merge')
  }
  const versions = distinct(snapshots.flatMap(({ checker }) => checker.version?.split(legSeparator) ?? []))
  const configurations = distinct(snapshots.map(({ checker }) => checker.configuration))
  const [only] = configurations
  const tool = snapshots.find(({ checker }) => checker.tool !== undefined)?.checker.tool
  const form = snapshots.find(({ checker }) => checker.form !== undefined)?.checker.form
  return {
    name: first.checker.name,
    ...(tool === undefined ? {} : { tool }),
    ...(form === undefined ? {} : { form }),
    version: versions.length === 0 ? null : versions.join(legSeparator).slice(0, 200),
    configuration: configurations.length < 2 ? (only ?? null) : digest(configurations.join('\0')),
  }
}

/** The legs in order, whatever order they came in. */
function mergedViews(snapshots: readonly Snapshot[]): Pick<Snapshot, 'legViews'> {
  const views = snapshots.flatMap(({ platform: { leg }, run, filesChecked, legViews = [] }) =>
    leg === null || run === null || shardOf(leg) !== null
      ? legViews
      : [{ leg, filesChecked, scope: run.scope }],
  )
  return views.length === 0 ? {} : { legViews: views.sort((a, b) => compareText(a.leg, b.leg)) }
}

/**
 * Each file once: legs that were told to look at the same files looked at the same ones, and only what shards were told apart
 * adds up.
 */
function filesOfAll(snapshots: readonly Snapshot[]): number | null {
  const most = new Map<string, number>()
  for (const { filesChecked, run } of snapshots) {
    if (filesChecked === null) {
      return null
    }
    const told = JSON.stringify(run === null ? null : [run.scope.folder, run.scope.named, run.scope.parts])
    most.set(told, Math.max(most.get(told) ?? 0, filesChecked))
  }
  return [...most.values()].reduce((all, count) => all + count, 0)
}

/** Of everything that the legs counted; nothing where one did not count, or they count different things. */
function mergedCoverage(coverages: readonly (TypeCoverage | undefined)[]): {
  readonly typeCoverage?: TypeCoverage
} {
  const counted = coverages.filter((coverage) => coverage !== undefined)
  const [first] = counted
  if (
    first === undefined ||
    counted.length < coverages.length ||
    counted.some(({ unit }) => unit !== first.unit)
  ) {
    return {}
  }
  const total = (of: (coverage: TypeCoverage) => number): number =>
    counted.reduce((all, each) => all + of(each), 0)
  return {
    typeCoverage: { unit: first.unit, typed: total(({ typed }) => typed), all: total(({ all }) => all) },
  }
}

/** What any leg read; nothing where one did not record it. */
function mergedDefinitions(snapshots: readonly Snapshot[]): Pick<Snapshot, 'definitions'> {
  const merged = new Map<RepoPath, readonly string[]>()
  for (const { definitions } of snapshots) {
    if (definitions === undefined) {
      return {}
    }
    for (const [path, names] of definitions) {
      const known = merged.get(path)
      merged.set(path, known === undefined ? names : [...new Set([...known, ...names])].sort())
    }
  }
  return { definitions: merged }
}
