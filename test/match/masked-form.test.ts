/** Which messages make the same kind of statement, from what real checkers print. */
import { describe, expect, test } from 'vitest'
import { literalForm, maskedForm, namesAgree, namesOf } from '#match/masked-form.ts'

describe('the same statement about other names', () => {
  test.each([
    ['"Basket" has no attribute "name"', '"Cart" has no attribute "name"'],
    [
      "Property 'a' does not exist on type 'Runnable'.",
      "Property 'a' does not exist on type 'typeof import(\"x\")'.",
    ],
    ['Redundant cast to "Slot"', 'Redundant cast to "_Slot"'],
    ['Expected 2 arguments, but got 3.', 'Expected 1 arguments, but got 4.'],
    ["Type 'Don't' is bad", "Type 'Do' is bad"],
    [
      'Missing positional argument "b" in call to "f"',
      'Missing positional arguments "b", "c" in call to "f"',
    ],
    ['Argument missing for parameter "b"', 'Arguments missing for parameters "b", "c"'],
    ['Too many arguments for "f"', 'Too many arguments for "f" of "C"'],
    [
      "Property 'c' is missing in type '{ a: string; }' but required in type 'Payment'.",
      "Type '{ a: string; }' is missing the following properties from type 'Payment': b, c",
    ],
    [
      "Type '{}' is missing the following properties from type 'Payment': a, b",
      "Type '{}' is missing the following properties from type 'Payment': a, b, c, d, and 3 more.",
    ],
    [
      'Attribute `send` is not defined on `None` in union `Unknown | None`',
      'Attribute `send` is not defined on `None`, `reversed[int]` in union `reversed[int] | None`',
    ],
    [
      'Returning Any from function declared to return socket?',
      'Returning Any from function declared to return "socket"',
    ],
  ])('%s | %s', (one, other) => {
    expect(maskedForm(one)).toBe(maskedForm(other))
  })
})

test('a name on the line itself is what the error is about', () => {
  const [one, other] = ['"A" has no attribute "x"', '"B" has no attribute "y"']
  expect(namesAgree(namesOf(one, 0b10), namesOf(other, 0b10))).toBe(false)
  expect(namesAgree(namesOf(one, 0b10), namesOf('"B" has no attribute "x"', 0b10))).toBe(true)
})

test('a name that only one of them has on its line says nothing against it', () => {
  const [one, other] = ['Object of type `Locale | None` is bad', 'Object of type `Locale` is bad']
  expect(namesAgree(namesOf(one, 0), namesOf(other, 1))).toBe(true)
})

test('where it is not known which names are on the line, all are', () => {
  expect(namesOf('"A" has no attribute "x"', -1)).toEqual(new Set(['A', 'x']))
})

describe('another statement', () => {
  test.each([
    ['Type of "x" is unknown', 'Type of "x" is partially unknown'],
    ['"A" has no attribute "b"', '"A" has no attribute "b"; maybe "c"?'],
    ["Cannot find name 'a'.", "Cannot find module 'a'."],
    ['Argument 1 to "f" has incompatible type "A"', 'Argument 2 to "f" has incompatible type "A"'],
  ])('%s | %s', (one, other) => {
    expect(maskedForm(one)).not.toBe(maskedForm(other))
  })
})

describe('the same but for a text or number of the source', () => {
  test.each([
    [
      'Type "Literal[\'one\']" is not assignable to "int"',
      'Type "Literal[\'two\']" is not assignable to "int"',
    ],
    [
      "Type '\"one\"' is not assignable to type 'number'.",
      "Type '\"two\"' is not assignable to type 'number'.",
    ],
    ["Type '1' is not assignable to type 'string'.", "Type '2' is not assignable to type 'string'."],
    [
      "Property 'x' does not exist on type '{ a: number; }'.",
      "Property 'x' does not exist on type '{ a: number; b: string; }'.",
    ],
  ])('%s | %s', (one, other) => {
    expect(literalForm(one)).toBe(literalForm(other))
  })

  test('names are no texts', () => {
    expect(literalForm('Type of "a" is unknown')).not.toBe(literalForm('Type of "b" is unknown'))
    expect(literalForm("Property 'a' is missing")).not.toBe(literalForm("Property 'b' is missing"))
  })
})
