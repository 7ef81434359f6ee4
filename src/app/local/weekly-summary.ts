/** Sums up what happened to the errors of a project since some day, from the baselines of its checks. */
import { checkerFor } from '#checkers/registry.ts'
import { movementSince } from '#history/movement.ts'
import { projectArrival } from '#history/projection.ts'
import type { Target } from '#model/history.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { CheckSummary, Summary } from '#model/summary.ts'
import type { Files } from '#ports/files.ts'
import { askedNames } from '#rules/ownership.ts'
import { sprintOf } from '#rules/sprint.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import { ownershipOf } from '../illustrate/ownership.ts'
import { readSnapshot } from './compare-files.ts'

/** What is summed up. */
export interface SummaryOrder {
  /** Baselines of the default branch, one a check: they carry its series. */
  readonly snapshots: readonly string[]
  /** Whole seconds since 1970. */
  readonly now: number
  readonly sinceSeconds: number
  readonly target: Target | null
  readonly root: string
}

const day = 24 * 60 * 60
/** Errors of the sprint whose first pieces of work are named. */
const sprintSize = 80
/** Pieces of work that are named for each check. */
const shownWork = 3

/** Throws a `ProblemError` for a file that is no snapshot. */
export async function weeklySummary(order: SummaryOrder, files: Files): Promise<Summary> {
  const { now, sinceSeconds, target } = order
  const since = now - sinceSeconds
  const snapshots: Snapshot[] = []
  for (const path of order.snapshots) {
    snapshots.push(await readSnapshot(path, files))
  }
  const checks: CheckSummary[] = []
  for (const snapshot of snapshots) {
    checks.push({
      name: snapshot.name,
      errors: snapshot.diagnostics.count('error'),
      movement: movementSince(snapshot.history, since),
      arrival: projectArrival(snapshot.history, target?.errors ?? 0),
      next: await nextWork(snapshot, order.root, files),
    })
  }
  return { day: startOfDay(now), since: startOfDay(since), target, checks }
}

async function nextWork(
  { checker, diagnostics }: Snapshot,
  root: string,
  files: Files,
): Promise<CheckSummary['next']> {
  const owners = await ownersHere(files, root)
  const asked = askedNames(checker.name, diagnostics)
  const ownership = await ownershipOf({ root, sources: checkerFor(checker.name).sources, asked }, files)
  const ownersOf = owners ?? (() => [])
  return sprintOf(checker.name, [...diagnostics], { size: sprintSize, ownership, ownersOf }).items.slice(
    0,
    shownWork,
  )
}

function startOfDay(time: number): number {
  return Math.floor(time / day) * day
}
