/** Keeps the snapshot of a run for others: as a baseline where later runs look for one, else for whoever wants to look at it. */
import { firstAges, nextAges } from '#history/ages.ts'
import { withReplayed } from '#history/series.ts'
import type { Ages } from '#model/ages.ts'
import type { Baseline } from '#model/baseline.ts'
import type { LineMap } from '#model/line-map.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import { type ScopeReport, uncheckedErrors } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { nextFlaky } from '#policy/flaky.ts'
import { nextReference } from '#policy/reference.ts'
import type { UploadResult } from '#ports/artifacts.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { historyFileOf } from '#snapshot/history-file.ts'
import { baselineUploadName, snapshotName } from '../baseline/artifact-names.ts'
import { makesBaseline } from '../baseline/base-commit.ts'
import { saveToCache } from '../baseline/cache-baseline.ts'
import { nextHistory } from '../baseline/next-history.ts'
import { replayedHistory } from '../baseline/replayed-history.ts'
import { pairSnapshots } from '../compare/compare-snapshots.ts'
import { keepsData, keptSeries } from '../data/keep-results.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import type { ActionPorts } from './action-ports.ts'
import { uploadOwners } from './owners-upload.ts'
import type { Run } from './run.ts'

/** What the run before left, and what differs from it; `lineMap` goes from the baseline's commit to this one. */
export interface KeptSince {
  readonly baseline: Baseline
  readonly scope: ScopeReport
  readonly lineMap: LineMap | null
}

/** How long artifacts of pull requests are kept. */
export const changeRetentionDays = 14

/** Where it is. */
export interface KeptSnapshot {
  readonly file: string
  /** As it was kept: a baseline with its series. */
  readonly kept: Snapshot
  /** It is where later runs look for a baseline. */
  readonly recorded: boolean
  readonly warnings: readonly Problem[]
}

/** Problems of a baseline's content: a new one heals them. Any other trouble may pass by itself. */
const healedByUpload: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>([
  'snapshot-unreadable',
  'snapshot-version',
  'snapshot-too-large',
  'snapshot-other-checker',
  'artifact-digest',
  'artifact-shape',
  'baseline-cache',
])

/** Writes and uploads before anything is judged: a failing default branch must be able to recover. */
export async function keepSnapshot(snapshot: Snapshot, since: KeptSince, run: Run): Promise<KeptSnapshot> {
  const { plan, context, ports } = run
  const { baseline } = since
  const asBaseline = makesBaseline(context, plan.config.baselineBranches)
  const next = asBaseline ? await nextBaseline(snapshot, since, run) : { kept: snapshot, refused: [] }
  const { kept, refused } = next
  const file = ports.files.join(context.temporary, 'type-ratchet', plan.name, 'snapshot.json')
  await ports.files.write(file, encodeSnapshot(kept))
  if (asBaseline && baseline.state === 'unreadable' && !healedByUpload.has(baseline.problem.kind)) {
    return { file, kept, recorded: false, warnings: [] }
  }
  const owner = { name: plan.name, leg: null, attempt: context.runAttempt }
  const name = asBaseline ? baselineUploadName(owner) : snapshotName(owner)
  const retentionDays = asBaseline ? null : (plan.config.retentionDays ?? changeRetentionDays)
  const uploaded = await ports.artifacts.upload({ form: 'zip', name, file, retentionDays })
  if (uploaded.kind === 'name-taken') {
    throw new ProblemError({ kind: 'artifact-name-taken', artifact: name, name: plan.name })
  }
  const cached = asBaseline ? await saveToCache({ plan, context }, { ...ports, snapshot: kept }) : null
  const choice = plan.config.baseline.kind
  const isRead = asBaseline && (choice === 'auto' || choice === 'artifact')
  const failed = notUploaded(name, uploaded, { missed: isRead && !cached?.kept })
  const recorded = (isRead && uploaded.kind === 'uploaded') || cached?.kept === true
  const owners = await uploadOwners({ kept, asBaseline, uploaded }, run)
  return { file, kept, recorded, warnings: [...failed, ...(cached?.warnings ?? []), ...refused, ...owners] }
}

/**
 * Which job it was is of use within its run; a baseline of the same commit is to be the same bytes. A course from before the first
 * run is taken in where the repository holds one.
 */
async function nextBaseline(
  snapshot: Snapshot,
  { baseline, scope, lineMap }: KeptSince,
  {
    plan,
    context,
    ports,
  }: Pick<Run, 'plan' | 'context'> & {
    readonly ports: Pick<ActionPorts, 'repo' | 'files' | 'data' | 'today' | 'digest'>
  },
): Promise<{ readonly kept: Snapshot; readonly refused: readonly Problem[] }> {
  const { job: _, ...platform } = snapshot.platform
  const previous = baseline.state === 'loaded' ? baseline.snapshot : null
  const owners = await ownersHere(ports.files, plan.root)
  const { accepted = [] } = plan.config.policy
  const inForce = accepted.filter(({ expires }) => expires >= ports.today)
  const history = await nextHistory(snapshot, previous, {
    repo: ports.repo,
    owners,
    accepted: inForce.reduce((sum, { count }) => sum + count, 0),
  })
  const flaky = previous === null ? [] : nextFlaky({ previous, current: snapshot, lineMap })
  const file = ports.files.join(plan.root, historyFileOf(plan.name))
  const check = { name: plan.name, checker: snapshot.checker.name }
  const replayed = await replayedHistory(file, check, ports.files)
  const { dataBranch } = plan.config
  // Artifacts may have expired, and the course with them.
  const asksBranch = previous === null && dataBranch !== null && keepsData(context)
  const older = asksBranch ? await keptSeries(check, ports.data(dataBranch)) : []
  const ours = withReplayed(history, older)
  const ages = await agesOf(snapshot, baseline, ports)
  return {
    kept: {
      ...snapshot,
      platform,
      ...(ages === null ? {} : { ages }),
      reference: nextReference(snapshot, previous, uncheckedErrors(scope)),
      ...(flaky.length === 0 ? {} : { flaky }),
      history: replayed.kind === 'points' ? withReplayed(ours, replayed.points) : ours,
    },
    refused: replayed.kind === 'refused' ? [replayed.problem] : [],
  }
}

/** null where the time of the commit is not known. */
async function agesOf(
  { commit, ...snapshot }: Snapshot,
  baseline: Baseline,
  { repo, digest }: Pick<ActionPorts, 'repo' | 'digest'>,
): Promise<Ages | null> {
  const time = commit === null ? null : await repo.commitTime(commit)
  if (commit === null || time === null) {
    return null
  }
  const dated = { commit, time }
  const { diagnostics: head } = snapshot
  const before = baseline.state === 'loaded' ? baseline.snapshot : null
  if (before?.ages === undefined) {
    return firstAges(head, dated)
  }
  const lineMap = before.commit === null ? null : await repo.lineMap(before.commit, commit)
  const comparison = pairSnapshots(before, { ...snapshot, commit }, lineMap)
  return nextAges(before.ages, { base: before.diagnostics, head, comparison }, { commit: dated, digest })
}

/** `missed`: somebody will look for it, and it is nowhere else. */
export function notUploaded(
  artifact: string,
  uploaded: UploadResult,
  { missed }: { readonly missed: boolean },
): readonly Problem[] {
  switch (uploaded.kind) {
    case 'failed':
      return [{ kind: 'artifact-failed', artifact, reason: uploaded.reason }]
    case 'unsupported':
      return [{ kind: 'artifact-unsupported', missed: missed ? artifact : null }]
    default:
      return []
  }
}
