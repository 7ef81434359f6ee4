/**
 * Finds and reads the snapshots that the legs of this run left, and what the run's jobs say of legs that left none. Nothing
 * is left out silently.
 */
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { ActionsApi, RunJob, StoredArtifact } from '#ports/actions-api.ts'
import type { RunContext } from '#ports/run-context.ts'
import { decodeSnapshot } from '#snapshot/decode.ts'
import { snapshotLimits } from '#snapshot/limits.ts'
import { type NewestAttempt, newestAttempts, snapshotName } from '../baseline/artifact-names.ts'
import { executionOf, lostJobs, wasRunAgain } from './run-jobs.ts'

/** How many are downloaded at a time. */
const atATime = 8
/** How many snapshots of other checks are read to tell what a failed job was. */
const mostOthers = 32

/** The legs of one check. */
export interface FoundLegs {
  readonly name: string
  /** At least one. */
  readonly snapshots: readonly Snapshot[]
  /** Legs whose job was run again and left no newer snapshot. */
  readonly outdated: readonly string[]
  /** Names of jobs that ended without success and without a snapshot, and may have been legs. */
  readonly lost: readonly string[]
}

/** Which legs are looked for. */
export interface LegSearch {
  /** null: of the only check there is. */
  readonly name: string | null
  /** The merge job's own number; null where the runner does not say. */
  readonly jobId: number | null
}

/**
 * Every leg of the check. Throws a `ProblemError` when one can't be read: a leg that is there and is not read would be fewer
 * errors.
 */
export async function findLegs(
  { name, jobId }: LegSearch,
  context: RunContext,
  api: ActionsApi,
): Promise<FoundLegs> {
  const artifacts = await api.artifactsOf(context.runId)
  const jobs = await api.jobsOf(context.runId)
  const prefix = snapshotName({ name: name ?? '', leg: null, attempt: 1 })
  const [own, rest] = divided(artifacts, ({ name: found }) => found.startsWith(prefix))
  const read = await inBatches(newestAttempts(own), (candidate) => readLeg(candidate, api))
  const legs = read.filter((leg) => isLeg(leg) && (name === null || leg.snapshot.name === name))
  const [first, ...others] = [...new Set(legs.map(({ snapshot }) => snapshot.name))].sort()
  if (first === undefined) {
    throw new ProblemError({ kind: 'legs-none', name })
  }
  if (others.length > 0) {
    throw new ProblemError({ kind: 'legs-ambiguous', names: [first, ...others] })
  }
  const [outdated, current] = divided(legs, (leg) => isOutdated(leg, jobs))
  const known = {
    own: jobId,
    legs: idsOf(current, jobs),
    others: idsOf(
      read.filter((leg) => !legs.includes(leg)),
      jobs,
    ),
  }
  const suspects = lostJobs(jobs, known)
  const told = suspects.length === 0 ? [] : await readOthers(rest, api)
  const lost = lostJobs(jobs, { ...known, others: new Set([...known.others, ...idsOf(told, jobs)]) })
  const labels = outdated.map(({ snapshot }) => snapshot.platform.leg ?? '')
  if (current.length === 0) {
    throw new ProblemError({
      kind: 'legs-missing',
      missing: labels,
      expected: labels.length,
      found: [],
      lost: [],
    })
  }
  return {
    name: first,
    snapshots: current.map(({ snapshot }) => snapshot),
    outdated: labels,
    lost: lost.map((job) => job.name),
  }
}

interface ReadSnapshot {
  readonly snapshot: Snapshot
  /** That uploaded it. */
  readonly attempt: number
}

function isLeg({ snapshot }: ReadSnapshot): boolean {
  return snapshot.platform.leg !== null
}

function isOutdated({ snapshot, attempt }: ReadSnapshot, jobs: readonly RunJob[]): boolean {
  const execution = executionOf(jobs, { job: snapshot.platform.job, attempt })
  return execution !== null && wasRunAgain(jobs, execution)
}

function idsOf(read: readonly ReadSnapshot[], jobs: readonly RunJob[]): ReadonlySet<number> {
  const executions = read.map(({ snapshot, attempt }) =>
    executionOf(jobs, { job: snapshot.platform.job, attempt }),
  )
  return new Set(executions.flatMap((execution) => (execution === null ? [] : [execution.id])))
}

/** The snapshot says of itself what its name says, or is refused. */
async function readLeg({ name, attempt, artifact }: NewestAttempt, api: ActionsApi): Promise<ReadSnapshot> {
  const snapshot = await readSnapshot(artifact, api)
  const { leg } = snapshot.platform
  if (snapshotName({ name: snapshot.name, leg, attempt: 1 }) !== name) {
    const reason = `it says that it is the leg “${leg}” of “${snapshot.name}”`
    throw new ProblemError({ kind: 'artifact-shape', artifact: artifact.name, reason })
  }
  return { snapshot, attempt }
}

async function readSnapshot(artifact: StoredArtifact, api: ActionsApi): Promise<Snapshot> {
  const text = await api.readEntry(artifact, { entry: 'snapshot.json', maxBytes: snapshotLimits.bytes })
  const decoded = decodeSnapshot(text, `The artifact “${artifact.name}”`)
  if (decoded.kind === 'refused') {
    throw new ProblemError(decoded.problem)
  }
  return decoded.snapshot
}

/** Of other checks of this run: they only tell which job is not ours. One that can't be read tells nothing. */
async function readOthers(
  artifacts: readonly StoredArtifact[],
  api: ActionsApi,
): Promise<readonly ReadSnapshot[]> {
  const prefix = snapshotName({ name: '', leg: null, attempt: 1 })
  const snapshots = newestAttempts(artifacts.filter(({ name }) => name.startsWith(prefix)))
  const read = await inBatches(snapshots.slice(0, mostOthers), async ({ attempt, artifact }) => {
    try {
      return [{ snapshot: await readSnapshot(artifact, api), attempt }]
    } catch (error) {
      if (error instanceof ProblemError && isOfContent(error.problem)) {
        return []
      }
      throw error
    }
  })
  return read.flat()
}

function isOfContent({ kind }: Problem): boolean {
  return kind.startsWith('snapshot-') || kind.startsWith('artifact-')
}

async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += atATime) {
    results.push(...(await Promise.all(items.slice(start, start + atATime).map(work))))
  }
  return results
}

function divided<Item>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
): readonly [yes: readonly Item[], no: readonly Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))]
}
