/** Where a run is, and which leg of a matrix it is. */
import type { Platform } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { Plan } from './plan.ts'

/** What a snapshot says of where it was taken. */
export function platformOf({ leg, job: own }: Plan, { os, job }: RunContext): Platform {
  const count = leg === null || leg.count === null ? {} : { legCount: leg.count }
  return {
    os,
    leg: leg?.label ?? null,
    ...count,
    ...(leg === null ? {} : { matrix: job.slice(0, 200) }),
    job: own,
  }
}
