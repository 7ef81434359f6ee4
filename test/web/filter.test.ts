/** The page's filter, run on the data of a report. */
import { describe, expect, it } from 'vitest'
import { type Filter, noFilter, select } from '../../src/web/filter.ts'
import { reportOf, unpairedOf } from '../support/report-factory.ts'
import { rowsFrom, rowsOfReport } from '../support/report-rows.ts'

describe('select', () => {
  const small = rowsFrom('small')
  const messages = (filter: Partial<Filter>): readonly string[] =>
    [...select(small, { ...noFilter, ...filter })].map(
      (row) => small.data.texts[small.data.message[row] ?? 0] ?? '',
    )

  it('takes what is new or kept for current', () => {
    const large = rowsFrom('large')
    expect(select(large, noFilter)).toHaveLength(3594)
    expect(select(large, { ...noFilter, status: 'fixed' })).toHaveLength(73)
    expect(select(large, { ...noFilter, status: 'all' })).toHaveLength(3667)
  })

  it('shows both sides of a replacement', () => {
    expect(select(rowsFrom('replaced'), { ...noFilter, status: 'replaced' })).toHaveLength(2)
  })

  it('wants every word of the text, in the path, the rule, the message or a note, in any case', () => {
    expect(messages({ text: ' PAYMENT arg-type "STR" ' })).toEqual([
      'Argument 1 to "charge" has incompatible type "str"; expected "int"',
    ])
    expect(messages({ text: 'payment attr-defined' })).toEqual([])
  })

  it('combines rule, file, severity and status', () => {
    const inside = 'src/shop/cart.py'
    expect(messages({ rule: 'arg-type' })).toHaveLength(2)
    expect(messages({ rule: 'arg-type', inside })).toHaveLength(1)
    expect(messages({ rule: 'arg-type', inside, status: 'new' })).toEqual([])
    expect(messages({ severity: 'warning' })).toEqual(['unused "type: ignore" comment'])
  })

  it('takes a name with a slash at its end for a folder, and any other for one file', () => {
    expect(messages({ inside: 'src/shop/models/' })).toHaveLength(1)
    expect(messages({ inside: 'src/shop/models' })).toEqual([])
    expect(messages({ path: 'MODELS/' })).toHaveLength(1)
  })

  it('knows category, priority and owner', () => {
    expect(messages({ category: 'Incompatible types' })).toHaveLength(3)
    expect(messages({ priority: 'Mixed' })).toHaveLength(2)
    const owned = rowsFrom('course')
    const amount = (owner: string): number => select(owned, { ...noFilter, owner }).length
    expect(amount('@acme/billing')).toBeGreaterThan(0)
    expect(amount('nobody')).toBeGreaterThan(0)
    expect(amount('@acme')).toBe(0)
  })

  it('finds what one leg of a matrix found, alone or with others', () => {
    const rows = rowsOfReport(
      reportOf({
        comparison: {
          new: [
            unpairedOf({ legs: 'linux, windows' }),
            unpairedOf({ line: 2, legs: 'windows' }),
            unpairedOf({ line: 3, legs: 'linux-arm' }),
          ],
        },
      }),
    )
    expect([...select(rows, { ...noFilter, leg: 'linux' })]).toEqual([0])
    expect([...select(rows, { ...noFilter, leg: 'windows' })]).toEqual([0, 1])
  })

  it('finds the errors of one declaration', () => {
    const large = rowsFrom('large')
    expect(select(large, { ...noFilter, fix: '1' })).toHaveLength(large.clusters[0]?.length ?? -1)
    expect(select(large, { ...noFilter, fix: '9999' })).toHaveLength(0)
  })

  it('goes on with paths that are not plain', () => {
    expect(select(rowsFrom('hostile'), { ...noFilter, text: '</script>' }).length).toBeGreaterThan(0)
  })
})
