/** Which findings have one cause. The messages are real ones of each checker. */
import { describe, expect, test } from 'vitest'
import type { CheckerName } from '#model/snapshot.ts'
import { plainPhrase } from '#rules/phrase.ts'
import { quotedNames, rootCauseOf, sharedForm } from '#rules/root-cause.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

function causeOf(checker: CheckerName, message: string, code = 'some-rule') {
  return rootCauseOf(checker, diagnosticOf({ code, message }))
}

describe('a cause', () => {
  test.each<[CheckerName, string, string]>([
    ['mypy', 'Missing type parameters for generic type "dict"', 'bare “dict”'],
    [
      'mypy',
      'Call to untyped function "load_order" in typed context',
      'call of “load_order”, which has no annotations',
    ],
    [
      'mypy',
      'Module "scrapy.http" does not explicitly export attribute "Response"',
      'name that “scrapy.http” does not export',
    ],
    [
      'mypy',
      'Argument 1 to "charge" has incompatible type "str"; expected "int"',
      'argument 1 of “charge” must be “int”',
    ],
    [
      'mypy',
      'Argument "p" to "charge" of "Gateway" has incompatible type "str"; expected "int"',
      'argument “"p"” of “charge” must be “int”',
    ],
    [
      'mypy',
      'Item "None" of "Slot | None" has no attribute "x"',
      'attribute of “Slot | None” without a check',
    ],
    [
      'mypy',
      'Skipping analyzing "yaml.nodes": module is installed, but missing library stubs',
      'no types for the package “yaml”',
    ],
    [
      'mypy',
      'Missing positional argument "b" in call to "area"',
      'call of “area” that does not fit its parameters',
    ],
    ['pyright', 'Import "markdown_it.token" could not be resolved', 'the package “markdown_it” is not found'],
    [
      'pyright',
      'Type of "rows" is partially unknown\n  Type is "list[Unknown]"',
      'the type of “rows” is not known',
    ],
    ['basedpyright', 'Cannot access attribute "get" for class "send"', 'attribute that “send” does not have'],
    [
      'tsc',
      "Cannot find module './cart.js' or its corresponding type declarations.",
      'the module “./cart.js” is not found',
    ],
    ['tsc', "Property 'get' does not exist on type 'Function'.", 'property that “Function” does not have'],
    [
      'tsc',
      "Cannot find name 'it'. Do you need to install type definitions for a test runner?",
      '“it” is not defined',
    ],
    [
      'tsc',
      "Argument of type 'string' is not assignable to parameter of type 'number'.",
      'argument that is not “number”',
    ],
  ])('of %s: %s', (checker, message, title) => {
    const cause = causeOf(checker, message)
    expect(cause.title === null ? null : plainPhrase(cause.title)).toBe(title)
  })

  test('is the same for two attributes of one class, and another for each class', () => {
    const key = (message: string): string => causeOf('mypy', message, 'attr-defined').key
    expect(key('"Cart" has no attribute "a"')).toBe(key('"Cart" has no attribute "b"'))
    expect(key('"Cart" has no attribute "a"')).not.toBe(key('"Order" has no attribute "a"'))
  })

  test('is never shared by two rules', () => {
    const message = '"Cart" has no attribute "a"'
    expect(causeOf('mypy', message, 'attr-defined').key).not.toBe(causeOf('mypy', message, 'union-attr').key)
  })

  test('that no row knows is told by the form of the message', () => {
    const [one, two] = [causeOf('mypy', 'Need type for "x" (1)'), causeOf('mypy', 'Need type for "y" (22)')]
    expect(one).toEqual(two)
    expect(one.title).toBeNull()
    expect(causeOf('tsc', "can't be 'a'").key).toBe(causeOf('tsc', "can't be 'b'").key)
  })

  test('of a bare generic says what to write, unless nobody can know', () => {
    const fix = (name: string): string | null => {
      const parts = causeOf('mypy', `Missing type arguments for generic type "${name}"`).fix
      return parts === null ? null : plainPhrase(parts)
    }
    expect(fix('dict')).toContain('“dict[str, Any]”')
    expect(fix('Callable')).toContain('“Callable[..., Any]”')
    expect(fix('Dict')).toContain('“Dict[str, Any]”')
    expect(fix('collections.deque')).toContain('“collections.deque[Any]”')
    expect(fix('ndarray')).toBeNull()
    expect(fix('constructor')).toBeNull()
  })
})

test('what messages share keeps the names that are equal', () => {
  const lines = ['Argument "i" to "f" is 3', 'Argument "I" to "f" is 3']
  expect(sharedForm(lines)).toBe('Argument … to "f" is 3')
  expect(sharedForm([...lines, 'Argument "p" to "f" is 4'])).toBe('Argument … to "f" is …')
  expect(lines.map(quotedNames)).toEqual([
    ['i', 'f'],
    ['I', 'f'],
  ])
})
