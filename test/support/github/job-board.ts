/**
 * The jobs of workflow runs, with everything that GitHub does to them in a re-run: each execution is a record of its own with
 * a number of its own, and a job that is not run again is listed in one of three ways.
 */
import type { Run, RunConclusion } from './record.ts'

/** One execution of one job. */
export interface Job {
  readonly id: number
  readonly run: Run
  readonly attempt: number
  readonly name: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  completedAt: number | null
  conclusion: RunConclusion | null
  /** Null: left out of the answer, as GitHub's description allows. */
  readonly steps: readonly string[] | null
}

/** What a test says of a job that starts. */
export interface NewJob {
  readonly run: Run
  readonly name: string
  readonly steps?: readonly string[] | null
}

/**
 * How a job that is not run again is listed for the next attempt: as a copy with a number of its own and no steps, only for its own
 * attempt, or as a copy that says that it belongs to the older attempt.
 */
export type Carried = 'copied' | 'not listed' | 'listed as old'

/** The steps of a job that uses the action by its usual name. */
const legSteps: readonly string[] = [
  'Set up job',
  'Run actions/checkout@v7',
  'Run type-ratchet/type-ratchet@v1',
  'Post Run actions/checkout@v7',
  'Complete job',
]

/** Gives out numbers and times; an hour between two jobs, so that nothing is told by luck. */
export class JobBoard {
  readonly jobs: Job[] = []
  #lastId = 27_557_060_000
  #now = Date.UTC(2026, 0, 5, 9)

  start({ run, name, steps = legSteps }: NewJob): Job {
    const own = { id: this.#id(), run, attempt: run.attempt, name, steps }
    const job: Job = { ...own, startedAt: this.#time(), completedAt: null, conclusion: null }
    this.jobs.push(job)
    return job
  }

  finish(job: Job, conclusion: RunConclusion): void {
    job.conclusion = conclusion
    job.completedAt = this.#time()
  }

  /** To be called behind the run's own re-run: what of the attempt before is not run again. */
  carryOver(run: Run, again: readonly string[], carried: Carried): void {
    const before = this.jobs.filter((job) => job.run === run && job.attempt === run.attempt - 1)
    for (const job of before.filter(({ name }) => !again.includes(name))) {
      if (carried !== 'not listed') {
        const attempt = carried === 'copied' ? run.attempt : job.attempt
        const steps = carried === 'copied' ? [] : job.steps
        this.jobs.push({ ...job, id: this.#id(), attempt, steps })
      }
    }
  }

  #id(): number {
    this.#lastId += 17
    return this.#lastId
  }

  #time(): number {
    this.#now += 3_600_000
    return this.#now
  }
}
