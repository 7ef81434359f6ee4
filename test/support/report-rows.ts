/** The data of a factory report as the page's application sees it. */
import type { Report } from '#model/report.ts'
import { viewOf } from '#render/html/entries.ts'
import { reportData } from '#render/html/payload.ts'
import { type Rows, rowsOf } from '../../src/web/rows.ts'
import { type ReportName, reportNamed } from './course-report.ts'

/** Throws for a report that has nothing to list. */
export function rowsOfReport(report: Report): Rows {
  const { result } = report
  if (result.kind === 'failed') {
    throw new Error('a failed report has nothing to list')
  }
  return rowsOf(reportData(report, result, viewOf(result)))
}

/** Of a named report. */
export function rowsFrom(name: ReportName): Rows {
  return rowsOfReport(reportNamed(name))
}
