/** The page's filter, run on the data of a rendered report. */
import { describe, expect, it } from 'vitest'
import { viewOf } from '#render/html/entries.ts'
import { reportData } from '#render/html/payload.ts'
import { type Filter, select } from '../../src/web/filter.ts'
import { type Rows, rowsOf } from '../../src/web/payload.ts'
import { type ScenarioName, scenarios } from '../support/report-factory.ts'

const everything: Filter = { status: 'all', severity: '', rule: null, file: null, query: '' }

function rowsOfScenario(name: ScenarioName): Rows {
  const report = scenarios[name]()
  if (report.result.kind === 'failed') {
    throw new Error(`${name} has nothing to list`)
  }
  return rowsOf(reportData(report, viewOf(report.result)))
}

describe('select', () => {
  const small = rowsOfScenario('small')
  const messages = (filter: Partial<Filter>): readonly string[] =>
    select(small, { ...everything, ...filter }).map(
      (row) => small.data.texts[small.data.message[row] ?? 0] ?? '',
    )

  it('takes what is new or kept for current', () => {
    const large = rowsOfScenario('large')
    expect(select(large, everything)).toHaveLength(3594)
    expect(select(large, { ...everything, status: 'fixed' })).toHaveLength(73)
  })

  it('wants every word of the query, in the path, the rule or the message, in any case', () => {
    expect(messages({ query: ' PAYMENT arg-type "STR" ' })).toEqual([
      'Argument 1 to "charge" has incompatible type "str"; expected "int"',
    ])
    expect(messages({ query: 'payment attr-defined' })).toEqual([])
  })

  it('combines rule, file, severity and status', () => {
    const rule = small.data.codes.indexOf('arg-type')
    const file = small.data.paths.indexOf('src/shop/cart.py')
    expect(messages({ rule })).toHaveLength(2)
    expect(messages({ rule, file })).toHaveLength(1)
    expect(messages({ rule, file, status: 'new' })).toEqual([])
    expect(messages({ severity: 'w' })).toEqual(['unused "type: ignore" comment'])
  })

  it('goes on with paths that are not plain', () => {
    const hostile = rowsOfScenario('hostile')
    expect(select(hostile, { ...everything, query: '</script>' }).length).toBeGreaterThan(0)
  })
})
