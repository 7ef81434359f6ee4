/** Where a run is, and which leg of a matrix it is. */
import type { Platform } from '#model/snapshot.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { Plan } from './plan.ts'

/** A job of a matrix is called as GitHub calls it. */
export function platformOf({ leg, config }: Plan, { os, job }: RunContext): Platform {
  const { matrix, jobId } = config.part
  const count = leg === null || leg.count === null ? {} : { legCount: leg.count }
  const own = { id: jobId, name: matrix.length === 0 ? job : `${job} (${matrix.join(', ')})`.slice(0, 200) }
  return {
    os,
    leg: leg?.label ?? null,
    ...count,
    ...(leg === null ? {} : { matrix: job.slice(0, 200) }),
    job: own,
  }
}
