/** The form of the ages of a baseline's errors. */
import * as v from 'valibot'
import type { Ages } from '#model/ages.ts'
import type { DatedCommit } from '#model/history.ts'
import { snapshotLimits } from './limits.ts'
import { storedCommit } from './stored-commit.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const dated = v.object({ commit: storedCommit, time: v.pipe(v.number(), v.safeInteger()) })
const most = snapshotLimits.diagnostics

interface StoredAges {
  readonly from: DatedCommit
  readonly firsts: readonly DatedCommit[]
  readonly rows: readonly number[]
  readonly returned: readonly (readonly [row: number, times: number])[]
  readonly gone: readonly (readonly [key: string, first: number, times: number])[]
}

/** What a reader accepts; whether it fits the diagnostics is {@link readAges}'s to say. */
export const storedAges: v.GenericSchema<unknown, StoredAges> = v.object({
  from: dated,
  firsts: v.pipe(v.array(dated), v.maxLength(most), v.readonly()),
  rows: v.custom<readonly number[]>(
    (value) => Array.isArray(value) && value.length <= most,
    `must be a list of at most ${most} numbers`,
  ),
  returned: v.pipe(v.array(v.tuple([count, count])), v.maxLength(most), v.readonly()),
  gone: v.pipe(
    v.array(v.tuple([v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)), count, count])),
    v.maxLength(most),
    v.readonly(),
  ),
})

/** The ages, or which part does not fit so many diagnostics. */
export function readAges(
  { from, firsts, rows, returned, gone }: StoredAges,
  diagnostics: number,
): Ages | string {
  const isFirst = (index: number): boolean => Number.isInteger(index) && index >= 0 && index < firsts.length
  if (rows.length !== diagnostics || !rows.every(isFirst)) {
    return `ages.rows: must be ${diagnostics} indexes of ${firsts.length} commits`
  }
  if (!returned.every(([row]) => row < diagnostics) || !gone.every(([, first]) => isFirst(first))) {
    return 'ages: points outside its lists'
  }
  return {
    from,
    firsts,
    rows: Int32Array.from(rows),
    returned,
    gone: gone.map(([key, first, times]) => ({ key, first, times })),
  }
}

/** Fields in one order. */
export function storableAges({ from, firsts, rows, returned, gone }: Ages): object {
  return {
    from: { commit: from.commit, time: from.time },
    firsts: firsts.map(({ commit, time }) => ({ commit, time })),
    rows: [...rows],
    returned,
    gone: gone.map(({ key, first, times }) => [key, first, times]),
  }
}
