/** Which function is which, where its name or its place is another one: told by what it is made of. */
import { describe, expect, test } from 'vitest'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import { BodyWords, sharedBody, sketchLines } from '#model/scope-body.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'

const ships =
  'address = find(order) parcel = weigh(order, address) label = print_label(parcel) return courier.send(label)'
const bills =
  'total = 0 for item in order: total += item.price * item.count taxed = total + tax(total) return ledger.book(taxed)'
const store =
  'class Store opened daily by staff members def first goods one two three def second goods four five six seven'
const depot =
  'class Depot holds pallets from suppliers def accept(truck, gate) def release(driver, papers, stamp) nine ten'

const body = (text: string): string | null => {
  const whole = [{ start: 0, end: text.length }]
  return new BodyWords(text, whole).sketch(whole)
}

/** An error in a function. */
function on(
  scope: string,
  fields: {
    readonly path?: string
    readonly line?: string
    readonly body: string
    readonly outer?: string
    readonly weight?: number
  },
): Diagnostic {
  return diagnosticOf({
    path: fields.path ?? 'a.py',
    evidence: {
      lineDigest: fields.line ?? 'the same line',
      lineWeight: fields.weight ?? 40,
      words: 0b1111,
      scope,
      body: body(fields.body),
      outerBody: fields.outer === undefined ? null : body(fields.outer),
    },
  })
}

function news(base: Diagnostic, head: Diagnostic): number {
  const tables = { base: diagnosticTable([base]), head: diagnosticTable([head]) }
  const forward = compareDiagnosticSets({ ...tables, lineMap: null })
  const back = compareDiagnosticSets({ base: tables.head, head: tables.base, lineMap: null })
  expect(back.new.length).toBe(forward.fixed.length)
  return forward.new.length
}

describe('a function that is gone and one that is new', () => {
  test.each([
    ['in the file', 'a.py'],
    ['in another one', 'b.py'],
  ])('are two when they only share a line, however rare: %s', (_, path) => {
    expect(news(on('ship', { body: ships }), on('bill', { body: bills, path }))).toBe(1)
  })

  test.each([
    [
      'renamed and moved in its file',
      on('ship', { body: ships, weight: 0 }),
      on('send', { body: ships, weight: 0 }),
    ],
    [
      'moved to another file',
      on('ship', { body: ships, weight: 0 }),
      on('ship', { body: ships, weight: 0, path: 'b.py' }),
    ],
    [
      'moved, and edited a little',
      on('ship', { body: ships, weight: 0 }),
      on('ship', { body: `log(order) ${ships}`, weight: 0, path: 'b.py' }),
    ],
    [
      'moved, and edited on the line',
      on('ship', { body: ships, weight: 0 }),
      on('ship', { body: ships, weight: 0, path: 'b.py', line: 'nearly the same line' }),
    ],
  ])('are one when most of the body is the same: %s', (_, base, head) => {
    expect(news(base, head)).toBe(0)
  })

  test('are told by their lines alone where a snapshot does not know the bodies', () => {
    expect(news(on('ship', { body: '' }), on('bill', { body: '' }))).toBe(0)
    expect(news(on('ship', { body: '', weight: 0 }), on('bill', { body: '', weight: 0 }))).toBe(1)
  })
})

describe('two functions that are alike in nothing but the lines around an error', () => {
  const path = storedPath('a.py')
  const file = {
    headPath: path,
    ranges: [{ baseStart: 11, headStart: 11, length: Number.POSITIVE_INFINITY }],
    edited: new Map(),
    renamed: new Map(),
    renamedScopes: new Map(),
    renamedInHunk: new Map(),
  }
  const lineMap: LineMap = { files: new Map([[path, file]]), added: new Set(), renamed: new Map() }
  const inPlace = (scope: string, text: string, type: string): Diagnostic =>
    diagnosticOf({
      path: 'a.py',
      message: `Type of "send" in "${type}" is unknown`,
      evidence: {
        lineDigest: 'self.transport.send(m)',
        beforeDigest: 'self.pend()',
        afterDigest: 'self.wait()',
        tokenDigest: 'send ( m )',
        lineWeight: 0,
        words: 0b1111,
        scope,
        body: body(text),
      },
    })
  const newsOf = (base: Diagnostic, head: Diagnostic): number =>
    compareDiagnosticSets({ base: diagnosticTable([base]), head: diagnosticTable([head]), lineMap }).new
      .length

  test('hide nothing in each other where one takes the place of the other', () => {
    const gone = inPlace('run', ships, 'Channel')
    expect(newsOf(gone, inPlace('resize', bills, 'Channel'))).toBe(1)
    expect(newsOf(gone, inPlace('resize', ships, 'Channel'))).toBe(0)
  })
})

describe('a method', () => {
  const base = on('Store.ship', { body: ships, outer: store })

  test('of a class that is gone is none of a class that is new and like it in nothing else', () => {
    expect(news(base, on('Depot.ship', { body: ships, outer: depot }))).toBe(1)
  })

  test('goes with its class', () => {
    expect(news(base, on('Shop.ship', { body: ships, outer: store }))).toBe(0)
  })
})

describe('a sketch', () => {
  const shared = (a: string, b: string) => sharedBody(sketchLines(body(a) ?? ''), sketchLines(body(b) ?? ''))

  test('is the same however the code is laid out', () => {
    expect(body(ships.replaceAll(' ', '\n    '))).toBe(body(ships))
    expect(body(ships.replace('(order, address)', '(\n  order,\n  address,\n)'))).toBe(body(ships))
  })

  test('says how much two bodies share', () => {
    expect(shared(ships, ships)).toEqual({ smaller: 1, whole: 1 })
    expect(shared(ships, bills).smaller).toBeLessThan(0.2)
    expect(shared(ships, `${ships} ${bills}`).smaller).toBeGreaterThan(0.7)
    expect(shared(ships, `${ships} ${bills}`).whole).toBeLessThan(0.7)
  })

  test('of a few words says nothing', () => {
    expect(body('return self.value')).toBeNull()
  })
})

describe('a method of a name that its class had before', () => {
  const old = { ...on('Store.ship', { body: ships, weight: 0 }), line: 10 }
  const other = on('Store.ship', { body: bills, weight: 0, line: 'another' })
  const now = { ...other, line: 45, evidence: { ...other.evidence, words: 0b11110000 } }
  const defined = new Map([[storedPath('a.py'), ['Store.ship']]])
  const definitions = { base: defined, head: defined }

  function newsOf(edited: readonly (readonly [number, number])[]): number {
    const path = storedPath('a.py')
    const file = {
      headPath: path,
      // One line goes, and six come thirty lines below.
      ranges: [
        { baseStart: 1, headStart: 1, length: 9 },
        { baseStart: 11, headStart: 10, length: 30 },
        { baseStart: 41, headStart: 46, length: Number.POSITIVE_INFINITY },
      ],
      edited: new Map(edited),
      renamed: new Map(),
      renamedScopes: new Map(),
      renamedInHunk: new Map(),
    }
    const lineMap: LineMap = { files: new Map([[path, file]]), added: new Set(), renamed: new Map() }
    const tables = { base: diagnosticTable([old]), head: diagnosticTable([now]) }
    return compareDiagnosticSets({ ...tables, lineMap, definitions }).new.length
  }

  test('is another one when it is like it in nothing', () => {
    expect(newsOf([])).toBe(1)
  })

  test('is the same where git knows one of its lines from there, as when its variable was renamed', () => {
    expect(newsOf([[old.line, now.line]])).toBe(0)
  })
})
