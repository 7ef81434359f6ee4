/** What mypy says of a half annotated function in one sentence or in two, as 1.8 and 2.4 print it. */
import { expect, test } from 'vitest'
import { compareDiagnosticSets } from '#match/compare.ts'
import { totalsOf } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const whole = 'Function is missing a type annotation'
const returned = 'Function is missing a return type annotation'
const parameters = 'Function is missing a type annotation for one or more parameters'
/** Before mypy 1.19. */
const args = 'Function is missing a type annotation for one or more arguments'

function of(scope: string, line: number, ...messages: readonly string[]): readonly Diagnostic[] {
  return messages.map((message) =>
    diagnosticOf({
      line,
      code: message.startsWith('Function') ? 'no-untyped-def' : 'attr-defined',
      message,
      evidence: { scope, lineDigest: `def ${scope}` },
    }),
  )
}

function totals(base: readonly Diagnostic[], head: readonly Diagnostic[]): object {
  const {
    new: added,
    fixed,
    ...rest
  } = totalsOf(
    compareDiagnosticSets({ base: diagnosticTable(base), head: diagnosticTable(head), lineMap: null }),
    'error',
  )
  return { new: added, fixed, base: rest.base, head: rest.head }
}

test.each([
  ['of all', [whole], [returned, parameters]],
  ['of what is returned', [returned], [returned, args]],
  ['of the parameters', [parameters], [returned, parameters]],
  ['of the parameters, as 1.8 calls them', [args], [returned, parameters]],
])('a sentence %s that becomes two is the same error, and the total is no higher', (_, before, after) => {
  expect(totals(of('add', 4, ...before), of('add', 6, ...after))).toEqual({
    new: 0,
    fixed: 0,
    base: 2,
    head: 2,
  })
})

test('a sentence less is one fixed', () => {
  expect(totals(of('add', 4, returned, parameters), of('add', 4, returned))).toEqual({
    new: 0,
    fixed: 1,
    base: 2,
    head: 1,
  })
})

test('another function that is right before and half annotated now has two new ones', () => {
  const before = of('add', 4, whole)
  const after = [...of('add', 4, returned, parameters), ...of('put', 7, returned, parameters)]
  expect(totals(before, after)).toEqual({ new: 2, fixed: 0, base: 2, head: 4 })
})

test('another function on the line of a function that is gone has two new ones', () => {
  expect(totals(of('add', 4, whole), of('put', 4, returned, parameters))).toEqual({
    new: 2,
    fixed: 1,
    base: 1,
    head: 2,
  })
})

test.each([
  ['an equal error', ['"A" has no attribute "x"'], ['"A" has no attribute "x"', '"A" has no attribute "x"']],
  ['an error of another rule', [whole], [returned, '"A" has no attribute "x"']],
])('%s that comes on the same line is new', (_, before, after) => {
  expect(totals(of('add', 4, ...before), of('add', 4, ...after))).toEqual({
    new: 1,
    fixed: 0,
    base: 1,
    head: 2,
  })
})
