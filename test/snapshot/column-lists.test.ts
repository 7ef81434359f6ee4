/** What is read without arrays is what JSON says; what is written in another way is left to JSON. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsedWithColumns } from '#snapshot/column-lists.ts'

type Read = { readonly columns: Readonly<Record<string, unknown>> }

/** Both answers as JSON would give them, or what was thrown. */
function answers(text: string): readonly [own: unknown, json: unknown] {
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Int32Array || value instanceof Float64Array ? [...value] : value
  const of = (read: () => unknown): unknown => {
    try {
      return JSON.parse(JSON.stringify(read(), plain))
    } catch (error) {
      return error instanceof SyntaxError ? 'no JSON' : error
    }
  }
  return [of(() => parsedWithColumns(text)), of(() => JSON.parse(text))]
}

function fileOf(lists: Readonly<Record<string, string>>, before = ''): string {
  const columns = Object.entries(lists).map(([name, list]) => `"${name}": ${list}`)
  return `{\n"texts": ["],\\n"],${before}\n"columns": {\n${columns.join(',\n')}\n}\n}\n`
}

test('lists of integers become typed arrays, digests among them too', () => {
  const text = fileOf({
    path: '[0,1,2]',
    scope: '[-1,-1,-1]',
    lineDigest: '[281474976710655,-1,7]',
    notes: '[]',
  })
  const { columns } = parsedWithColumns(text) as Read
  expect(columns['path']).toEqual(Int32Array.of(0, 1, 2))
  expect(columns['scope']).toEqual(Int32Array.of(-1, -1, -1))
  expect(columns['lineDigest']).toEqual(Float64Array.of(281474976710655, -1, 7))
  expect(columns['notes']).toEqual([])
})

test('nothing is a list without rows', () => {
  const { columns } = parsedWithColumns(fileOf({ path: '[]', line: '[]', notes: '[]' })) as Read
  expect([columns['path'], columns['line']]).toEqual([new Int32Array(0), new Int32Array(0)])
})

const numbers = fc.oneof(
  fc.integer({ min: -2, max: 12 }).map(String),
  fc.constantFrom(
    '-1',
    '2147483648',
    '-0',
    '01',
    '1.5',
    '1e3',
    '',
    ' 1',
    '+1',
    '-',
    '99999999999999999999',
    '"1"',
    '[1]',
    'null',
  ),
)
const lists = fc
  .oneof(
    fc.array(numbers, { maxLength: 5 }),
    fc.array(fc.constantFrom('-1', '0'), { minLength: 2, maxLength: 5 }),
  )
  .map((values) => `[${values.join(',')}]`)

test('whatever the lists hold, it is read as JSON reads it', () => {
  const names = fc.constantFrom('path', 'line', 'lineDigest', 'scope', 'notes', '__proto__')
  fc.assert(
    fc.property(fc.array(fc.tuple(names, lists), { maxLength: 5 }), fc.boolean(), (columns, nested) => {
      const own = columns.map(([name, list]) => `"${name}": ${list}`).join(',\n')
      const inner = `"columns": {\n${own},\n"end": 1}`
      const text = nested ? `{"x": {\n${inner}},\n"columns": {\n${own}\n}}` : `{\n${inner}}`
      const [read, json] = answers(text)
      expect(read).toEqual(json)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [
    'an object of the same name behind',
    '{\n"columns": {\n"path": [1],\n"notes": []\n},\n"x": {\n"columns": {\n"path": [2],\n"notes": []\n}}}',
  ],
  ['the same name twice', '{\n"columns": {\n"path": [1],\n"path": [2],\n"notes": []\n}}'],
  [
    'a text that looks like it',
    JSON.stringify({ texts: ['\n"columns": {\n"path": [1],\n'], columns: { path: [3] } }),
  ],
  ['no object around', '[{\n"columns": {\n"path": [1],\n"notes": []}}]'],
  ['nothing behind', '{\n"columns": {\n"path": [1],\n'],
])('%s changes nothing', (_, text) => {
  const [read, json] = answers(text)
  expect(read).toEqual(json)
})
