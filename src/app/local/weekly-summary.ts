/** Sums up what happened to the errors of a project since some day, from the baselines of its checks. */
import { checkerFor } from '#checkers/registry.ts'
import { movementOverRuns, movementSince } from '#history/movement.ts'
import { projectArrival } from '#history/projection.ts'
import type { Target } from '#model/history.ts'
import type { Acceptance } from '#model/policy.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { CheckSummary, MissingCheck, Summary } from '#model/summary.ts'
import type { AcceptedGrowth } from '#model/verdict.ts'
import { acceptedGrowth } from '#policy/acceptance.ts'
import type { Files } from '#ports/files.ts'
import { askedNames } from '#rules/ownership.ts'
import { sprintOf } from '#rules/sprint.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import { ownershipOf } from '../illustrate/ownership.ts'
import type { SummaryBaseline } from './summary-baselines.ts'

/** How far a summary looks back: to a time, in seconds before now, or to so many runs before the newest. */
export type LookBack =
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'runs'; readonly count: number }

/** What is summed up. */
export interface SummaryOrder {
  /** One a check: they carry its series. */
  readonly baselines: readonly Pick<SummaryBaseline, 'snapshot' | 'target' | 'limit' | 'accepted'>[]
  readonly missing: readonly MissingCheck[]
  /** Whole seconds since 1970. */
  readonly now: number
  readonly since: LookBack
  /** For every check, in place of its own; null: its own. */
  readonly target: Target | null
  /** See {@link target}. */
  readonly limit: number | null
  readonly root: string
}

const day = 24 * 60 * 60
/** Errors of the sprint whose first pieces of work are named. */
const sprintSize = 80
/** Pieces of work that are named for each check. */
const shownWork = 3

/** Reads the sources below the root for what to do next. */
export async function weeklySummary(order: SummaryOrder, files: Files): Promise<Summary> {
  const { now, since } = order
  const checks: CheckSummary[] = []
  const period = { from: startOfDay(since.kind === 'time' ? now - since.seconds : oldestRun(order)), now }
  for (const { snapshot, ...own } of order.baselines) {
    const target = order.target ?? own.target
    checks.push({
      name: snapshot.name,
      errors: snapshot.diagnostics.count('error'),
      movement:
        since.kind === 'time'
          ? movementSince(snapshot.history, now - since.seconds)
          : movementOverRuns(snapshot.history, since.count),
      target,
      limit: order.limit ?? own.limit,
      arrival: projectArrival(snapshot.history, target?.errors ?? 0),
      expiring: expiringIn(own.accepted, period),
      next: await nextWork(snapshot, order.root, files),
    })
  }
  return {
    day: startOfDay(now),
    since: period.from,
    checks,
    missing: order.missing,
  }
}

/** Of runs that are counted: the one that the change is counted from, of the check where that is longest ago. */
function oldestRun({ baselines, since, now }: SummaryOrder): number {
  const movements = baselines.map(({ snapshot: { history } }) =>
    since.kind === 'time'
      ? movementSince(history, now - since.seconds)
      : movementOverRuns(history, since.count),
  )
  return Math.min(now, ...movements.flatMap((movement) => movement?.from.time ?? []))
}

/** Told before it ends, so that nobody's change is the first to meet it. */
const daysAhead = 7

function expiringIn(
  accepted: readonly Acceptance[],
  { from, now }: { readonly from: number; readonly now: number },
): readonly AcceptedGrowth[] {
  const daysBack = Math.floor((startOfDay(now) - from) / day)
  return acceptedGrowth(accepted, dayOf(now))
    .filter(({ daysLeft }) => daysLeft >= -daysBack && daysLeft <= daysAhead)
    .toSorted((one, other) => one.daysLeft - other.daysLeft)
}

/** `2027-03-31` */
function dayOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10)
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
