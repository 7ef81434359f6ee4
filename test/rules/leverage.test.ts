/** Which errors go together when one declaration is fixed. */
import { describe, expect, test } from 'vitest'
import type { CheckerName } from '#model/snapshot.ts'
import { leverageOf } from '#rules/leverage.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'

function clusters(
  checker: CheckerName,
  fields: readonly DiagnosticFields[],
): readonly (readonly [words: string, members: readonly number[]])[] {
  return leverageOf(checker, fields.map(diagnosticOf)).map(({ words, members }) => [words, members])
}

const call = (name: string, path = 'src/a.py'): DiagnosticFields => ({
  path,
  code: 'no-untyped-call',
  message: `Call to untyped function "${name}" in typed context`,
})
const untyped = (scope: string, path = 'src/b.py'): DiagnosticFields => ({
  path,
  code: 'no-untyped-def',
  message: 'Function is missing a type annotation',
  evidence: { scope },
})

describe('a cluster', () => {
  test('holds the calls of a function and the error on its own signature, and says where that is', () => {
    const diagnostics = [call('load'), untyped('load'), call('load', 'src/c.py')].map(diagnosticOf)
    expect(leverageOf('mypy', diagnostics)).toEqual([
      {
        kind: 'signature',
        name: 'load',
        words: 'Fix the signature of load',
        code: 'no-untyped-call',
        place: { path: 'src/b.py', line: 1 },
        members: [0, 1, 2],
      },
    ])
  })

  test('keeps functions of one name apart by the file that calls them', () => {
    const found = leverageOf(
      'mypy',
      [
        untyped('check', 'test_c.py'),
        untyped('check', 'test_cpp.py'),
        call('check', 'test_c.py'),
        call('check', 'test_cpp.py'),
        call('check', 'other.py'),
      ].map(diagnosticOf),
    )
    expect(found.map(({ place, members }) => [place?.path, members])).toEqual([
      ['test_c.py', [0, 2]],
      ['test_cpp.py', [1, 3]],
    ])
  })

  test('takes the call of a class for a call of its constructor', () => {
    expect(clusters('mypy', [untyped('Cart.__init__'), call('Cart'), call('Cart')])).toEqual([
      ['Fix the signature of Cart', [0, 1, 2]],
    ])
  })

  test('is never made of a bare constructor: every class has one', () => {
    expect(clusters('mypy', [call('__init__'), call('__init__')])).toEqual([])
  })

  test('needs two errors: one is no leverage', () => {
    expect(clusters('mypy', [call('load'), call('save')])).toEqual([])
  })

  test('promises nothing for messages that are merely equal', () => {
    const same = {
      code: 'return-value',
      message: 'Incompatible return value type (got "int", expected "str")',
    }
    expect(clusters('mypy', [same, same, same])).toEqual([])
  })

  test('reaches as far as the name: a missing import is one fix a file', () => {
    const missing = (path: string): DiagnosticFields => ({
      path,
      code: 'name-defined',
      message: 'Name "Any" is not defined',
    })
    expect(clusters('mypy', [missing('a.py'), missing('a.py'), missing('b.py'), missing('b.py')])).toEqual([
      ['Import or define Any in a.py', [0, 1]],
      ['Import or define Any in b.py', [2, 3]],
    ])
  })
})

describe('the list', () => {
  test('is ranked by errors, then by words', () => {
    const words = clusters('mypy', [
      call('b'),
      call('b'),
      call('a'),
      call('a'),
      call('c'),
      call('c'),
      call('c'),
    ])
    expect(words.map(([title]) => title.at(-1))).toEqual(['c', 'a', 'b'])
  })
})

describe('messages that name a declaration', () => {
  test.each<readonly [CheckerName, string, string, string]>([
    ['mypy', 'attr-defined', '"Cart" has no attribute "totl"; maybe "total"?', 'Declare Cart.totl'],
    ['mypy', 'attr-defined', '"type[Cart]" has no attribute "make"', 'Declare Cart.make'],
    [
      'mypy',
      'attr-defined',
      'Module "scrapy.http" does not explicitly export attribute "Request"; implicit reexport disabled',
      'Make scrapy.http.Request public',
    ],
    [
      'mypy',
      'arg-type',
      'Argument 2 to "save" of "Cart" has incompatible type "int"; expected "str"',
      'Widen parameter 2 of Cart.save',
    ],
    [
      'mypy',
      'arg-type',
      'Argument "key" to "save" has incompatible type "int"; expected "str"',
      'Widen the parameter key of save',
    ],
    ['mypy', 'call-arg', 'Missing positional argument "x" in call to "f" of "C"', 'Fix the signature of C.f'],
    [
      'mypy',
      'import-untyped',
      'Library stubs not installed for "docutils.nodes"',
      'Install types for docutils',
    ],
    [
      'mypy',
      'override',
      'Signature of "get" incompatible with supertype "Base"',
      'Loosen Base.get, which others override',
    ],
    [
      'pyright',
      'reportAttributeAccessIssue',
      'Cannot access attribute "x" for class "Cart*"\n  Attribute "x" is unknown',
      'Declare Cart.x',
    ],
    [
      'basedpyright',
      'reportArgumentType',
      'Argument of type "str" cannot be assigned to parameter "justify" of type "J" in function "render"\n  more',
      'Widen the parameter justify of render',
    ],
    ['pyright', 'reportMissingImports', 'Import "a.b" could not be resolved', 'Install types for a'],
    ['ty', 'unresolved-attribute', 'Object of type `Line` has no attribute `count`', 'Declare Line.count'],
    [
      'ty',
      'missing-argument',
      'No argument provided for required parameter `first` of function `call`',
      'Fix the signature of call',
    ],
    ['ty', 'unresolved-import', 'Cannot resolve imported module `yaml`', 'Install types for yaml'],
    [
      'pyrefly',
      'bad-argument-type',
      'Argument `Literal[2]` is not assignable to parameter `second` with type `str` in function `call`',
      'Widen the parameter second of call',
    ],
    ['pyrefly', 'missing-attribute', 'Object of class `Line` has no attribute `count`', 'Declare Line.count'],
    ['tsc', 'TS2339', "Property 'emit' does not exist on type 'Runner'.", 'Declare Runner.emit'],
    [
      'tsc',
      'TS2741',
      "Property 'id' is missing in type '{ a: 1; }' but required in type 'Order'.",
      'Declare Order.id',
    ],
    [
      'tsc',
      'TS2582',
      "Cannot find name 'it'. Do you need to install type definitions for a test runner? Try `npm i --save-dev @types/jest` or `npm i --save-dev @types/mocha`.",
      'Install types for @types/jest',
    ],
    [
      'tsc',
      'TS7016',
      "Could not find a declaration file for module '@a/b/c'. 'x' implicitly has",
      'Install types for @a/b',
    ],
    ['tsc', 'TS18048', "'options' is possibly 'undefined'.", 'Narrow options once in src/app.py'],
  ])('%s %s: %s', (checker, code, message, words) => {
    expect(
      clusters(checker, [
        { code, message },
        { code, message },
      ]),
    ).toEqual([[words, [0, 1]]])
  })
})
