/** Advice is only given to who can follow it. */
import { describe, expect, test } from 'vitest'
import { askedNames, fixFor, isChangedHere } from '#rules/ownership.ts'
import { plainPhrase } from '#rules/phrase.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const call = diagnosticOf({
  code: 'no-untyped-call',
  message: 'Call to untyped function "get" of "Shop" in typed context',
})
const attribute = diagnosticOf({ code: 'attr-defined', message: '"str" has no attribute "decode"' })

function fix(
  ownership: ReadonlyMap<string, boolean>,
  ...diagnostics: readonly (typeof call)[]
): string | null {
  const words = fixFor('mypy', diagnostics.length === 0 ? [call] : diagnostics, ownership)
  return words === null ? null : plainPhrase(words)
}

describe('a declaration', () => {
  test('of the repository is to be changed', () => {
    expect(fix(new Map([['Shop.get', true]]))).toBe('annotate “get”, which settles all its calls')
  })

  test('of somebody else gets stubs', () => {
    expect(fix(new Map([['Shop.get', false]]))).toBe(
      'install or write stubs for the package that declares it',
    )
    expect(fix(new Map([['str.decode', false]]), attribute)).toMatch(/^correct the name/)
  })

  test('of which nothing is known gets both', () => {
    expect(fix(new Map())).toBe(
      'annotate “get”, which settles all its calls; if it comes from a package, install or write stubs',
    )
  })

  test('of which one is here and one is not gets neither', () => {
    const other = diagnosticOf({
      code: 'no-untyped-call',
      message: 'Call to untyped function "put" of "Net" in typed context',
    })
    const ownership = new Map([
      ['Shop.get', true],
      ['Net.put', false],
    ])
    expect(fix(ownership, call, other)).toBe(null)
    expect(fix(new Map([...ownership, ['Shop.get', false]]), call, other)).toMatch(/stubs/)
  })
})

test('a list of a narrower type gets what the checker explains in its notes', () => {
  const invariant = diagnosticOf({
    code: 'arg-type',
    message: 'Argument 1 to "pay" has incompatible type "list[int]"; expected "list[float]"',
    notes: ['"list" is invariant -- see https://mypy.readthedocs.io/en/stable/common_issues.html#variance'],
  })
  expect(fix(new Map(), invariant)).toBe(
    'annotate the value where it is made with the type that is asked for, or ask for a read-only type (“Sequence”, “Mapping”)',
  )
  expect(fix(new Map(), invariant, call)).toBe(null)
})

test('names are asked for that something can be declared under', () => {
  const asked = askedNames('mypy', [
    call,
    attribute,
    diagnosticOf({ code: 'attr-defined', message: '"_T" has no attribute "price"' }),
    diagnosticOf({ code: 'name-defined', message: 'Name "shop" is not defined' }),
    diagnosticOf({ code: 'arg-type', message: 'odd' }),
  ])
  expect([...asked.keys()]).toEqual(['Shop.get', 'str.decode'])
})

test.each([
  ['signature', true, true],
  ['signature', false, false],
  ['signature', undefined, true],
  ['package', true, false],
  ['package', false, true],
  ['package', undefined, true],
  ['name', false, true],
  ['narrowing', false, true],
] as const)('%s that is ours: %s; changed here: %s', (kind, ours, here) => {
  const ownership = new Map(ours === undefined ? [] : [['shop', ours]])
  expect(isChangedHere({ kind, name: 'shop' }, ownership)).toBe(here)
})
