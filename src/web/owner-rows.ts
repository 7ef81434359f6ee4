/** How the errors of each owner went, in the runs that counted them. */
import type { Counts, HistoryPoint } from '#model/history.ts'
import { compareText } from '#model/order.ts'

/** One owner. `course` is oldest first and never empty. */
export interface OwnerRow {
  readonly name: string
  readonly course: readonly { readonly time: number; readonly errors: number }[]
  readonly errors: number
  /** Against the first run that counted. */
  readonly delta: number
}

/** Most errors first, then who had most at first; an owner without any is named as long as a run names it. */
export function ownerRows(points: readonly HistoryPoint[]): readonly OwnerRow[] {
  const counted = points.flatMap(({ time, owners }) => (owners === undefined ? [] : [{ time, owners }]))
  const names = new Set(counted.flatMap(({ owners }) => Object.keys(owners)))
  return [...names]
    .map((name) => {
      const course = counted.map(({ time, owners }) => ({ time, errors: errorsOf(owners, name) }))
      const [first, last] = [course[0]?.errors ?? 0, course.at(-1)?.errors ?? 0]
      return { name, course, errors: last, delta: last - first }
    })
    .sort(
      (one, other) =>
        other.errors - one.errors || one.delta - other.delta || compareText(one.name, other.name),
    )
}

/** An owner whom a run does not name has none; a name may be that of a property of every object. */
function errorsOf(owners: Counts, name: string): number {
  return Object.hasOwn(owners, name) ? (owners[name] ?? 0) : 0
}

/** The points of a line in a box, from its left lower corner up; zero is the floor. */
export function linePoints(
  course: OwnerRow['course'],
  { width, height, most }: { readonly width: number; readonly height: number; readonly most: number },
): string {
  const [first, last] = [course[0]?.time ?? 0, course.at(-1)?.time ?? 0]
  const across = (time: number): number =>
    last === first ? width : ((time - first) / (last - first)) * width
  const up = (errors: number): number => height - (most === 0 ? 0 : (errors / most) * height)
  return course.map(({ time, errors }) => `${across(time).toFixed(1)},${up(errors).toFixed(1)}`).join(' ')
}
