/** Messages that mean the same have one form, messages that differ keep theirs. test/checkers/real-forms.test.ts has the evidence. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messageForm } from '#match/message-form.ts'

const same: readonly (readonly [why: string, a: string, b: string])[] = [
  [
    'mypy: an older name of a type',
    'Missing type arguments for generic type "List"',
    'Missing type arguments for generic type "list"',
  ],
  [
    'mypy: a type of the standard library by its module',
    'expected "typing.Mapping[str, Tuple[int, ...]] | Dict[str, int]"',
    'expected "dict[str, int] | Mapping[str, tuple[int, ...]]"',
  ],
  [
    'tsc: the names of parameters in a type',
    "Type '(props: any, context?: any, ...all: any[]) => any' is not assignable",
    "Type '(values: any, now?: any, ...rest: any[]) => any' is not assignable",
  ],
  [
    'tsc: the names of parameters in a member of a type',
    "Property 'set' does not exist on type '{ a: number; vary(field: string): void; }'.",
    "Property 'set' does not exist on type '{ a: number; vary(name: string): void; }'.",
  ],
  [
    'tsc: how much is left out of a long type',
    "Property 'a' does not exist on type '{ b: number; ... 7 more ...; z: number; }'.",
    "Property 'a' does not exist on type '{ b: number; ... 8 more ...; z: number; }'.",
  ],
  [
    'mypy: the line of another place',
    'Name "x" already defined on line 12',
    'Name "x" already defined on line 14',
  ],
  [
    'mypy: where stubs are installed',
    'Skipping analyzing "a": found in "/opt/hostedtoolcache/Python/3.11.4/x64/lib/python3.11/site-packages/a"',
    'Skipping analyzing "a": found in "/opt/me/.venv/lib/python3.11/site-packages/a"',
  ],
  [
    'mypy: numbers of type variables',
    'Argument 1 to "f" has incompatible type "T`-1"; expected "T`2"',
    'Argument 1 to "f" has incompatible type "T`-2"; expected "T`3"',
  ],
  [
    'mypy: order inside Union',
    'expected "Union[int, Dict[str, Any], str]"',
    'expected "Union[str, int, Dict[str, Any]]"',
  ],
  [
    'pyright: order inside a union',
    'Type "int | str | None" is not assignable to type "str"',
    'Type "str | int | None" is not assignable to type "str"',
  ],
  [
    'pyright: a union inside a list',
    'Type of "x" is "list[Unknown | int]"',
    'Type of "x" is "list[int | Unknown]"',
  ],
  [
    'basedpyright: a union inside a function type',
    'Type "(x: int | None) -> (str | bytes)" is not assignable',
    'Type "(x: None | int) -> (bytes | str)" is not assignable',
  ],
  [
    'tsc: order inside a union',
    'Type \'"a" | "b" | undefined\' is not assignable',
    'Type \'"a" | "b" | undefined\' is not assignable',
  ],
  [
    'mypy: a function that is annotated in part',
    'Function is missing a type annotation',
    'Function is missing a return type annotation',
  ],
  [
    'mypy: the same of its parameters, as 1.18 and 2.4 say it',
    'Function is missing a type annotation for one or more arguments',
    'Function is missing a type annotation for one or more parameters',
  ],
  [
    'tsc: quotes around the name of a member',
    "Property 'x' does not exist on type '{ \"a\": number; }'.",
    "Property 'x' does not exist on type '{ a: number; }'.",
  ],
  [
    'tsc: order of named members',
    "Type 'Cat | Dog' is not assignable to type 'Fish'.",
    "Type 'Dog | Cat' is not assignable to type 'Fish'.",
  ],
  [
    'tsc: where a package is installed',
    "'/opt/a/node_modules/lodash/lodash.js' implicitly has an 'any' type.",
    "'C:/repo/node_modules/lodash/lodash.js' implicitly has an 'any' type.",
  ],
]

const different: readonly (readonly [a: string, b: string])[] = [
  ['Name "x" already defined on line 12', 'Name "y" already defined on line 12'],
  ['Argument 1 to "f" has incompatible type "int"', 'Argument 2 to "f" has incompatible type "int"'],
  [
    'Type "int | str" is not assignable to type "None"',
    'Type "int | bytes" is not assignable to type "None"',
  ],
  ['"Dict[str, int]"', '"Dict[int, str]"'],
  ["Type '(a: A) => B' is not assignable", "Type '(a: B) => A' is not assignable"],
  ['expected "Union[int, str]"', 'expected "Tuple[int, str]"'],
]

describe('the form of a message', () => {
  test.each(same)('is the same: %s', (_why, a, b) => {
    expect(messageForm(a)).toBe(messageForm(b))
  })

  test.each(different)('tells apart: %s / %s', (a, b) => {
    expect(messageForm(a)).not.toBe(messageForm(b))
  })

  test('is that of the first line: the others explain it by one member of a union', () => {
    const other =
      "Type 'Dog | Cat' is not assignable to type 'Fish'.\n  Type 'Dog' is not assignable to type 'Fish'."
    expect(messageForm(other)).toBe(
      messageForm("Type 'Cat | Dog' is not assignable to type 'Fish'.\n  Type 'Cat' is not …"),
    )
  })

  test('a text is quoted in a message as the source happens to quote it', () => {
    const quoted = (mark: string): string =>
      `Property 'x' does not exist on type '{ ${mark}a b${mark}: number; }'.`
    expect(messageForm(quoted("'"))).toBe(messageForm(quoted('"')))
  })

  test('survives a message that opens brackets without end', () => {
    expect(messageForm(`${'['.repeat(100_000)}a | b`)).toContain('a | b')
  })

  test('never throws, and keeps every character but those it is about', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        'B',
        ' | ',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '"',
        "'",
        ', ',
        ' => ',
        'Union[',
        '`-1',
      ),
      maxLength: 30,
    })
    const letters = (value: string): string =>
      [...value]
        .sort()
        .join('')
        .replace(/[\s\d#'"-]/g, '')
    fc.assert(
      fc.property(text, (value) => {
        expect(letters(messageForm(value))).toBe(letters(value))
      }),
      { numRuns: 5000 },
    )
  })
})
