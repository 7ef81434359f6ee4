/** What weighs enough to be the same error, where scenarios with real checkers can't show it. */
import { describe, expect, test } from 'vitest'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import type { LineMap } from '#model/line-map.ts'
import { letters, ownWords, wordSketch } from '#model/line-words.ts'
import { BodyWords } from '#model/scope-body.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'

/** No file was touched. */
const untouched: LineMap = { files: new Map(), added: new Set(), renamed: new Map() }

const sketch = (line: string): number => wordSketch(ownWords(line))

/** A diagnostic on a line of source, as a snapshot has it when no other line of the tree is the same. */
function on(line: string, fields: DiagnosticFields): Diagnostic {
  const evidence = {
    lineDigest: line,
    lineWeight: letters(ownWords(line)),
    words: sketch(line),
    ...fields.evidence,
  }
  return diagnosticOf({ ...fields, evidence })
}

function counts(
  base: readonly Diagnostic[],
  head: readonly Diagnostic[],
  upgraded = false,
  lineMap: LineMap | null = null,
): { readonly new: number; readonly fixed: number; readonly tiers: readonly string[] } {
  const compared = compareDiagnosticSets({
    base: diagnosticTable(base),
    head: diagnosticTable(head),
    lineMap,
    upgraded,
  })
  const tiers = Array.from(compared.kept, ({ tier }) => tier)
  return { new: compared.new.length, fixed: compared.fixed.length, tiers }
}

describe('a line in another file', () => {
  const moved = (line: string) =>
    counts(
      [
        on(line, { path: 'a.py', evidence: { scope: '' } }),
        on('x', { path: 'b.py', evidence: { scope: '' } }),
      ],
      [
        on('x', { path: 'a.py', evidence: { scope: '' } }),
        on(line, { path: 'b.py', evidence: { scope: '' } }),
      ],
    ).new

  test.each([
    'from company_reports.exporters import spreadsheet_exporter',
    'assert response.headers["content-length"] == str(len(expected_body))',
    'const spreadsheet: number = formatSpreadsheetColumns(text)',
  ])('is the same where nothing else reads like it: %s', (line) => {
    expect(moved(line)).toBe(1)
  })

  test.each([
    'def __init__(self, parent):',
    'super().__init__(parent)',
    '@property',
    'constructor(opts) {',
    'return data',
  ])('proves nothing where any program has it: %s', (line) => {
    expect(moved(line)).toBe(2)
  })
})

describe('an upgrade of the checker', () => {
  const said = (message: string) => [
    on('x: dict = f()', { code: 'type-arg', message, evidence: { scope: 'C.f' } }),
  ]
  test.each([
    ['Missing type parameters for generic type "dict"', 'Missing type arguments for generic type "dict"'],
    ['Call to untyped function "f" in typed context', 'Call to untyped function "f" of "C" in typed context'],
    ['Class cannot subclass "Base" (has type "Any")', 'Class cannot subclass value of type "Any" ("Base")'],
    [
      'Cannot assign member "_selfref" for type "Popen[Any]"\n  Member "_selfref" is unknown',
      'Cannot assign to attribute "_selfref" for class "Popen[Any]"\n  Attribute "_selfref" is unknown',
    ],
    [
      'Expression of type "None" cannot be assigned to declared type "property"',
      'Type "None" is not assignable to declared type "property"',
    ],
    [
      'Class "Copy" is implicitly abstract because it extends an abstract class without implementing all abstract symbols.',
      'Class "Copy" is implicitly abstract because it extends an abstract class but still contains abstract symbols.',
    ],
  ])('may say the same in other words: %s', (before, after) => {
    const reworded = { new: 0, fixed: 0, tiers: ['reworded'] }
    expect(counts(said(before), said(after), true)).toEqual(reworded)
    expect(counts(said(before), said(after), true, untouched)).toEqual(reworded)
  })

  test('may also say something else', () => {
    const [before, after] = [
      said('Missing type parameters for generic type "dict"'),
      said('Need type annotation for "x" (hint: "x: dict[<type>, <type>] = ...")'),
    ]
    expect(counts(before, after, true).new).toBe(1)
    expect(counts(before, after, true, untouched).new).toBe(1)
  })

  test('of two errors of a line each keeps what it is about', () => {
    const [before, after] = [
      ['Cannot assign member "a" for type "One"', 'Cannot assign member "b" for type "Two"'],
      ['Cannot assign to attribute "b" for class "Two"', 'Cannot assign to attribute "c" for class "One"'],
    ]
    const both = (messages: readonly string[]) => messages.flatMap(said)
    expect(counts(both(before), both(after), true, untouched)).toEqual({
      new: 1,
      fixed: 1,
      tiers: ['reworded'],
    })
  })

  test('is asked for: one version does not reword itself', () => {
    const after = said('Class cannot subclass value of type "Any" ("Base")')
    expect(counts(said('Class cannot subclass "Base" (has type "Any")'), after).new).toBe(1)
  })
})

test('the errors of one line follow the one that is certain', () => {
  const rest = 'everything else that the function is made of stays as it was before'
  const whole = [{ start: 0, end: rest.length }]
  const body = new BodyWords(rest, whole).sketch(whole)
  const line = (path: string, column: number, message: string, tokens: string, text: string) =>
    on(text, { path, line: 3, column, message, evidence: { scope: 'pay', tokenDigest: tokens, body } })
  const base = [
    line('a.py', 1, 'first', 'same', 'charge(1, to=5)'),
    line('a.py', 9, 'second', 'before', 'charge(1, to=5)'),
  ]
  const text = 'charge_the_customer_anew(1, recipient=five)'
  const head = [line('b.py', 1, 'first', 'same', text), line('b.py', 9, 'second', 'after', text)]
  expect(counts(base, head)).toEqual({ new: 0, fixed: 0, tiers: ['moved', 'line'] })
})

describe('words of a line', () => {
  test('leave out what every program has', () => {
    expect([...ownWords('    def __init__(self, parent: Widget) -> None:')]).toEqual(['parent', 'Widget'])
    expect([...ownWords('export const total = async () => await sum(items)')]).toEqual([
      'total',
      'sum',
      'items',
    ])
  })

  test('are as many bits as words, and mostly the same for the same words', () => {
    const ones = (mask: number): number => mask.toString(2).replaceAll('0', '').length
    expect(ones(sketch('first second third fourth'))).toBe(4)
    expect(ones(sketch('first second third') & sketch('third, second'))).toBe(2)
  })

  test('of a long line weigh no more than a mask holds', () => {
    expect(letters([`${'x'.repeat(5000)}`])).toBe(63)
    expect(sketch(Array.from({ length: 200 }, (_, index) => `word${index}x`).join(' '))).toBeLessThan(2 ** 30)
  })
})
