/** From a snapshot to a verdict: finds the baseline, keeps the snapshot for others, compares and judges. */
import { checkerFor } from '#checkers/registry.ts'
import type { Baseline } from '#model/baseline.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { Policy } from '#model/policy.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { ComparedResult, PullDiff } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Verdict } from '#model/verdict.ts'
import { type Case, judge } from '#policy/judge.ts'
import { namesOwner } from '#policy/limits.ts'
import type { Repo } from '#ports/repo.ts'
import { arrivalsHere } from '../arrivals/arrivals-here.ts'
import { readBaseline, searchBaseline } from '../baseline/resolve-baseline.ts'
import { ruleEdits } from '../change/rule-edits.ts'
import { attributionOf } from '../compare/attribute.ts'
import { policyParts, type UsableBaseline } from '../compare/compare-snapshots.ts'
import { compareConfirmed } from '../compare/confirm-new.ts'
import { scopeSince } from '../compare/scope-check.ts'
import type { SourceTree } from '../compare/source-tree.ts'
import { limitOwners } from '../illustrate/code-owners.ts'
import type { ActionPorts } from './action-ports.ts'
import type { ListedChange } from './change-list.ts'
import type { Search } from './early-search.ts'
import { keepSnapshot } from './keep-snapshot.ts'
import { changeMap, pullDiff } from './pull-diff.ts'
import { type Recompute, type Recomputed, recomputed } from './recompute.ts'
import type { Run } from './run.ts'
import { toldResult } from './told-result.ts'

/** What was checked, and what can still be asked of it; of the checker null where it was not run here, or nobody wants it. */
export interface Subject {
  readonly snapshot: Snapshot
  readonly tree: SourceTree
  /** Where it is checked out; null where it is not. */
  readonly root: string | null
  /** Runs it on the sources of the base commit. */
  readonly recompute: Recompute | null
  /** The checker's own words; null where they are not known. */
  readonly args: readonly string[] | null
  /** Runs the checker once more. */
  readonly again: (() => Promise<Snapshot>) | null
  /** The files that the checker looked at, null when it can't tell. */
  readonly list: (() => Promise<ReadonlySet<RepoPath> | null>) | null
  /** Why the run can't be compared with this baseline; null where any will do. */
  readonly refuses: ((baseline: Baseline) => Problem | null) | null
  /** Where the baseline was looked for already. */
  readonly search?: Search
}

/** A run that could be compared. */
export interface Evaluation {
  readonly snapshot: Snapshot
  readonly snapshotFile: string
  /** What the file holds. */
  readonly kept: Snapshot
  readonly result: ComparedResult
  /** See {@link RunPlan.proposed}: what those limits say. */
  readonly proposed?: Verdict
  /** null where there is no pull request, or its files are not known. */
  readonly diff: PullDiff | null
  /** Files of the change that decide how it is judged. */
  readonly ruleEdits: readonly RepoPath[]
  readonly warnings: readonly Problem[]
}

/** Throws a `ProblemError` when there is nothing to compare; see the problem's family. */
export async function evaluate(subject: Subject, run: Run): Promise<Evaluation> {
  const { snapshot } = subject
  const checker = checkerFor(snapshot.checker.name)
  const { baseline, earlier, base, change, ...found } = await baselineOf(subject, run)
  const looked = { head: snapshot, tree: subject.tree, change: change.files, sources: checker.sources }
  // A configuration that looks at less would do so at the base commit, too.
  const scope = await scopeSince(earlier ?? baseline, { ...looked, list: subject.list })
  const { plan, context, ports } = run
  const lineMap = await lineMapFrom(baseline, snapshot, ports.repo)
  const kept = await keepSnapshot(snapshot, { baseline, scope: scope.report, lineMap }, run)
  requireUsable(baseline)
  const doubt = scope.shrank ?? scope.doubt
  if (doubt !== null) {
    throw new ProblemError(doubt)
  }
  const touched = change.files === null ? null : { files: change.files, sources: checker.sources }
  const asksOwners = [plan.config.policy, plan.proposed].some(namesOwner)
  const owned = { root: subject.root, base, files: change.files }
  const owners = asksOwners ? await limitOwners(owned, ports) : null
  const sides = { baseline, current: snapshot, change: touched, scope: scope.report, owners }
  const confirmed = await compareConfirmed(
    {
      ...sides,
      lineMap,
      policy: plan.config.policy,
      mode: plan.mode,
      today: ports.today,
    },
    subject.again,
  )
  const place = { root: subject.root, base, head: snapshot.commit, lineMap, change: touched }
  const from = baseline.state === 'loaded' ? baseline.origin.commit : null
  const own = await changeMap({ base, head: snapshot.commit }, { from, map: lineMap }, ports.repo.lineMap)
  const excerpts = plan.config.excerpts && context.event.kind === 'pull-request'
  const compared = earlier?.snapshot ?? (baseline.state === 'loaded' ? baseline.snapshot : snapshot)
  const told = await toldResult(
    confirmed.result,
    { ...place, run: { checker, args: subject.args, head: snapshot, base: compared }, excerpts },
    ports,
  )
  const configFiles = configFilesOf(snapshot, baseline)
  const attribution = await attributionOf(
    { result: told, baseline, earlier, current: snapshot, lineMap },
    ports.repo.lineMap,
  )
  const arrivals = await arrivalsHere(
    {
      context,
      branches: plan.config.baselineBranches,
      result: told,
      current: snapshot,
      base,
      sources: checker.sources,
    },
    ports,
  )
  return {
    snapshot,
    snapshotFile: kept.file,
    kept: kept.kept,
    result: {
      ...told,
      target: plan.config.target,
      ...(attribution === null ? {} : { attribution }),
      ...(arrivals === null ? {} : { arrivals }),
      ...(kept.recorded ? { recorded: true } : {}),
    },
    ...(plan.proposed === undefined
      ? {}
      : {
          proposed: judgedBy(plan.proposed, told, {
            mode: plan.mode,
            today: ports.today,
            parts: policyParts(sides),
          }),
        }),
    diff: pullDiff({ event: context.event, files: change.files, lineMap: own }, ports.sha256),
    ruleEdits: ruleEdits(change.files ?? [], { checker, configFiles }),
    warnings: [...found.warnings, ...kept.warnings, ...change.warnings, ...confirmed.warnings],
  }
}

