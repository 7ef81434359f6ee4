/** Checks, finds the baseline, keeps this run's snapshot for others, compares and judges. */
import { checkerFor } from '#checkers/registry.ts'
import type { Baseline } from '#model/baseline.ts'
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { PackText } from '#model/packed-text.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { ComparedResult } from '#model/report.ts'
import { type ScopeReport, uncheckedErrors } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { nextReference } from '#policy/reference.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Artifacts, UploadResult } from '#ports/artifacts.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Clock } from '#ports/clock.ts'
import type { Files } from '#ports/files.ts'
import type { Log } from '#ports/log.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { type ArtifactOwner, baselineUploadName, snapshotName } from '../baseline/artifact-names.ts'
import { makesBaseline } from '../baseline/base-commit.ts'
import { saveToCache } from '../baseline/cache-baseline.ts'
import { nextHistory } from '../baseline/next-history.ts'
import { resolveBaseline } from '../baseline/resolve-baseline.ts'
import { ruleEdits } from '../change/rule-edits.ts'
import { compareConfirmed } from '../compare/confirm-new.ts'
import { scopeSince } from '../compare/scope-check.ts'
import { type SourceTree, workingTree } from '../compare/source-tree.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { typeCoverage } from '../run/checker-reports.ts'
import { identifyRun } from '../run/identify-run.ts'
import { readOutput, runChecker } from '../run/run-checker.ts'
import { takeSnapshot } from '../run/take-snapshot.ts'
import type { ChangeList } from './change-list.ts'
import { uploadCheckerReports } from './checker-report-upload.ts'
import type { Plan, RunPlan } from './plan.ts'
import { platformOf } from './platform.ts'
import { toldResult } from './told-result.ts'

/** The outside world, as the action needs it. */
export interface ActionPorts {
  readonly process: CheckerProcess
  readonly files: Files
  readonly repo: Repo
  readonly api: ActionsApi
  readonly pulls: PullRequests
  readonly artifacts: Artifacts
  readonly cache: BaselineCache
  readonly clock: Clock
  readonly log: Log
  readonly digest: Digest
  readonly pack: PackText
  /** Of type-ratchet. */
  readonly version: string
}

/** A run that could be compared. */
export interface Evaluation {
  readonly snapshot: Snapshot
  readonly snapshotFile: string
  /** Where the plan could not tell: the command line that repeats the check. */
  readonly reproduce?: string
  readonly result: ComparedResult
  /** Files of the change that decide how it is judged. */
  readonly ruleEdits: readonly RepoPath[]
  readonly warnings: readonly Problem[]
}

/** Throws a `ProblemError` when there is nothing to compare; see the problem's family. */
export async function evaluate(
  plan: Plan,
  context: RunContext,
  ports: ActionPorts & { readonly change: ChangeList },
): Promise<Evaluation> {
  const snapshot = await check(plan, context, ports)
  const { checker, config, base } = plan
  const isRun = config.check.inputFile === null
  const evaluation = await evaluateSnapshot(plan, context, {
    ...ports,
    snapshot,
    again: config.confirmNew ? () => check(plan, context, ports) : null,
    list: isRun ? () => checkedFiles(checker, config.check, { base, process: ports.process }) : null,
    refuses: null,
    tree: workingTree(plan.root, ports.files),
    root: plan.root,
  })
  const owner = { name: plan.name, leg: null, attempt: context.runAttempt }
  const warnings = await keepCheckerReports(plan, owner, ports)
  return { ...evaluation, warnings: [...evaluation.warnings, ...warnings] }
}

/** What the checker wrote beside its output, for people to look at; says what could not be kept. */
export async function keepCheckerReports(
  plan: Plan,
  owner: ArtifactOwner,
  ports: Pick<ActionPorts, 'files' | 'artifacts'>,
): Promise<readonly Problem[]> {
  const { checker, base } = plan
  const run = { checker, argv: argumentsOf(plan), base }
  const retentionDays = plan.config.retentionDays ?? changeRetentionDays
  return uploadCheckerReports({ run, owner, retentionDays }, ports)
}

function argumentsOf({ config }: Plan): readonly string[] {
  return [...(config.check.command ?? []), ...config.check.args]
}

/** What can be asked after the run; of the checker null where it was not run here, or nobody wants it. */
export interface AskedLater {
  /** What was checked. */
  readonly tree: SourceTree
  /** Where it is checked out; null where it is not. */
  readonly root: string | null
  /** Runs it once more. */
  readonly again: (() => Promise<Snapshot>) | null
  /** The files that it looked at, null when it can't tell. */
  readonly list: (() => Promise<ReadonlySet<RepoPath> | null>) | null
  /** Why the run can't be compared with this baseline; null where any will do. */
  readonly refuses: ((baseline: Baseline) => Problem | null) | null
}

