/** The order of the list and its headings. */
import { describe, expect, it } from 'vitest'
import { arranged, groupings, offeredGroupings, sorts, usualGrouping } from '../../src/web/arrange.ts'
import { noFilter } from '../../src/web/filter.ts'
import { select } from '../../src/web/select.ts'
import { rowsFrom } from '../support/report-rows.ts'

const rows = rowsFrom('course')
const all = select(rows, { ...noFilter, status: 'all' })

describe('every order', () => {
  it.each(sorts.flatMap((sort) => groupings.map((group) => ({ sort, group }))))(
    'holds each row once, under one heading: %j',
    (by) => {
      const { rows: order, headings, lines, lineOf } = arranged(rows, all, by)
      expect([...order].sort((a, b) => a - b)).toEqual([...all])
      expect(lines).toHaveLength(all.length + headings.length)
      expect(Array.from(lineOf, (line) => lines[line])).toEqual(Array.from(lineOf, (_, place) => place))
      if (by.group !== 'none') {
        expect(headings.reduce((sum, { size }) => sum + size, 0)).toBe(all.length)
        expect(lines[0]).toBe(-1)
      }
    },
  )
})

describe('an order', () => {
  it('sorts under each heading, and by place where all else is equal', () => {
    const { rows: order, headings } = arranged(rows, all, { sort: 'message', group: 'rule' })
    const [largest] = headings
    const first = order.subarray(0, largest?.size)
    const texts = Array.from(first, (row) => rows.data.texts[rows.message[row] ?? 0] ?? '')
    expect(texts).toEqual([...texts].sort())
    expect(new Set(Array.from(first, (row) => rows.data.codes[rows.code[row] ?? 0]))).toEqual(
      new Set([largest?.title]),
    )
    expect(headings.map(({ size }) => size)).toEqual(headings.map(({ size }) => size).sort((a, b) => b - a))
    const same = [...first].filter((row) => rows.message[row] === rows.message[first[0] ?? 0])
    expect(same).toEqual([...same].sort((a, b) => a - b))
  })

  it('has what matters most first by priority', () => {
    const { rows: order } = arranged(rows, all, { sort: 'priority', group: 'none' })
    const priorities = Array.from(order, (row) => rows.data.categories[rows.category[row] ?? 0]?.priority)
    expect([...new Set(priorities)]).toEqual(['High', 'Medium'])
  })

  it('puts new ones by cause, as the comment has them', () => {
    const pull = rowsFrom('pull')
    const added = select(pull, noFilter)
    expect(usualGrouping(pull, noFilter)).toBe('cause')
    expect(usualGrouping(pull, { ...noFilter, status: 'kept' })).toBe('none')
    expect(offeredGroupings(pull)).toEqual(['none', 'cause', 'file', 'rule', 'category'])
    expect(arranged(pull, added, { sort: 'place', group: 'cause' }).headings).toEqual([
      { title: 'Attribute of something that may be None', size: 1 },
      { title: 'Bare dict', size: 3 },
      { title: 'Argument 1 of charge must be Money · here str', size: 2 },
    ])
  })
})
