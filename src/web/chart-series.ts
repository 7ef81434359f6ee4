/** The columns of the chart: time, the course, and the straight lines beside it. */
import type { HistoryPoint } from '#model/history.ts'
import type { CourseData } from '#model/report-data.ts'

/** One line of the chart. `tone` is the name of a colour of the style sheet. */
export interface ChartLine {
  readonly label: string
  readonly tone: '--bar' | '--bad' | '--good' | '--note' | '--soft'
  readonly dash: readonly number[]
}

/** Columns of equal length; the first is time in seconds, null is “no value here”. */
export interface ChartSeries {
  readonly columns: readonly (readonly (number | null)[])[]
  readonly lines: readonly ChartLine[]
}

/** The target's and the projection's end lengthen the time by at most as much as the course itself is long. */
export function chartSeries(props: {
  readonly course: CourseData
  readonly limit: number | null
  readonly series: string
}): ChartSeries {
  const { course, limit, series } = props
  const { target, arrival } = course
  const points = ascending(course.points)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) {
    return { columns: [[]], lines: [] }
  }
  const furthest = last.time + Math.max(last.time - first.time, 28 * 24 * 60 * 60)
  const ends = [target?.time ?? null, arrival, ...(course.range ?? [])].flatMap((time) =>
    time !== null && time > last.time ? [Math.min(time, furthest)] : [],
  )
  const later = [...new Set(ends)].sort((a, b) => a - b)
  const times = [...points.map(({ time }) => time), ...later]
  const columns: (readonly (number | null)[])[] = [times]
  const lines: ChartLine[] = []
  const add = (line: ChartLine, valueAt: (time: number, index: number) => number | null): void => {
    lines.push(line)
    columns.push(times.map(valueAt))
  }
  add({ label: series === '' ? 'Errors' : series, tone: '--bar', dash: [] }, (_, index) => {
    const point = points[index]
    return point === undefined ? null : errorsOf(point, series)
  })
  if (series === '') {
    if (limit !== null) {
      add({ label: 'Limit', tone: '--bad', dash: [6, 4] }, () => limit)
    }
    if (target !== null) {
      add({ label: 'Target', tone: '--good', dash: [2, 4] }, (time) =>
        target.time !== null && time > target.time ? null : target.errors,
      )
    }
    for (const { end, ...line } of pathsTo(course)) {
      const pace = ((target?.errors ?? 0) - last.errors) / (end - last.time)
      add(line, (time) => (time < last.time || time > end ? null : last.errors + pace * (time - last.time)))
    }
  }
  return { columns, lines }
}

/** Where the pace leads, then the ends of its range. */
function pathsTo({ arrival, range }: CourseData): readonly (ChartLine & { readonly end: number })[] {
  if (arrival === null) {
    return []
  }
  const ends = [
    { label: 'At this pace', tone: '--note', dash: [2, 3], end: arrival },
    { label: 'At the earliest', tone: '--soft', dash: [1, 3], end: range?.[0] ?? arrival },
    { label: 'At the latest', tone: '--soft', dash: [1, 3], end: range?.[1] ?? arrival },
  ] as const
  return ends.filter(({ end }, index) => index === 0 || end !== arrival)
}

/** Commit times may go back; a line can't. The later run of a moment counts. */
function ascending(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  return [...points]
    .sort((a, b) => a.time - b.time)
    .filter((point, index, all) => all[index + 1]?.time !== point.time)
}

function errorsOf(point: HistoryPoint, series: string): number | null {
  const counts = { ...point.categories, ...point.owners }
  return series === '' ? point.errors : Object.hasOwn(counts, series) ? (counts[series] ?? null) : null
}
