/** What came between the baseline and this run, and which of the new errors came with it. Changes no count and no verdict. */
import type { Arrivals, Step } from '#model/arrivals.ts'
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { BaselineSummary, ComparedResult } from '#model/report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { arrivalsOf, type KnownStep, type OwnRun } from '#policy/arrivals.ts'
import { RefusedError } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'
import { makesBaseline } from '../baseline/base-commit.ts'
import { type OwnRunTools, ownRunOf } from './own-run.ts'
import { type StepHere, stepsBetween } from './steps.ts'

/** The run, and what it was compared with. */
export interface ArrivalCase {
  readonly context: RunContext
  /** See {@link makesBaseline}. */
  readonly branches: readonly string[] | null
  readonly result: ComparedResult
  readonly current: Snapshot
  /** The commit that the change sits on. */
  readonly base: CommitSha | null
  readonly sources: RegExp
}

/** Runs of pull requests that are looked up: each takes up to seven requests. */
const mostOwnRuns = 5

/** null: nothing is new, nothing came in between, or git does not know what. */
export async function arrivalsHere(given: ArrivalCase, tools: OwnRunTools): Promise<Arrivals | null> {
  const kind = kindOf(given)
  const from = originCommit(given.result.baseline)
  const to = kind === 'base' ? given.base : given.current.commit
  const errors = given.result.comparison.new
    .filter(({ mayComeFromBase }) => kind !== 'base' || mayComeFromBase)
    .flatMap(({ diagnostic }) => (diagnostic.severity === 'error' ? [diagnostic] : []))
  if (kind === null || from === null || to === null || errors.length === 0) {
    return null
  }
  const steps = await stepsBetween(from, to, tools.repo)
  if (steps === null || steps.length === 0) {
    return null
  }
  await tools.repo.fetch([from, ...steps.map(({ commit }) => commit)])
  const known = await knownSteps({ ...given, kind, from, steps }, tools)
  const arrivals = arrivalsOf(errors, { steps: known, whole: kind !== 'base' })
  const tells = steps.length > 1 || arrivals.some(({ by }) => by === 'together' || by === 'own-run')
  return tells ? { kind, steps: steps.map(plain), arrivals } : null
}

function kindOf({ context, branches, result: { baseline } }: ArrivalCase): Arrivals['kind'] | null {
  const { event } = context
  if (event.kind === 'pull-request') {
    return baseline.state === 'loaded' && baseline.origin.distance > 0 ? 'base' : null
  }
  return event.kind === 'merge-group' ? 'batch' : makesBaseline(context, branches) ? 'branch' : null
}

function originCommit(baseline: BaselineSummary): CommitSha | null {
  return baseline.state === 'loaded' ? baseline.origin.commit : null
}

interface SteppedCase extends ArrivalCase {
  readonly kind: Arrivals['kind']
  readonly from: CommitSha
  readonly steps: readonly StepHere[]
}

async function knownSteps(given: SteppedCase, tools: OwnRunTools): Promise<readonly KnownStep[]> {
  const known: KnownStep[] = []
  let asked = 0
  for (const step of given.steps) {
    const touches = await touchesSources(step, given, tools.repo)
    const isAsked = given.kind !== 'base' && touches !== false && step.pull !== null && asked < mostOwnRuns
    asked += isAsked ? 1 : 0
    known.push({
      ...plain(step),
      lineMap: await lineMapOf(step, tools.repo),
      touches,
      own: isAsked ? await ownRun(step, given, tools) : null,
    })
  }
  return known
}

/** Beside what the sources of the checker are, whatever else this run read. */
async function touchesSources(
  { commit, parents: [first] }: StepHere,
  { sources, current: { run } }: ArrivalCase,
  repo: Repo,
): Promise<boolean | null> {
  const files = first === undefined ? null : await repo.changedFiles(first, commit)
  const settings = new Set<string>(
    [...(run?.configFiles ?? []), ...(run?.lockfiles ?? [])].map(({ path }) => path),
  )
  const counts = (path: string): boolean => sources.test(path) || settings.has(path)
  return files === null
    ? null
    : files.some(({ path, previous }) => counts(path) || (previous !== null && counts(previous)))
}

async function lineMapOf({ commit, parents: [first] }: StepHere, repo: Repo): Promise<KnownStep['lineMap']> {
  return first === undefined ? null : repo.lineMap(first, commit)
}

/** What GitHub does not tell leaves a sentence out, and nothing else. */
async function ownRun(step: StepHere, given: SteppedCase, tools: OwnRunTools): Promise<OwnRun | null> {
  const { context, current, from, steps } = given
  const parts = async (before: readonly StepHere[]): Promise<readonly Step[]> => {
    await tools.repo.fetch(before.flatMap(({ commit, parents }) => [commit, ...parents.slice(0, 1)]))
    const found = await Promise.all(before.map((one) => touchesSources(one, given, tools.repo)))
    return before.filter((_, index) => found[index] !== false).map(plain)
  }
  try {
    return await ownRunOf(step, { context, name: current.name, current, from, steps, parts }, tools)
  } catch (error) {
    if (error instanceof ProblemError || error instanceof RefusedError) {
      return null
    }
    throw error
  }
}

function plain({ commit, pull }: Step): Step {
  return { commit, pull }
}
