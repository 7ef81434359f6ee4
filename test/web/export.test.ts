/** What the reader takes away. */
import { describe, expect, it } from 'vitest'
import { csvOf, jsonOf } from '../../src/web/export.ts'
import { noFilter } from '../../src/web/filter.ts'
import { select } from '../../src/web/select.ts'
import { reportOf, unpairedOf } from '../support/report-factory.ts'
import { rowsFrom, rowsOfReport } from '../support/report-rows.ts'

describe('CSV', () => {
  it('has a head line and one record a row, with CRLF', () => {
    const rows = rowsFrom('small')
    const lines = csvOf(rows, select(rows, { ...noFilter, status: 'fixed' })).split('\r\n')
    expect(lines).toEqual([
      'status,severity,path,line,column,rule,category,priority,owner,message,legs',
      expect.stringMatching(/^fixed,error,src\/shop\/.*,\d+,\d+,/),
      '',
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'gives a spreadsheet no formula to run: %j',
    (message) => {
      const rows = rowsOfReport(
        reportOf({ comparison: { new: [unpairedOf({ message, path: `${message}.py` })] } }),
      )
      const [, record = ''] = csvOf(rows, [0]).split('\r\n')
      for (const cell of record.split(',')) {
        expect(cell).not.toMatch(/^"?[=+\-@\t\r]/)
      }
    },
  )

  it('leaves a place empty that is not known', () => {
    const rows = rowsOfReport(
      reportOf({ comparison: { new: [unpairedOf({ path: 'a.py', line: 0, column: 0 })] } }),
    )
    expect(csvOf(rows, [0])).toContain('new,error,a.py,,,')
    expect(JSON.parse(jsonOf(rows, [0]))).toMatchObject([{ line: null, column: null }])
  })

  it('quotes commas, quotes and line breaks', () => {
    const rows = rowsOfReport(
      reportOf({ comparison: { new: [unpairedOf({ message: 'one, "two"\nthree' })] } }),
    )
    expect(csvOf(rows, [0])).toContain('"one, ""two""\nthree"')
  })
})

describe('JSON', () => {
  it('is an array with every field of every row', () => {
    const rows = rowsFrom('small')
    const parsed = JSON.parse(jsonOf(rows, select(rows, { ...noFilter, status: 'all' })))
    expect(parsed).toHaveLength(rows.amount)
    expect(parsed[0]).toEqual({
      status: expect.any(String),
      severity: expect.any(String),
      path: expect.any(String),
      line: expect.any(Number),
      column: expect.any(Number),
      rule: expect.any(String),
      category: expect.any(String),
      priority: expect.any(String),
      owner: '',
      message: expect.any(String),
      legs: '',
    })
    expect(jsonOf(rows, [])).toBe('[]\n')
  })
})
