/** Which rules are proposed for a code that nobody knows. */
import { expect, test } from 'vitest'
import { checkerNames } from '#model/snapshot.ts'
import { nearRules } from '#rules/near-rules.ts'

test.each([
  ['atr-defined', ['attr-defined']],
  ['UNION-ATTR', ['union-attr']],
  ['TS2345', ['TS2345']],
  ['2345', ['TS2345']],
  ['import', ['import-not-found', 'import-untyped', 'missing-import']],
  ['entirely-different', []],
  ['', []],
])('for “%s” the nearest come first', (code, expected) => {
  expect(nearRules(checkerNames, code).slice(0, 3)).toEqual(
    expected.length === 1 ? expect.arrayContaining(expected) : expected,
  )
})

test('never more than five, and none of another checker', () => {
  expect(nearRules(['pyright'], 'report')).toHaveLength(5)
  expect(nearRules(['tsc'], 'union-attr')).toEqual([])
})
