/** A limit on a rule that is misspelled is noticed; a rule that may exist is left alone. */
import { expect, test } from 'vitest'
import { checkerNames } from '#model/snapshot.ts'
import { misspelledRule } from '#rules/misspelled-rule.ts'
import { ruleSetOf } from '#rules/registry.ts'

test.each([
  ['mypy', 'attr-defind', 'attr-defined'],
  ['mypy', 'attr_defined', 'attr-defined'],
  ['mypy', 'Arg-Type', 'arg-type'],
  ['tsc', 'ts2322', 'TS2322'],
  ['tsc', '2322', 'TS2322'],
  ['pyright', 'reportOptionalMemberAcess', 'reportOptionalMemberAccess'],
  ['ty', 'unresolved-refrence', 'unresolved-reference'],
  ['pyrefly', 'bad-asignment', 'bad-assignment'],
] as const)('%s: %s is %s', (checker, code, meant) => {
  expect(misspelledRule(checker, code)[0]).toBe(meant)
})

test.each([
  ['tsc', 'TS2321'],
  ['tsc', 'TS99999'],
  ['mypy', 'my-own-plugin-code'],
  ['mypy', 'no-untyped-call'],
  ['pyright', 'reportFunctionMemberAccess'],
  ['ty', 'invalid-typed-dict-field'],
  ['pylint', 'unused-imports'],
  ['sarif', 'F402'],
] as const)('%s: %s may be a rule', (checker, code) => {
  expect(misspelledRule(checker, code)).toEqual([])
})

test('no known rule is called misspelled', () => {
  for (const checker of checkerNames) {
    const { knowledge, categories, origins } = ruleSetOf(checker)
    for (const rule of [
      ...Object.keys(knowledge),
      ...Object.keys(categories.byRule),
      ...Object.keys(origins),
    ]) {
      expect([checker, rule, misspelledRule(checker, rule)]).toEqual([checker, rule, []])
    }
  }
})
