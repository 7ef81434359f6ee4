/** The course of the default branch up to the baseline, its weeks, and how far the target is. */
import { projectArrival } from '#history/projection.ts'
import { weeksOf } from '#history/weeks.ts'
import { totalsOf } from '#model/comparison.ts'
import type { Counts, HistoryPoint } from '#model/history.ts'
import type { ComparedResult } from '#model/report.ts'
import type { CourseData } from '#model/report-data.ts'
import { visibleLine } from '../encode/visible.ts'

/** Null where there is neither a course nor a target. */
export function courseData({ history, target, comparison }: ComparedResult): CourseData | null {
  if (history.length === 0 && target === null) {
    return null
  }
  const now = totalsOf(comparison, 'error').head
  return {
    points: history.map(visiblePoint),
    weeks: weeksOf(history),
    target,
    arrival: target === null || now <= target.errors ? null : projectArrival(history, target.errors),
  }
}

function visiblePoint({ version, categories, owners, ...point }: HistoryPoint): HistoryPoint {
  return {
    ...point,
    version: version === null ? null : visibleLine(version),
    ...(categories === undefined ? {} : { categories: visibleNames(categories) }),
    ...(owners === undefined ? {} : { owners: visibleNames(owners) }),
  }
}

function visibleNames(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([name, errors]) => [visibleLine(name), errors]))
}
