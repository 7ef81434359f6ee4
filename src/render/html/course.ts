/** The course of the default branch with this run at its end, its weeks, and how far the target is. */
import { projectArrival } from '#history/projection.ts'
import { weeksOf } from '#history/weeks.ts'
import { totalsOf } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { CourseData } from '#model/report-data.ts'
import { visibleLine } from '../encode/visible.ts'

/** Null where there is neither a course nor a target. */
export function courseData(_report: Report, result: ComparedResult): CourseData | null {
  const { history, target, comparison } = result
  if (history.length === 0 && target === null) {
    return null
  }
  const now = totalsOf(comparison, 'error').head
  return {
    points: history.map((point) => ({
      ...point,
      version: point.version === null ? null : visibleLine(point.version),
    })),
    weeks: weeksOf(history),
    target,
    arrival: target === null || now <= target.errors ? null : projectArrival(history, target.errors),
  }
}
