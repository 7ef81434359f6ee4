/** Checks, finds the baseline, keeps this run's snapshot for others, compares and judges. */
import { checkerFor } from '#checkers/registry.ts'
import type { Baseline } from '#model/baseline.ts'
import type { Digest } from '#model/digest.ts'
import type { RepoPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { PackText } from '#model/packed-text.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { ComparedResult, PullDiff } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Artifacts } from '#ports/artifacts.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { CheckRuns } from '#ports/check-runs.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Clock } from '#ports/clock.ts'
import type { Files } from '#ports/files.ts'
import type { Log } from '#ports/log.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ArtifactOwner } from '../baseline/artifact-names.ts'
import { resolveBaseline } from '../baseline/resolve-baseline.ts'
import { ruleEdits } from '../change/rule-edits.ts'
import { compareConfirmed } from '../compare/confirm-new.ts'
import { scopeSince } from '../compare/scope-check.ts'
import { type SourceTree, workingTree } from '../compare/source-tree.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { typeCoverage } from '../run/checker-reports.ts'
import { identifyRun } from '../run/identify-run.ts'
import { readOutput, runChecker } from '../run/run-checker.ts'
import { takeSnapshot } from '../run/take-snapshot.ts'
import type { ChangeList } from './change-list.ts'
import { uploadCheckerReports } from './checker-report-upload.ts'
import { changeRetentionDays, keepSnapshot } from './keep-snapshot.ts'
import type { Plan, RunPlan } from './plan.ts'
import { platformOf } from './platform.ts'
import { changeMap, pullDiff } from './pull-diff.ts'
import { toldResult } from './told-result.ts'

/** The outside world, as the action needs it. */
export interface ActionPorts {
  readonly process: CheckerProcess
  readonly files: Files
  readonly repo: Repo
  readonly api: ActionsApi
  readonly pulls: PullRequests
  readonly checks: CheckRuns
  readonly artifacts: Artifacts
  readonly cache: BaselineCache
  readonly clock: Clock
  readonly log: Log
  readonly digest: Digest
  /** All of a text's SHA-256, as GitHub names files on a page of changes. */
  readonly sha256: Digest
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
  /** null where there is no pull request, or its files are not known. */
  readonly diff: PullDiff | null
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
  if (scope.shrank !== null) {
    throw new ProblemError(scope.shrank)
  }
  const { policy, target } = plan.config
  const lineMap = await lineMapFrom(baseline, snapshot, ports.repo)
  const change = files === null ? null : { files, sources }
  const sides = { baseline, current: snapshot, lineMap, change }
  const confirmed = await compareConfirmed({ ...sides, policy, mode: plan.mode, scope: scope.report }, again)
  const place = { root: ports.root, base, head: snapshot.commit, lineMap, change }
  const from = baseline.state === 'loaded' ? baseline.origin.commit : null
  const own = await changeMap({ base, head: snapshot.commit }, { from, map: lineMap }, ports.repo.lineMap)
  const excerpts = plan.config.excerpts && context.event.kind === 'pull-request'
  const told = await toldResult(confirmed.result, { ...place, checker: checker.name, excerpts }, ports)
  return {
    snapshot,
    snapshotFile: kept.file,
    result: { ...told, target, ...(kept.recorded ? { recorded: true } : {}) },
    diff: pullDiff({ event: context.event, files, lineMap: own }, ports.sha256),
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
