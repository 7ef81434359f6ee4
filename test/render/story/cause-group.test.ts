/** How new findings are grouped, split by place, and traced to what the change did. */
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import { type CauseGroup, causeGroups } from '#render/story/cause-group.ts'
import { causeFinder } from '#render/story/changed-cause.ts'
import { differingNames } from '#render/story/differing-names.ts'
import { newFindings } from '#render/story/new-errors.ts'
import { phrase, plainPhrase } from '#rules/phrase.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { reportOf, unpairedOf } from '#test/support/report-factory.ts'

const none = { checker: 'mypy', ownership: new Map<string, boolean>(), declarationOf: () => null } as const
const brief = ({ title, entries, code }: CauseGroup): string =>
  `${entries.length} × ${title === null ? code : plainPhrase(title)}`

function bare(name: string, line: number) {
  return unpairedOf({ code: 'type-arg', message: `Missing type parameters for generic type "${name}"`, line })
}

describe('groups', () => {
  test('stand behind what brings them: a call behind the function without annotations', () => {
    const call = 'Call to untyped function "load" in typed context'
    const entries = [
      unpairedOf({ code: 'no-untyped-call', message: call, line: 8 }),
      unpairedOf({ code: 'no-untyped-call', message: call, line: 9 }),
      unpairedOf({ code: 'no-untyped-def', message: 'Function is missing a type annotation', line: 1 }),
    ]
    expect(causeGroups(entries, none).map(({ code }) => code)).toEqual(['no-untyped-def', 'no-untyped-call'])
  })

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
      '3 × unknown type, probably because “markdown_it” can’t be resolved',
      '1 × reportUnknownMemberType',
    ])
  })

  test('of unknown types name every import and name that their file does not resolve', () => {
    const missing = (message: string, code: string) => unpairedOf({ path: 'a.py', code, message })
    const entries = [
      missing('Import "urllib3.util" could not be resolved', 'reportMissingImports'),
      missing('Import ".near" could not be resolved', 'reportMissingImports'),
      missing('"WIDTHS" is not defined', 'reportUndefinedVariable'),
      missing('Type of "x" is unknown', 'reportUnknownVariableType'),
    ]
    const [, , following] = causeGroups(entries, { ...none, checker: 'pyright' })
    expect(following?.title && plainPhrase(following.title)).toBe(
      'unknown type, probably because “urllib3” or “.near” or “WIDTHS” can’t be resolved',
    )
  })

  test('of serious rules come first while they are few, the largest first when they are many', () => {
    const attribute = (owner: string) =>
      unpairedOf({ code: 'attr-defined', message: `"${owner}" has no attribute "x"` })
    const few = [bare('dict', 1), bare('dict', 2), bare('dict', 3), attribute('A')]
    expect(causeGroups(few, none).map(({ code }) => code)).toEqual(['attr-defined', 'type-arg'])
    const many = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L'].flatMap((owner) => [
      attribute(owner),
      attribute(owner),
    ])
    const largest = Array.from({ length: 40 }, (_, line) => bare('dict', line))
    expect(causeGroups([...many, ...largest], none)[0]?.code).toBe('type-arg')
  })

  test('of one rule are one where the wording adds nothing', () => {
    const wordings = [
      'a type annotation',
      'a return type annotation',
      'a type annotation for one or more arguments',
    ]
    const entries = wordings.map((words) =>
      unpairedOf({ code: 'no-untyped-def', message: `Function is missing ${words}` }),
    )
    const [group, ...others] = causeGroups(entries, none)
    expect(others).toEqual([])
    expect(group && differingNames(group)?.get(entries[1] ?? unpairedOf({}))).toBeNull()
  })
})

describe('what tells findings apart', () => {
  const named = (messages: readonly string[], heading: string | null): readonly (string | null)[] | null => {
    const entries = messages.map((message) => unpairedOf({ message }))
    const title = heading === null ? null : phrase(heading, [])
    const names = differingNames({ entries, title, complete: false })
    return names === null ? null : [...names.values()]
  }

  test('is the name that differs, where a heading says the rest', () => {
    const calls = ['Call of "a" in "f"', 'Call of "b" in "f"']
    expect(named(calls, 'call in f')).toEqual(['a', 'b'])
    expect(named([...calls, 'Something else'], 'call in f')).toBeNull()
    expect(named([...calls, 'Call of "c" in "g"'], 'call in f')).toBeNull()
  })

  test('is the message, where it says a number that the heading does not, or a few go on to say why', () => {
    const numbers = ['Expected 2 arguments, but got 3.', 'Expected 2 arguments, but got 3.']
    expect(named(numbers, null)).toBeNull()
    expect(named(numbers, 'expected 2 arguments, but got 3')).toEqual([null, null])
    const why = ['Bad "a"\n  "x" is missing', 'Bad "b"\n  "x" is missing']
    expect(named(why, 'bad')).toBeNull()
    expect(named([...why, ...why], 'bad')).toEqual(['a', 'b', 'a', 'b'])
  })

  test('is no name that every second message has', () => {
    const any = [
      "Parameter 'done' implicitly has an 'any' type.",
      "Parameter 'req' implicitly has an 'any' type.",
    ]
    expect(named(any, null)).toEqual(['done', 'req'])
  })

  test('is the name that all have, where the heading does not say it', () => {
    const same = [
      "Property 'size' does not exist on type 'Page'.",
      "Property 'size' does not exist on type 'Page'.",
    ]
    expect(named(same, 'property that Page does not have')).toEqual(['size', 'size'])
    expect(named(same, 'size, which Page does not have')).toEqual([null, null])
  })

  test('is the whole message, where the heading is only that of the rule and names are several', () => {
    expect(named(['"i" of "f" must be "str"', '"I" of "f" must be "str"'], null)).toBeNull()
    expect(named(['Call of untyped "f"', 'Call of untyped "g"'], null)).toEqual(['f', 'g'])
  })

  test('is the whole message, where numbers differ', () => {
    expect(named(['Expected 2 arguments', 'Expected 3 arguments'], 'Expected … arguments')).toBeNull()
  })
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
