/** Which work the next sprint is made of. */
import { describe, expect, test } from 'vitest'
import { sprintOf } from '#rules/sprint.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'

const call = (name: string, path: string): DiagnosticFields => ({
  path,
  code: 'no-untyped-call',
  message: `Call to untyped function "${name}" in typed context`,
})
const error = (path: string, code = 'arg-type', message = `odd in ${path}`): DiagnosticFields => ({
  path,
  code,
  message,
})
const many = (count: number, path: string, code: string): readonly DiagnosticFields[] =>
  Array.from({ length: count }, (_, index) => error(path, code, `odd number ${index}`))

function planned(
  fields: readonly DiagnosticFields[],
  { size = 1000, others = [] }: { size?: number; others?: readonly string[] } = {},
) {
  return sprintOf('mypy', fields.map(diagnosticOf), {
    size,
    ownership: new Map(others.map((name) => [name, false])),
    ownersOf: (path) => (path.startsWith('src/shop') ? ['@shop'] : []),
  })
}

const words = (sprint: ReturnType<typeof planned>) =>
  sprint.items.map(({ kind, words, errors }) => [kind, words, errors])

describe('a sprint', () => {
  test('starts with the change that answers most errors, and ends when the size is reached', () => {
    const fields = [
      ...['a', 'b', 'c'].map((name) => call('load', `src/${name}.py`)),
      ...['a', 'b', 'c', 'd'].map((name) => call('save', `src/${name}.py`)),
    ]
    const { items, ...numbers } = planned(fields, { size: 4 })
    expect(numbers).toEqual({ size: 4, planned: 4, total: 7 })
    expect(items.map((item) => item.words)).toEqual(['Fix the signature of save'])
    expect(words(planned(fields, { size: 5 }))).toEqual([
      ['declaration', 'Fix the signature of save', 4],
      ['declaration', 'Fix the signature of load', 3],
    ])
  })

  test('leaves out what is defined elsewhere, and still counts its errors where they are', () => {
    const fields = ['a', 'b', 'c', 'd'].map((name) => call('decode', `src/${name}.py`))
    expect(words(planned(fields, { others: ['decode'] })).map(([kind]) => kind)).toEqual([
      'file',
      'file',
      'file',
      'file',
    ])
  })

  test('takes the last errors of a rule before those of a file, and the fewest first', () => {
    const sprint = planned([
      ...many(5, 'src/large.py', 'arg-type'),
      ...many(4, 'src/small.py', 'arg-type'),
      error('src/large.py', 'return-value'),
      error('src/small.py', 'return-value'),
    ])
    expect(words(sprint)).toEqual([
      ['rule', 'Fix the last 2 return-value errors, then allow none', 2],
      ['file', 'Fix what is left in src/small.py', 4],
      ['file', 'Fix what is left in src/large.py', 5],
    ])
  })

  test('says which files have no error left, and whose they are', () => {
    const sprint = planned([
      call('load', 'src/shop/a.py'),
      call('load', 'src/shop/b.py'),
      call('load', 'src/c.py'),
      ...many(4, 'src/c.py', 'arg-type'),
    ])
    expect(sprint.items.map(({ cleans, owners }) => ({ cleans, owners }))).toEqual([
      { cleans: ['src/shop/a.py', 'src/shop/b.py'], owners: ['@shop'] },
      { cleans: ['src/c.py'], owners: [] },
    ])
  })

  test('counts no error twice, and no warning', () => {
    const sprint = planned([
      call('load', 'src/a.py'),
      call('load', 'src/b.py'),
      { ...error('src/a.py'), severity: 'warning' },
    ])
    expect(sprint.total).toBe(2)
    expect(sprint.planned).toBe(2)
    expect(sprint.items).toHaveLength(1)
  })

  test('of nothing is empty', () => {
    expect(planned([])).toEqual({ size: 1000, planned: 0, total: 0, items: [] })
  })
})
