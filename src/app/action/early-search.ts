/**
 * Looks for the baseline while the checker runs: nothing that is asked of GitHub depends on what it prints. What the search found or
 * could not find is told when the run is over, as if it had begun then.
 */
import type { CommitSha } from '#model/ids.ts'
import type { Clock } from '#ports/clock.ts'
import { type SearchedBaseline, searchBaseline } from '../baseline/resolve-baseline.ts'
import type { Run } from './run.ts'

/** What was found for a run that looked at this commit. */
export type Search = (checked: CommitSha) => Promise<SearchedBaseline>

/** A run whose checker is about to start. */
export type SearchedRun = Pick<Run, 'plan' | 'context' | 'ports'>

/** The run's value, and the search; a run that throws ends the search at its next wait. */
export async function searchBeside<Value>(
  { plan, context, ports }: SearchedRun,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly search: Search }> {
  const over = new Over()
  const stores = { ...ports, clock: waitingFor(over, ports.clock) }
  const checked = (await ports.repo.headCommit()) ?? context.commit
  const early = searchBaseline({ plan, context, checked }, stores)
  const settled = early.then(nothing, nothing)
  try {
    const value = await work()
    over.end(true)
    return {
      value,
      search: (wanted) =>
        wanted === checked ? early : searchBaseline({ plan, context, checked: wanted }, ports),
    }
  } catch (error) {
    over.end(false)
    // What comes next may use the same clone and asks the same GitHub.
    await settled
    throw error
  }
}

/** What a search ends with is told to who asks for it, and to nobody when the run failed. */
const nothing = (): void => undefined

/** Nobody asks for this baseline any more. */
class UnwantedError extends Error {}

/** Whether the checker's run is over, and whether it has a result. */
class Over {
  #succeeded: boolean | null = null
  #end: () => void = () => undefined
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = resolve
  })

  end(succeeded: boolean): void {
    this.#succeeded = succeeded
    this.#end()
  }

  requireWanted(): void {
    if (this.#succeeded === false) {
      throw new UnwantedError()
    }
  }

  async wanted(): Promise<void> {
    await this.#ended
    this.requireWanted()
  }
}

/** Waiting for another run costs nothing before the checker is done, and ends with a checker that failed. */
function waitingFor(over: Over, clock: Clock): Clock {
  return {
    ...clock,
    sleep: async (ms) => {
      const start = clock.now()
      await over.wanted()
      const left = ms - (clock.now() - start)
      if (left > 0) {
        await clock.sleep(left)
      }
    },
  }
}
