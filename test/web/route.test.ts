/** The address says what the reader sees. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupings, sorts } from '../../src/web/arrange.ts'
import { choiceNames, noFilter, shownStatuses, textNames } from '../../src/web/filter.ts'
import {
  columns,
  hashOf,
  hashOfOne,
  mapKinds,
  parseRoute,
  type Route,
  routeHash,
  views,
} from '../../src/web/route.ts'

const text = fc.string({ unit: 'grapheme' })
const record = <Name extends string, Value>(
  names: readonly Name[],
  value: fc.Arbitrary<Value>,
): Record<Name, fc.Arbitrary<Value>> =>
  Object.fromEntries(names.map((name) => [name, value])) as Record<Name, fc.Arbitrary<Value>>
const route: fc.Arbitrary<Route> = fc.record({
  check: fc.option(text),
  view: fc.constantFrom(...views),
  filter: fc.record({
    ...record(choiceNames, fc.array(text.filter((name) => name !== ''))),
    ...record(textNames, text),
    status: fc.constantFrom('' as const, ...shownStatuses),
  }),
  sort: fc.constantFrom(...sorts),
  group: fc.constantFrom(null, ...groupings),
  column: fc.constantFrom(...columns),
  folders: fc.boolean(),
  row: fc.option(fc.nat(999_999_999)),
  one: fc.option(text.filter((one) => one !== '')),
  map: fc.constantFrom(...mapKinds),
  inMap: fc.array(text),
})

describe('a route', () => {
  it('comes back from its own address whole, whatever names it holds', () => {
    fc.assert(
      fc.property(route, (given) => {
        expect(parseRoute(routeHash(given))).toEqual(given)
      }),
    )
  })

  it('holds in its address only what differs from where the report opens', () => {
    expect(hashOf('errors', { status: 'new', rule: ['arg-type', 'index'] })).toBe(
      '#view=errors&status=new&rule=arg-type&rule=index',
    )
    expect(hashOfOne('files', 'src/a b.py')).toBe('#view=files&one=src%2Fa+b.py')
    expect(hashOf('overview')).toBe('#view=overview')
  })

  it.each(['', '#', '#main', '#view=nowhere&status=odd&row=-1&map=x', '#view=errors&row=1e99'])(
    'opens the report for an address that makes no sense: %j',
    (hash) => {
      expect(parseRoute(hash)).toMatchObject({ filter: noFilter, row: null, map: 'folder', inMap: [] })
    },
  )
})
