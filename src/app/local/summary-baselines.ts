/**
 * Finds the baselines that a summary reads when none are named: of every check of the configuration file the one that is pulled from
 * the default branch, because it carries the series, else the committed file or the one that was pulled last.
 */
import { configOf, type NamedCheck } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import type { HistoryPoint, Target } from '#model/history.ts'
import type { Acceptance } from '#model/policy.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { MissingCheck } from '#model/summary.ts'
import type { Files } from '#ports/files.ts'
import { historyFileOf } from '#snapshot/history-file.ts'
import { replayedHistory } from '../baseline/replayed-history.ts'
import { committedBaseline } from './committed-baseline.ts'
import { readSnapshot } from './compare-files.ts'
import type { LocalPorts } from './local-run.ts'
import type { PullAnswer } from './pull-baseline.ts'
import { lastPulled } from './pulled-baseline.ts'

/** A check whose baseline is wanted. */
export interface SummaryCheck {
  /** As artifacts are called. */
  readonly name: string
  /** The committed file that the configuration names; null: its default place. */
  readonly file: string | null
  readonly workflow: string | null
  readonly target: Target | null
  /** The most errors there may be; null: no such limit. */
  readonly limit: number | null
  /** Growth that is accepted for a time. */
  readonly accepted: readonly Acceptance[]
}

/** A baseline, and what holds for its check. */
export interface SummaryBaseline extends Pick<SummaryCheck, 'target' | 'limit' | 'accepted'> {
  readonly snapshot: Snapshot
  /** Where it was read. */
  readonly file: string
  /** Why GitHub gave no newer one; null: it did. */
  readonly instead: Problem | null
}

/** Downloads the newest baseline of a check. Throws a `ProblemError`. */
export type Pull = (check: SummaryCheck) => Promise<PullAnswer>

/** What the configuration file says of its checks. */
export function summaryChecks(
  checks: readonly NamedCheck[],
  { digest }: Pick<LocalPorts, 'digest'>,
): readonly SummaryCheck[] {
  return checks.map((check) => {
    const { name, baseline, baselineWorkflow, target, policy } = configOf(check)
    return {
      name: artifactSafeName(name ?? check.name, digest),
      file: baseline.kind === 'file' ? baseline.path : null,
      workflow: baselineWorkflow,
      target,
      limit: policy.maxErrors,
      accepted: policy.accepted ?? [],
    }
  })
}

type Ports = Pick<LocalPorts, 'files' | 'repo' | 'pulled'> & { readonly pull: Pull }

/** A check that has none is told with the reason. Throws a `ProblemError` for a committed file that can't be read. */
export async function summaryBaselines(
  { checks, root }: { readonly checks: readonly SummaryCheck[]; readonly root: string },
  ports: Ports,
): Promise<{ readonly baselines: readonly SummaryBaseline[]; readonly missing: readonly MissingCheck[] }> {
  const baselines: SummaryBaseline[] = []
  const missing: MissingCheck[] = []
  for (const check of checks) {
    const found = await foundFor(check, { root, oneOfSeveral: checks.length > 1 }, ports)
    if ('problem' in found) {
      missing.push({ name: check.name, problem: found.problem })
    } else {
      const { target, limit, accepted } = check
      baselines.push({ ...found, target, limit, accepted })
    }
  }
  return { baselines, missing }
}

type Found = Pick<SummaryBaseline, 'snapshot' | 'file' | 'instead'> | { readonly problem: Problem }

async function foundFor(
  check: SummaryCheck,
  { root, oneOfSeveral }: { readonly root: string; readonly oneOfSeveral: boolean },
  ports: Ports,
): Promise<Found> {
  const { files } = ports
  const pulled = await pulledFor(check, ports)
  if ('file' in pulled) {
    const snapshot = await readSnapshot(pulled.file, files)
    return { snapshot: named(snapshot, check), file: pulled.file, instead: pulled.instead }
  }
  const committed =
    check.file === null
      ? (await committedBaseline({ root, name: check.name, oneOfSeveral }, files)).file
      : files.join(root, check.file)
  if (committed !== null) {
    const snapshot = await readSnapshot(committed, files)
    const history =
      snapshot.history.length > 0 ? snapshot.history : await seriesHere(snapshot, check, { root, ports })
    return { snapshot: named({ ...snapshot, history }, check), file: committed, instead: pulled.problem }
  }
  const place = await ports.pulled(await files.real(root))
  const last = place === null ? null : await lastPulled({ ...place, name: check.name }, files)
  return last === null
    ? { problem: pulled.problem }
    : {
        snapshot: named(await readSnapshot(last.file, files), check),
        file: last.file,
        instead: pulled.problem,
      }
}

/** Offline, what was pulled last stays, and that is said. */
async function pulledFor(
  check: SummaryCheck,
  { pull }: Ports,
): Promise<{ readonly file: string; readonly instead: Problem | null } | { readonly problem: Problem }> {
  try {
    const { baseline, failure } = await pull(check)
    return { file: baseline.file, instead: failure }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { problem: error.problem }
    }
    throw error
  }
}

/** A committed file does not say its check. */
function named(snapshot: Snapshot, { name }: SummaryCheck): Snapshot {
  return { ...snapshot, name }
}

/** A committed file carries no series: a replayed one stands beside it, and what is checked out is its newest point. */
async function seriesHere(
  { checker, diagnostics }: Snapshot,
  { name }: SummaryCheck,
  {
    root,
    ports,
  }: { readonly root: string; readonly ports: Pick<LocalPorts, 'repo'> & { readonly files: Files } },
): Promise<readonly HistoryPoint[]> {
  const found = await replayedHistory(
    ports.files.join(root, historyFileOf(name)),
    { name, checker: checker.name },
    ports.files,
  )
  if (found.kind === 'refused') {
    throw new ProblemError(found.problem)
  }
  const repo = ports.repo(root)
  const commit = await repo.headCommit()
  const time = commit === null ? null : await repo.commitTime(commit)
  if (found.points.length === 0 || commit === null || time === null) {
    return []
  }
  const version = checker.version ?? found.points.at(-1)?.version ?? null
  const earlier = found.points.filter((point) => point.commit !== commit)
  return [...earlier, { commit, time, errors: diagnostics.count('error'), version }]
}
