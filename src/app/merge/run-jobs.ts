/**
 * What GitHub's list of a run's jobs says of its legs: which job was run again, and which one may have been a leg that left
 * nothing. The list knows no matrices and no `needs`: a job is told by its name, its times and the names of its steps.
 */
import type { LegJob } from '#model/snapshot.ts'
import type { RunJob } from '#ports/actions-api.ts'

/** The execution that a leg says it was; null when the list has none, or several, that fit. */
export function executionOf(
  jobs: readonly RunJob[],
  { job, attempt }: { readonly job: LegJob | undefined; readonly attempt: number },
): RunJob | null {
  const numbered = jobs.find(({ id }) => id === job?.id)
  if (numbered !== undefined || job === undefined) {
    return numbered ?? null
  }
  const named = jobs.filter(
    (one) => one.attempt === attempt && (one.name === job.name || one.name.endsWith(` / ${job.name}`)),
  )
  const [first] = named
  return first !== undefined && named.every((one) => isSame(one, first)) ? first : null
}

/**
 * Whether the job was started once more behind this execution. GitHub lists a job that was not run again for the next
 * attempt, too: with the times and the end of the old one.
 */
export function wasRunAgain(jobs: readonly RunJob[], execution: RunJob): boolean {
  const end = execution.completedAt ?? execution.startedAt
  return jobs.some(
    (job) =>
      job.name === execution.name &&
      job.attempt > execution.attempt &&
      !isSame(job, execution) &&
      (job.conclusion !== execution.conclusion ||
        job.startedAt === null ||
        end === null ||
        job.startedAt >= end),
  )
}

/** Whether two entries of the list are of one execution. */
function isSame(a: RunJob, b: RunJob): boolean {
  return a.id === b.id || (a.name === b.name && a.startedAt === b.startedAt && a.conclusion === b.conclusion)
}

/** What is known of the jobs: by GitHub's number. */
export interface KnownJobs {
  /** They left a leg that counts. */
  readonly legs: ReadonlySet<number>
  /** They left something else: another check's snapshot, or one of a whole check. */
  readonly others: ReadonlySet<number>
  /** The job that asks. */
  readonly own: number | null
}

/** Jobs that ended without success, left no snapshot, and may have been legs. */
export function lostJobs(jobs: readonly RunJob[], known: KnownJobs): readonly RunJob[] {
  const isKnown = (job: RunJob, ids: ReadonlySet<number>): boolean =>
    jobs.some((other) => ids.has(other.id) && isSame(other, job))
  const isLegStep = legSteps(jobs, known)
  const mayBeLeg = (job: RunJob): boolean => {
    const alike = jobs.filter(({ name }) => matrixName(name) === matrixName(job.name))
    if (alike.some(({ id }) => known.others.has(id))) {
      return false
    }
    const listed = job.steps.length > 0 ? [job] : alike.filter(({ steps }) => steps.length > 0)
    // One that never got to its steps can't be told by them.
    return listed.length === 0 ? job.name !== matrixName(job.name) : listed.some(isLegStep)
  }
  return latest(jobs).filter(
    (job) => isLost(job) && job.id !== known.own && !isKnown(job, known.legs) && mayBeLeg(job),
  )
}

const harmless: ReadonlySet<string | null> = new Set(['success', 'skipped', 'neutral'])

function isLost({ finished, conclusion }: RunJob): boolean {
  return finished && !harmless.has(conclusion)
}

/** The last execution of each; several where several jobs have one name. */
function latest(jobs: readonly RunJob[]): readonly RunJob[] {
  const attempts = new Map<string, number>()
  for (const { name, attempt } of jobs) {
    attempts.set(name, Math.max(attempt, attempts.get(name) ?? 0))
  }
  return jobs.filter(({ name, attempt }) => attempts.get(name) === attempt)
}

/** `leg` of `leg (3.12, linux)`. */
function matrixName(name: string): string {
  return name.replace(/ \([^()]*\)$/, '')
}

/** What GitHub calls a step that uses the action, unless the workflow says otherwise. */
const usesAction = /\btype-ratchet@/i
/** Steps that say nothing of what a job is for. */
const housekeeping =
  /^(?:Set up job|Complete job|Initialize containers|Stop containers|Post |Pre |Run (?!\.\/))/

/** By the usual name of the step; where the legs' jobs have none of it, by all the names that only they have. */
function legSteps(jobs: readonly RunJob[], known: KnownJobs): (job: RunJob) => boolean {
  const usual = ({ steps }: RunJob): boolean => steps.some((step) => usesAction.test(step))
  const legs = jobs.filter(({ id, steps }) => known.legs.has(id) && steps.length > 0)
  const [first] = legs
  if (first === undefined || legs.some(usual)) {
    return usual
  }
  const foreign = new Set(
    jobs.flatMap(({ id, conclusion, steps }) =>
      conclusion === 'success' && !known.legs.has(id) ? steps : [],
    ),
  )
  const own = first.steps.filter(
    (step) =>
      !housekeeping.test(step) && !foreign.has(step) && legs.every(({ steps }) => steps.includes(step)),
  )
  return (job) => usual(job) || (own.length > 0 && own.every((step) => job.steps.includes(step)))
}
