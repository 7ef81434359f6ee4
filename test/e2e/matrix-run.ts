/**
 * One workflow run with matrices, and a merge job behind them, on the local GitHub: each job has a record of its own, so that
 * GitHub's list of them says what really happened, re-runs included.
 */
import type { ActionResult } from '#test/support/github/action-run.ts'
import type { WorkflowEvent } from '#test/support/github/event-payload.ts'
import type { Carried, Job } from '#test/support/github/job-board.ts'
import type { Run, RunConclusion } from '#test/support/github/record.ts'
import type { RunOptions, Widget } from './widget.ts'

/** A leg of a matrix of `total` jobs, by the job's key in the workflow file. */
export interface LegPlan extends RunOptions {
  readonly job: string
  readonly leg: string
  readonly total?: number
  /** As the workflow names it; `job (leg)` when left out. */
  readonly name?: string
}

/** What mypy would print. */
export function printed(lines: readonly string[], checked = 9): string {
  const files = new Set(lines.map((line) => line.split(':')[0])).size
  const summary =
    lines.length === 0
      ? `Success: no issues found in ${checked} source files`
      : `Found ${lines.length} errors in ${files} files (checked ${checked} source files)`
  return `${[...lines, summary].join('\n')}\n`
}

/** One error of mypy, each with its own words. */
export function undefinedName(name: string, place = 'a.py:1'): string {
  return `${place}: error: Name "${name}" is not defined  [name-defined]`
}

/** Reads what a step before it printed into `out-LEG.txt`. */
export function readsOutput(leg: string): Readonly<Record<string, string>> {
  return { command: '', checker: 'mypy', 'input-file': `out-${leg}.txt`, 'exit-code': '1' }
}

/** See the head of this file. */
export class MatrixRun {
  readonly #widget: Widget
  readonly #event: WorkflowEvent
  readonly run: Run

  constructor(widget: Widget, event: WorkflowEvent) {
    this.#widget = widget
    this.#event = event
    this.run = widget.github.startRun({ workflow: widget.workflow, ...event.run })
  }

  /** A job that uses the action; it succeeds as its step does, unless a later step fails. */
  async leg(plan: LegPlan, later: RunConclusion = 'success'): Promise<ActionResult> {
    const { job, leg, total = 2, inputs, ...options } = plan
    const record = this.#start(plan)
    const result = await this.#widget.runEvent(
      this.#event,
      {
        ...options,
        inputs: inputs ?? readsOutput(leg),
        matrix: { python: leg },
        job,
        jobId: record.id,
        jobTotal: total,
        ends: 'step',
      },
      this.run,
    )
    this.#widget.github.board.finish(record, result.exitCode === 0 ? later : 'failure')
    return result
  }

  /** All legs of one matrix. */
  async matrix(job: string, legs: readonly string[], options: RunOptions = {}): Promise<void> {
    for (const leg of legs) {
      await this.leg({ ...options, job, leg, total: legs.length })
    }
  }

  /** A job that ends before it uses the action. */
  lose(plan: Pick<LegPlan, 'job' | 'leg' | 'name'>, conclusion: RunConclusion = 'failure'): void {
    this.#widget.github.board.finish(this.#start(plan), conclusion)
  }

  /** A job that has nothing to do with it. */
  other(name: string, steps: readonly string[] | null, conclusion: RunConclusion): void {
    const { board } = this.#widget.github
    board.finish(board.start({ run: this.run, name, steps }), conclusion)
  }

  async merge(options: RunOptions = {}): Promise<ActionResult> {
    const { board } = this.#widget.github
    const job = board.start({
      run: this.run,
      name: 'types',
      steps: ['Run type-ratchet/type-ratchet/merge@v1'],
    })
    const given = { ...options, entry: 'merge', job: 'types', jobId: job.id, ends: 'step' } as const
    const result = await this.#widget.runEvent(this.#event, given, this.run)
    board.finish(job, result.exitCode === 0 ? 'success' : 'failure')
    return result
  }

  /** The next attempt; `again` are names of jobs, the merge job always is one of them. */
  rerun(again: readonly string[], carried: Carried): void {
    this.#widget.github.rerun(this.run)
    this.#widget.github.board.carryOver(this.run, [...again, 'types'], carried)
  }

  #start({ job, leg, name = `${job} (${leg})` }: Pick<LegPlan, 'job' | 'leg' | 'name'>): Job {
    return this.#widget.github.board.start({ run: this.run, name })
  }
}