/** The same for a snapshot that was made elsewhere. */
export async function evaluateSnapshot(
  plan: RunPlan,
  context: RunContext,
  ports: ActionPorts & AskedLater & { readonly change: ChangeList; readonly snapshot: Snapshot },
): Promise<Evaluation> {
  const { snapshot, again, list, refuses } = ports
  const { base, baseline, ...known } = await resolveBaseline(
    { plan, context, checker: snapshot.checker, checked: snapshot.commit ?? context.commit },
    ports,
  )
  const refused = refuses?.(baseline) ?? null
  if (refused !== null) {
    throw new ProblemError(refused)
  }
  const { files, warnings } =
    baseline.state === 'loaded' || baseline.state === 'absent'
      ? await ports.change.between({ base, head: snapshot.commit, files: known.files })
      : { files: null, warnings: [] }
  const checker = checkerFor(snapshot.checker.name)
  const { sources } = checker
  const scope = await scopeSince(baseline, { head: snapshot, tree: ports.tree, change: files, sources, list })
  const kept = await keepSnapshot(plan, context, { ...ports, snapshot, baseline, scope: scope.report })
  if (baseline.state === 'unreadable' || baseline.state === 'incompatible') {
    throw new ProblemError(baseline.problem)
  }
  const doubt = scope.shrank ?? scope.doubt
  if (doubt !== undefined) {
    throw new ProblemError(doubt)
  }
  const { policy, target } = plan.config
  const lineMap = await lineMapFrom(baseline, snapshot, ports.repo)
  const change = files === null ? null : { files, sources }
  const sides = { baseline, current: snapshot, lineMap, change }
  const confirmed = await compareConfirmed({ ...sides, policy, mode: plan.mode, scope: scope.report }, again)
  const place = { root: ports.root, base, head: snapshot.commit, lineMap, change }
  const excerpts = plan.config.excerpts && context.event.kind === 'pull-request'
  const told = await toldResult(confirmed.result, { ...place, checker: checker.name, excerpts }, ports)
  return {
    snapshot,
    snapshotFile: kept.file,
    result: { ...told, target, ...(kept.recorded ? { recorded: true } : {}) },
    ruleEdits: ruleEdits(files ?? [], { checker, configFiles: configFilesOf(snapshot, baseline) }),
    warnings: [...kept.warnings, ...warnings, ...confirmed.warnings],
  }
}

/** Of both sides: a file that is no longer read has been replaced by another. */
function configFilesOf(snapshot: Snapshot, baseline: Baseline): readonly string[] {
  const sides = baseline.state === 'loaded' ? [snapshot, baseline.snapshot] : [snapshot]
  return sides.flatMap(({ run }) => run?.configFiles.map(({ path }) => path) ?? [])
}

/** Runs the checker, or reads what it printed. */
export async function check(plan: Plan, context: RunContext, ports: ActionPorts): Promise<Snapshot> {
  const { checker, config, base, name } = plan
  const { files, digest } = ports
  const place = { ...ports, cwd: base.cwd }
  const output =
    config.check.inputFile === null
      ? await runChecker(checker, config.check, place)
      : await readOutput(files.join(base.root, config.check.inputFile), config.check, files)
  const started = config.check.inputFile === null ? { check: config.check, process: ports.process } : null
  const snapshot = await takeSnapshot(checker, output, {
    name,
    commit: (await ports.repo.headCommit()) ?? context.commit,
    ...(await identifyRun(checker, { base, files, digest, started })),
    pattern: config.check.pattern,
    platform: platformOf(plan, context),
    base,
    files,
    digest,
  })
  const coverage = await typeCoverage({ checker, argv: argumentsOf(plan), base }, files)
  return coverage === null ? snapshot : { ...snapshot, typeCoverage: coverage }
}

function lineMapFrom(baseline: Baseline, { commit }: Snapshot, repo: Repo): Promise<LineMap | null> | null {
  // A committed file has no lines to follow.
  const placed = baseline.state === 'loaded' && baseline.snapshot.commit !== null
  const base = placed ? baseline.origin.commit : null
  return base === null || commit === null ? null : repo.lineMap(base, commit)
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

interface KeptSnapshot {
  readonly file: string
  /** It is where later runs look for a baseline. */
  readonly recorded: boolean
  readonly warnings: readonly Problem[]
}

/** Writes and uploads before anything is judged: a failing default branch must be able to recover. */
async function keepSnapshot(
  plan: RunPlan,
  context: RunContext,
  ports: ActionPorts & {
    readonly snapshot: Snapshot
    readonly baseline: Baseline
    readonly scope: ScopeReport
  },
): Promise<KeptSnapshot> {
  const { snapshot, baseline, scope } = ports
  const asBaseline = makesBaseline(context, plan.config.baselineBranches)
  const previous = baseline.state === 'loaded' ? baseline.snapshot : null
  const kept = asBaseline
    ? {
        ...withoutJob(snapshot),
        reference: nextReference(snapshot, previous, uncheckedErrors(scope)),
        history: await nextHistory(snapshot, previous, {
          repo: ports.repo,
          owners: await ownersHere(ports.files, plan.root),
        }),
      }
    : snapshot
  const file = ports.files.join(context.temporary, 'type-ratchet', plan.name, 'snapshot.json')
  await ports.files.write(file, encodeSnapshot(kept))
  if (asBaseline && baseline.state === 'unreadable' && !healedByUpload.has(baseline.problem.kind)) {
    return { file, recorded: false, warnings: [] }
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
  return { file, recorded, warnings: [...failed, ...(cached?.warnings ?? [])] }
}

/** Which job it was is of use within its run; a baseline of the same commit is to be the same bytes. */
function withoutJob({ platform: { job: _, ...platform }, ...snapshot }: Snapshot): Snapshot {
  return { ...snapshot, platform }
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

/** How long artifacts of pull requests are kept. */
export const changeRetentionDays = 14