function judgedBy(
  policy: Policy,
  { comparison, reference, scope }: ComparedResult,
  how: Pick<Case, 'mode' | 'today' | 'parts'>,
): Verdict {
  return judge({ comparison, reference, policy, ...how, unchecked: uncheckedErrors(scope) })
}

interface FoundBaseline extends Recomputed {
  /** The commit that the change sits on. */
  readonly base: CommitSha | null
  readonly change: ListedChange
}

/** The baseline, and what was changed since the commit that the change sits on. */
async function baselineOf(
  { snapshot, refuses, recompute, search }: Subject,
  run: Run,
): Promise<FoundBaseline> {
  const { plan, context, ports, change } = run
  const checked = snapshot.commit ?? context.commit
  const searched = await (search?.(checked) ?? searchBaseline({ plan, context, checked }, ports))
  const found = readBaseline(searched, snapshot.checker)
  const { base, files } = found
  const refused = refuses?.(found.baseline) ?? null
  if (refused !== null) {
    throw new ProblemError(refused)
  }
  const wanted = { baseline: found.baseline, base, current: snapshot, recompute }
  const { baseline, earlier, warnings } = await recomputed(wanted, run)
  await fetchBase({ base, baseline }, ports)
  const isUsable = baseline.state === 'loaded' || baseline.state === 'absent'
  const listed = isUsable
    ? await change.between({ base, head: snapshot.commit, files })
    : { files: null, warnings: [] }
  return { base, baseline, earlier, warnings, change: listed }
}

/** So that lines can be followed and causes named with the usual checkout, which has one commit. */
async function fetchBase(
  { base, baseline }: { readonly base: CommitSha | null; readonly baseline: Baseline },
  { repo, log }: Pick<ActionPorts, 'repo' | 'log'>,
): Promise<void> {
  const from = baseline.state === 'loaded' ? baseline.origin.commit : null
  const wanted = from === null ? [] : [from, ...(base === null ? [] : [base])]
  const isHere = wanted.length === 0 || (await repo.headCommit()) === null || (await repo.fetch(wanted))
  if (!isHere) {
    log.info(
      'git could not fetch the base commit, so the cause of an error in another file may not be named.',
    )
  }
}

function requireUsable(baseline: Baseline): asserts baseline is UsableBaseline {
  if (baseline.state === 'unreadable' || baseline.state === 'incompatible') {
    throw new ProblemError(baseline.problem)
  }
}

/** Of both sides: a file that is no longer read has been replaced by another. */
function configFilesOf(snapshot: Snapshot, baseline: Baseline): readonly string[] {
  const sides = baseline.state === 'loaded' ? [snapshot, baseline.snapshot] : [snapshot]
  return sides.flatMap(({ run }) => run?.configFiles.map(({ path }) => path) ?? [])
}

function lineMapFrom(baseline: Baseline, { commit }: Snapshot, repo: Repo): Promise<LineMap | null> | null {
  // A committed file has no lines to follow.
  const placed = baseline.state === 'loaded' && baseline.snapshot.commit !== null
  const base = placed ? baseline.origin.commit : null
  return base === null || commit === null ? null : repo.lineMap(base, commit)
}
