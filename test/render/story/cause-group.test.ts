/** How new findings are grouped, split by place, and traced to what the change did. */
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import { type CauseGroup, causeGroups } from '#render/story/cause-group.ts'
import { causeFinder } from '#render/story/changed-cause.ts'
import { differingNames } from '#render/story/differing-names.ts'
import { newFindings } from '#render/story/new-errors.ts'
import { plainPhrase } from '#rules/phrase.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { reportOf, unpairedOf } from '#test/support/report-factory.ts'

const none = { checker: 'mypy', declarationOf: () => null } as const
const brief = ({ title, entries, code }: CauseGroup): string =>
  `${entries.length} × ${title === null ? code : plainPhrase(title)}`

function bare(name: string, line: number) {
  return unpairedOf({ code: 'type-arg', message: `Missing type parameters for generic type "${name}"`, line })
}

describe('groups', () => {
  test('hold what one thing answers, the largest first', () => {
    const entries = [bare('list', 1), bare('dict', 2), bare('dict', 3), bare('dict', 4), bare('list', 5)]
    expect(causeGroups(entries, none).map(brief)).toEqual(['3 × bare “dict”', '2 × bare “list”'])
  })

  test('hold every finding once', () => {
    const entries = ['dict', 'list', 'dict', 'set', 'Foo', 'Bar', 'Foo'].map(bare)
    const grouped = causeGroups(entries, none).flatMap(({ entries: own }) => own)
    expect(new Set(grouped)).toEqual(new Set(entries))
    expect(grouped.length).toBe(entries.length)
  })

  test('gather single findings of one rule, and call them by the rule', () => {
    const [group, ...others] = causeGroups([bare('dict', 1), bare('list', 2), bare('set', 3)], none)
    expect(others).toEqual([])
    expect(group?.title).toBeNull()
    expect(group?.knowledge?.title).toBe('Generic type without its arguments')
  })

  test('of warnings come after errors', () => {
    const warning = unpairedOf({ severity: 'warning', code: 'x' })
    const groups = causeGroups([warning, warning, bare('dict', 1)], none)
    expect(groups.map(({ severity }) => severity)).toEqual(['error', 'warning'])
  })

  test('of unknown types stand behind the import that was not found in their file', () => {
    const missing = {
      code: 'reportMissingImports',
      message: 'Import "markdown_it" could not be resolved',
      path: 'a.py',
    }
    const unknown = ['Type of "token" is unknown', 'Argument type is unknown', 'Return type is unknown']
    const entries = [
      ...unknown.map((message) => unpairedOf({ path: 'a.py', code: 'reportUnknownMemberType', message })),
      unpairedOf(missing),
      unpairedOf({ path: 'b.py', code: 'reportUnknownMemberType', message: 'Type of "x" is unknown' }),
    ]
    expect(causeGroups(entries, { ...none, checker: 'pyright' }).map(brief)).toEqual([
      '1 × reportMissingImports',
      '3 × unknown type, probably because “markdown_it” is not found',
      '1 × reportUnknownMemberType',
    ])
  })
})

test('names that differ tell findings apart; other words make each message needed', () => {
  const entries = ['a', 'b'].map((name) => unpairedOf({ message: `Call of "${name}" in "f"` }))
  expect([...(differingNames(entries)?.values() ?? [])]).toEqual(['a', 'b'])
  expect(differingNames([...entries, unpairedOf({ message: 'Something else' })])).toBeNull()
  expect(differingNames([...entries, unpairedOf({ message: 'Call of "c" in "g"' })])).toBeNull()
  expect(differingNames(entries.slice(0, 1))?.get(entries[0] ?? unpairedOf({}))).toBeNull()
})

describe('the cause of an error elsewhere', () => {
  const gateway = storedPath('src/shop/gateway.py')
  const changed = [
    { path: gateway, line: 19, name: 'Gateway.charge' },
    { path: gateway, line: 10, name: 'Gateway' },
    { path: storedPath('src/a.py'), line: 1, name: 'twice' },
    { path: storedPath('src/b.py'), line: 1, name: 'twice' },
    { path: storedPath('src/b.py'), line: 2, name: 'str' },
    { path: storedPath('src/b.py'), line: 3, name: 'Pay.__init__' },
  ]
  const causeOf = causeFinder(changed)
  const named = (message: string, notes: readonly string[] = []): string | null =>
    causeOf(diagnosticOf({ path: 'src/shop/cart.py', message, notes }))?.name ?? null

  test('is the changed definition that the message names', () => {
    expect(named('Argument 1 to "charge" has incompatible type "str"; expected "int"')).toBe('Gateway.charge')
    expect(named('"Gateway" has no attribute "refund"')).toBe('Gateway')
    expect(named('Incompatible types', ['"charge" is defined here'])).toBe('Gateway.charge')
    expect(named('Value of "list[Gateway]" is not indexable')).toBe('Gateway')
  })

  test('may be a changed module', () => {
    expect(named('Module "shop.gateway" has no attribute "refund"')).toBe('shop.gateway')
  })

  test('is not guessed: not by a name of two files, a common name, or a part of a word', () => {
    expect(named('Call to untyped function "twice" in typed context')).toBeNull()
    expect(named('Argument 1 has incompatible type "str"')).toBeNull()
    expect(named('Too many arguments for "__init__"')).toBeNull()
    expect(named('"recharge" is not defined')).toBeNull()
    expect(named('charge without quotes')).toBeNull()
  })

  test('is never in the same file', () => {
    expect(causeOf(diagnosticOf({ path: 'src/shop/gateway.py', message: '"charge" is wrong' }))).toBeNull()
  })

  test('joins the errors that one definition brings, whatever they say', () => {
    const entries = ['"int"', '"float"'].map((type, line) =>
      unpairedOf({
        path: `src/${line}.py`,
        code: 'arg-type',
        message: `Argument ${line} to "charge" must be ${type}`,
      }),
    )
    const { result } = reportOf({ comparison: { new: entries }, touched: [], changed })
    if (result.kind !== 'compared') {
      throw new TypeError('not compared')
    }
    const [found] = newFindings(result, 'mypy')
    expect(found?.where).toBe('elsewhere')
    expect(found?.groups.map(({ entries: own, declaration }) => [own.length, declaration?.name])).toEqual([
      [2, 'Gateway.charge'],
    ])
  })
})
