/** Which messages make the same kind of statement, from what real checkers print. */
import { describe, expect, test } from 'vitest'
import { literalForm, maskedForm } from '#match/masked-form.ts'

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
  ])('%s | %s', (one, other) => {
    expect(maskedForm(one, 0)).toBe(maskedForm(other, 0))
  })
})

test('a name on the line itself is what the error is about', () => {
  const [one, other] = ['"A" has no attribute "x"', '"B" has no attribute "y"']
  expect(maskedForm(one, 0b10)).not.toBe(maskedForm(other, 0b10))
  expect(maskedForm(one, 0b10)).toBe(maskedForm('"B" has no attribute "x"', 0b10))
})

describe('another statement', () => {
  test.each([
    ['Type of "x" is unknown', 'Type of "x" is partially unknown'],
    ['"A" has no attribute "b"', '"A" has no attribute "b"; maybe "c"?'],
    ["Cannot find name 'a'.", "Cannot find module 'a'."],
    ['Argument 1 to "f" has incompatible type "A"', 'Argument 2 to "f" has incompatible type "A"'],
  ])('%s | %s', (one, other) => {
    expect(maskedForm(one, 0)).not.toBe(maskedForm(other, 0))
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
  ])('%s | %s', (one, other) => {
    expect(literalForm(one)).toBe(literalForm(other))
  })

  test('names are no texts', () => {
    expect(literalForm('Type of "a" is unknown')).not.toBe(literalForm('Type of "b" is unknown'))
    expect(literalForm("Property 'a' is missing")).not.toBe(literalForm("Property 'b' is missing"))
  })
})
