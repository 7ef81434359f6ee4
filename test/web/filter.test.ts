/** The page's filter, run on the data of a report. */
import { describe, expect, it } from 'vitest'
import { type Filter, noFilter } from '../../src/web/filter.ts'
import { select, selection } from '../../src/web/select.ts'
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
    expect(messages({ rule: ['arg-type'] })).toHaveLength(2)
    expect(messages({ rule: ['arg-type'], inside })).toHaveLength(1)
    expect(messages({ rule: ['arg-type'], inside, status: 'new' })).toEqual([])
    expect(messages({ severity: ['warning'] })).toEqual(['unused "type: ignore" comment'])
  })

  it('takes a name with a slash at its end for a folder, and any other for one file', () => {
    expect(messages({ inside: 'src/shop/models/' })).toHaveLength(1)
    expect(messages({ inside: 'src/shop/models' })).toEqual([])
    expect(messages({ path: 'MODELS/' })).toHaveLength(1)
  })

  it('knows category, priority and owner', () => {
    expect(messages({ category: ['Incompatible types'] })).toHaveLength(3)
    expect(messages({ priority: ['High'] }).length).toBeGreaterThan(0)
    expect(messages({ priority: ['High', 'Medium', 'Low', 'Mixed'] })).toEqual(messages({}))
    const owned = rowsFrom('course')
    const amount = (owner: string): number => select(owned, { ...noFilter, owner: [owner] }).length
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
    expect([...select(rows, { ...noFilter, leg: ['linux'] })]).toEqual([0])
    expect([...select(rows, { ...noFilter, leg: ['windows'] })]).toEqual([0, 1])
  })

  it('takes any of several names, and new ones by their cause', () => {
    expect(messages({ rule: ['arg-type', 'attr-defined'] })).toHaveLength(3)
    const pull = rowsFrom('pull')
    expect(select(pull, { ...noFilter, cause: '3' })).toHaveLength(2)
    expect(select(pull, noFilter)).toHaveLength(6)
  })

  it('counts for each menu and status what another choice there would show', () => {
    const rows = rowsFrom('course')
    const filter: Filter = {
      ...noFilter,
      rule: ['arg-type'],
      category: ['Incompatible types', 'Optional handling'],
      owner: ['@acme/billing'],
      text: 'a',
    }
    const { rows: found, statuses, choices } = selection(rows, filter)
    expect([...found]).toEqual([...select(rows, filter)])
    for (const status of ['new', 'fixed', 'kept', 'all', 'current', 'replaced'] as const) {
      expect(statuses[status]).toBe(select(rows, { ...filter, status }).length)
    }
    for (const [code, name] of rows.data.codes.entries()) {
      expect(choices.rule[code]).toBe(select(rows, { ...filter, rule: [name] }).length)
    }
    const lone = rows.data.categories.map(
      ({ title }) => select(rows, { ...filter, category: [title] }).length,
    )
    expect([...choices.category]).toEqual(lone)
    expect(lone.filter((size) => size > 0).length).toBeGreaterThan(0)
    const unowned = rows.data.owners.indexOf('')
    expect(choices.owner[unowned]).toBe(select(rows, { ...filter, owner: ['nobody'] }).length)
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
