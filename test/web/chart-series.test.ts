/** The lines of the trend. */
import { describe, expect, it } from 'vitest'
import type { CourseData } from '#model/report-data.ts'
import { chartSeries } from '../../src/web/chart-series.ts'
import { historyPoint } from '../support/history-factory.ts'

const day = 86_400
const course = (fields: Partial<CourseData>): CourseData => ({
  points: [historyPoint({ time: 0, errors: 100 }), historyPoint({ time: 40 * day, errors: 60 })],
  weeks: [],
  target: null,
  arrival: null,
  range: null,
  events: [],
  plan: null,
  ...fields,
})

describe('the chart', () => {
  it('has columns of equal length, with time ascending', () => {
    const points = [historyPoint({ time: 9, errors: 3 }), historyPoint({ time: 5, errors: 4 })]
    const { columns } = chartSeries({ course: course({ points }), limit: 5, series: '' })
    expect(columns).toEqual([
      [5, 9],
      [4, 3],
      [5, 5],
    ])
  })

  it('goes on to the target’s day, and shows where the pace leads', () => {
    const { columns, lines } = chartSeries({
      course: course({ target: { errors: 40, time: 60 * day }, arrival: 60 * day }),
      limit: null,
      series: '',
    })
    expect(lines.map(({ label }) => label)).toEqual(['Errors', 'Target', 'At this pace'])
    expect(columns[0]).toEqual([0, 40 * day, 60 * day])
    expect(columns[1]).toEqual([100, 60, null])
    expect(columns[3]).toEqual([null, 60, 40])
  })

  it('draws the target up to its day', () => {
    const { columns } = chartSeries({
      course: course({ target: { errors: 40, time: 60 * day }, arrival: 70 * day }),
      limit: null,
      series: '',
    })
    expect(columns[0]).toEqual([0, 40 * day, 60 * day, 70 * day])
    expect(columns[2]).toEqual([40, 40, 40, null])
  })

  it('is not stretched by a target that is far away', () => {
    const { columns } = chartSeries({
      course: course({ target: { errors: 0, time: 4000 * day } }),
      limit: null,
      series: '',
    })
    expect(columns[0]?.at(-1)).toBe(80 * day)
  })
})
