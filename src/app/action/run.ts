/** What every step of a run is given: what was decided, for whom, and the outside world. */
import type { RunContext } from '#ports/run-context.ts'
import type { ActionPorts } from './action-ports.ts'
import type { ChangeList } from './change-list.ts'
import type { RunPlan } from './plan.ts'

/** One check of one run. */
export interface Run<Planned extends RunPlan = RunPlan> {
  readonly plan: Planned
  readonly context: RunContext
  readonly ports: ActionPorts
  readonly change: ChangeList
}
