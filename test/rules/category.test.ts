/** Categories and install lines, on messages that the real checkers print. */
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { steadyForm } from '#match/message-form.ts'
import { categories } from '#model/category.ts'
import { categoryOf, categoryWords } from '#rules/category.ts'
import { installLines } from '#rules/missing-package.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const rows: readonly (readonly [
  checker: 'mypy' | 'tsc' | 'pyright' | 'ty' | 'pyrefly',
  code: string | null,
  message: string,
  category: string,
])[] = [
  ['mypy', 'no-untyped-def', 'Function is missing a type annotation', 'missing-annotations'],
  ['mypy', 'metaclass', 'Metaclass conflict', 'invalid-base-class'],
  ['tsc', 'TS2591', "Cannot find name 'process'.", 'names-and-imports'],
  ['ty', 'import-not-found', 'Cannot resolve imported module `jsn`', 'names-and-imports'],
  ['ty', 'not-callable', 'Object of type `int` is not callable', 'incompatible-types'],
  ['pyright', 'reportPrivateImportUsage', '"a" is not exported from module "b"', 'names-and-imports'],
  ['mypy', 'type-arg', 'Missing type parameters for generic type "dict"', 'missing-annotations'],
  ['mypy', 'arg-type', 'Argument 1 to "f" has incompatible type "str"; expected "int"', 'incompatible-types'],
  [
    'mypy',
    'arg-type',
    'Argument 1 to "f" has incompatible type "str | None"; expected "str"',
    'optional-handling',
  ],
  [
    'mypy',
    'arg-type',
    'Argument 1 to "f" has incompatible type "Optional[str]"; expected "str"',
    'optional-handling',
  ],
  [
    'mypy',
    'return-value',
    'Incompatible return value type (got "str | None", expected "str")',
    'optional-handling',
  ],
  ['mypy', 'index', 'Value of type "dict[str, int] | None" is not indexable', 'optional-handling'],
  [
    'pyright',
    'reportReturnType',
    'Type "str | None" is not assignable to return type "str"',
    'optional-handling',
  ],
  [
    'pyright',
    'reportReturnType',
    'Function with declared return type "str" must return value on all code paths\n  "None" is not assignable to "str"',
    'optional-handling',
  ],
  [
    'pyright',
    'reportArgumentType',
    'Argument of type "str | None" cannot be assigned to parameter "x" of type "str" in function "f"\n  Type "str | None" is not assignable to type "str"',
    'optional-handling',
  ],
  ['tsc', 'TS2322', "Type 'Cart | undefined' is not assignable to type 'Cart'.", 'optional-handling'],
  [
    'tsc',
    'TS2345',
    "Argument of type '{ id: number; } | null' is not assignable to parameter of type 'Cart'.",
    'optional-handling',
  ],
  [
    'ty',
    'invalid-return-type',
    'Return type does not match returned value: expected `str`, found `str | None`',
    'optional-handling',
  ],
  [
    'pyrefly',
    'bad-return',
    'Returned type `str | None` is not assignable to declared return type `str`',
    'optional-handling',
  ],
  ['mypy', 'union-attr', 'Item "None" of "User | None" has no attribute "name"', 'optional-handling'],
  [
    'mypy',
    'assignment',
    'Incompatible default for argument "x" (default has type "None", argument has type "str")',
    'incompatible-defaults',
  ],
  [
    'mypy',
    'assignment',
    'Incompatible default for parameter "x" (default has type "None", parameter has type "str")',
    'incompatible-defaults',
  ],
  [
    'mypy',
    'assignment',
    'Incompatible types in assignment (expression has type "str", variable has type "int")',
    'incompatible-types',
  ],
  ['mypy', 'unreachable', 'Statement is unreachable', 'unreachable'],
  ['mypy', 'name-defined', 'Name "Coupon" is not defined', 'names-and-imports'],
  ['mypy', 'unused-ignore', 'Unused "type: ignore" comment', 'unneeded'],
  ['mypy', 'union-attr', 'Item "str" of "str | int" has no attribute "real"', 'incompatible-types'],
  ['pyright', 'reportUndefinedVariable', '"x" is not defined', 'names-and-imports'],
  ['pyright', 'reportUnnecessaryTypeIgnoreComment', 'Unnecessary "# type: ignore" comment', 'unneeded'],
  ['tsc', 'TS2304', "Cannot find name 'x'.", 'names-and-imports'],
  ['tsc', 'TS2578', "Unused '@ts-expect-error' directive.", 'unneeded'],
  ['ty', 'unresolved-reference', 'Name `x` used when not defined', 'names-and-imports'],
  ['pyrefly', 'unknown-name', 'Could not find name `x`', 'names-and-imports'],
  ['mypy', 'misc', 'Class cannot subclass "Base" (has type "Any")', 'invalid-base-class'],
  ['mypy', 'misc', 'Invalid base class "Base"', 'invalid-base-class'],
  ['mypy', 'misc', 'Something else', 'other'],
  ['mypy', null, 'Something without a code', 'other'],
  ['tsc', 'TS2322', "Type 'string' is not assignable to type 'number'.", 'incompatible-types'],
  ['tsc', 'TS2322', "Type 'string | undefined' is not assignable to type 'string'.", 'optional-handling'],
  ['tsc', 'TS18048', "'item' is possibly 'undefined'.", 'optional-handling'],
  ['tsc', 'TS7006', "Parameter 'x' implicitly has an 'any' type.", 'missing-annotations'],
  ['tsc', 'TS2415', "Class 'A' incorrectly extends base class 'B'.", 'invalid-base-class'],
  ['tsc', 'TS7027', 'Unreachable code detected.', 'unreachable'],
  ['pyright', 'reportOptionalMemberAccess', '"name" is not a known attribute of "None"', 'optional-handling'],
  ['pyright', 'reportArgumentType', 'Argument of type "int" cannot be assigned', 'incompatible-types'],
  [
    'pyright',
    'reportMissingParameterType',
    'Type annotation is missing for parameter "x"',
    'missing-annotations',
  ],
  ['pyright', 'reportSomethingNew', 'Nobody knows.', 'other'],
  ['tsc', 'TS9999', 'Nobody knows.', 'other'],
  [
    'ty',
    'invalid-assignment',
    'Object of type `Literal[""]` is not assignable to `int`',
    'incompatible-types',
  ],
  [
    'ty',
    'unsupported-operator',
    'Operator `-` is not supported between objects of type `None` and `Literal[1]`',
    'optional-handling',
  ],
  ['ty', 'invalid-syntax', 'Expected `)`, found newline', 'other'],
  [
    'pyrefly',
    'bad-return',
    'Returned type `int` is not assignable to declared return type `str`',
    'incompatible-types',
  ],
  [
    'pyrefly',
    'unsupported-operation',
    '`-` is not supported between `None` and `Literal[1]`',
    'optional-handling',
  ],
  [
    'pyrefly',
    'unannotated-parameter',
    '`f` is missing an annotation for parameter `a`',
    'missing-annotations',
  ],
  ['pyrefly', 'parse-error', 'Parse error: unexpected EOF while parsing', 'other'],
]

