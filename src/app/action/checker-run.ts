/** The first step: runs the checker of a plan, or reads what it printed. */
import type { Problem } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ArtifactOwner } from '../baseline/artifact-names.ts'
import { workingTree } from '../compare/source-tree.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { checkerCommand } from '../run/checker-command.ts'
import { type ReportedRun, typeCoverage } from '../run/checker-reports.ts'
import { identifyRun } from '../run/identify-run.ts'
import { readOutput } from '../run/run-checker.ts'
import { runHere } from '../run/run-here.ts'
import { takeSnapshot } from '../run/take-snapshot.ts'
import type { ActionPorts } from './action-ports.ts'
import { checkAtCommit } from './base-run.ts'
import { uploadCheckerReports } from './checker-report-upload.ts'
import { type Search, type SearchedRun, searchBeside } from './early-search.ts'
import { type Evaluation, evaluate, type Subject } from './evaluate.ts'
import { changeRetentionDays } from './keep-snapshot.ts'
import type { Plan } from './plan.ts'
import { platformOf } from './platform.ts'
import type { Run } from './run.ts'

/** Throws a `ProblemError` when the run can't be trusted. */
export async function runPlan(plan: Plan, context: RunContext, ports: ActionPorts): Promise<Snapshot> {
  const { checker, config, base, name } = plan
  const { files, digest, clock, log } = ports
  const start = clock.now()
  const isRun = config.check.inputFile === null
  const output = isRun
    ? await runHere(checker, config.check, { ...ports, base, tracked: ports.repo.trackedFiles })
    : await readOutput(files.join(base.root, config.check.inputFile ?? ''), config.check, files)
  const started = isRun ? { check: config.check, process: ports.process } : null
  const snapshot = await takeSnapshot(checker, output, {
    name,
    commit: (await ports.repo.headCommit()) ?? context.commit,
    ...(await identifyRun(checker, { base, files, digest, started })),
    pattern: config.check.pattern ?? null,
    platform: platformOf(plan, context),
    base,
    files,
    digest,
  })
  log.info(`${name}: checked in ${((clock.now() - start) / 1000).toFixed(1)} s`)
  const coverage = await typeCoverage(reported(plan), files)
  return coverage === null ? snapshot : { ...snapshot, typeCoverage: coverage }
}

/** What a run found, and the search for what it is compared with. */
export interface Checked {
  readonly snapshot: Snapshot
  /** Absent where it was not begun beside the run. */
  readonly search?: Search
}

/** Runs the checker, and looks for the baseline beside it. Throws a `ProblemError` when the run can't be trusted. */
export async function checkBeside(run: SearchedRun & { readonly plan: Plan }): Promise<Checked> {
  const { plan, context, ports } = run
  const { value: snapshot, search } = await searchBeside(run, () => runPlan(plan, context, ports))
  return { snapshot, search }
}

/** The whole of what comes behind the run. Throws a `ProblemError` when there is nothing to compare; see the problem's family. */
export async function evaluateHere({ snapshot, search }: Checked, run: Run<Plan>): Promise<Evaluation> {
  const { plan, context, ports } = run
  const evaluation = await evaluate(
    { ...subjectHere(snapshot, run), ...(search === undefined ? {} : { search }) },
    run,
  )
  const owner = { name: plan.name, leg: null, attempt: context.runAttempt }
  const warnings = await keepCheckerReports(plan, owner, ports)
  return { ...evaluation, warnings: [...evaluation.warnings, ...warnings] }
}

/** The checker can be run again, and asked what it looked at. */
function subjectHere(snapshot: Snapshot, { plan, context, ports }: Run<Plan>): Subject {
  const { checker, config, base, root } = plan
  const isRun = config.check.inputFile === null
  const there = {
    ports,
    budgetMs: config.recompute.budgetMs,
    check: (own: ActionPorts) => runPlan(plan, context, own),
  }
  return {
    snapshot,
    tree: workingTree(root, ports.files),
    root,
    recompute: isRun
      ? { when: config.recompute.when, check: (commit) => checkAtCommit(commit, snapshot, there) }
      : null,
    args: isRun ? (checkerCommand(checker, config.check)?.args ?? null) : null,
    again: config.confirmNew ? () => runPlan(plan, context, ports) : null,
    list: isRun ? () => checkedFiles(checker, config.check, { base, process: ports.process }) : null,
    refuses: null,
  }
}

/** What the checker wrote beside its output, for people to look at; says what could not be kept. */
export async function keepCheckerReports(
  plan: Plan,
  owner: ArtifactOwner,
  ports: Pick<ActionPorts, 'files' | 'artifacts'>,
): Promise<readonly Problem[]> {
  const retentionDays = plan.config.retentionDays ?? changeRetentionDays
  return uploadCheckerReports({ run: reported(plan), owner, retentionDays }, ports)
}

function reported({ checker, config, base }: Plan): ReportedRun {
  return { checker, argv: [...(config.check.command ?? []), ...config.check.args], base }
}