describe('the category', () => {
  test.each(rows)('of %s %s “%s” is %s', (checker, code, message, category) => {
    expect(categoryOf(checker, diagnosticOf({ code, message }))).toBe(category)
  })

  test.each(rows)(
    'of %s %s “%s” is the same in the form that a committed baseline holds',
    (checker, code, message) => {
      const [now, kept] = [message, steadyForm(message)].map((text) =>
        categoryOf(checker, diagnosticOf({ code, message: text })),
      )
      expect(kept).toBe(now)
    },
  )

  test('priorities are those of the first adopters', () => {
    expect(categories.map((category) => categoryWords[category].priority)).toEqual([
      'High',
      'High',
      'High',
      'High',
      'Medium',
      'Medium',
      'Low',
      'Low',
      'Mixed',
    ])
  })

  test('most of what mypy really prints in the recorded cases has one', () => {
    const files = globSync('test/cases/mypy/*/*/expected.json')
    const messages = files.flatMap((file) => {
      const { diagnostics = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
        readonly diagnostics?: readonly {
          readonly code: string | null
          readonly message: string
          readonly severity: string
        }[]
      }
      return diagnostics.filter(({ severity }) => severity === 'error')
    })
    const known = messages.filter(
      ({ code, message }) => categoryOf('mypy', diagnosticOf({ code, message })) !== 'other',
    )
    expect(messages.length).toBeGreaterThan(500)
    expect(known.length / messages.length).toBeGreaterThan(0.6)
  })
})

describe('missing packages', () => {
  test('become one line per installer, each package once', () => {
    const diagnostics = [
      diagnosticOf({
        code: 'import-untyped',
        message: 'Library stubs not installed for "yaml"',
        notes: ['Hint: "python3 -m pip install types-PyYAML"'],
      }),
      diagnosticOf({
        code: 'import-untyped',
        message: 'Library stubs not installed for "requests"',
        notes: ['Hint: "python3 -m pip install types-requests"'],
      }),
      diagnosticOf({ message: 'x', notes: ['Hint: "python3 -m pip install types-requests"'] }),
      diagnosticOf({
        code: 'TS7016',
        message:
          "Could not find a declaration file for module 'lodash'.\n  Try `npm i --save-dev @types/lodash` if it exists",
      }),
    ]
    expect(installLines(diagnostics)).toEqual([
      { command: 'python3 -m pip install types-PyYAML types-requests', errors: 3 },
      { command: 'npm i --save-dev @types/lodash', errors: 1 },
    ])
  })

  test('of which there are several to choose from are not chosen', () => {
    const message =
      "Cannot find name 'it'. Try `npm i --save-dev @types/jest` or `npm i --save-dev @types/mocha` and then add 'jest' or 'mocha'."
    expect(installLines([diagnosticOf({ code: 'TS2582', message })])).toEqual([])
  })

  test('can’t smuggle anything else into the line', () => {
    const evil = [diagnosticOf({ message: 'Hint: "python3 -m pip install --index-url=evil; rm -rf /"' })]
    expect(installLines(evil)).toEqual([])
  })
})
