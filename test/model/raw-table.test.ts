/** Diagnostics as printed, in columns. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { RawTableBuilder, rawTable } from '#model/raw-table.ts'

const position = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const raw: fc.Arbitrary<RawDiagnostic> = fc.record({
  file: fc.constantFrom(null, 'a.py', './a.py', 'b.py', ''),
  line: position,
  column: position,
  endLine: fc.option(position),
  endColumn: fc.option(position),
  severity: fc.constantFrom('error', 'warning', 'information'),
  code: fc.constantFrom(null, 'misc', 'attr').map(ruleCode),
  message: fc.constantFrom('', 'Bad', 'Worse', 'misc'),
  notes: fc.array(fc.constantFrom('', 'See here'), { maxLength: 3 }),
})
const plain: RawDiagnostic = {
  file: 'a.py',
  line: 1,
  column: 1,
  endLine: null,
  endColumn: null,
  severity: 'error',
  code: null,
  message: 'Bad',
  notes: [],
}

describe('a table of what was printed', () => {
  it('gives back every diagnostic in the order printed', () => {
    const property = fc.property(fc.array(raw, { maxLength: 12 }), (all) => {
      const table = rawTable(all)
      expect([...table]).toEqual(all)
      expect(table.count('error')).toBe(all.filter(({ severity }) => severity === 'error').length)
      expect(table.first('warning')).toEqual(all.find(({ severity }) => severity === 'warning') ?? null)
      const wanted = {
        file: (file: string | null): boolean => file === null || file === 'b.py',
        message: (message: string): boolean => message === 'Worse',
      }
      expect(table.where(wanted)).toEqual(
        all.filter(({ file, message }) => wanted.file(file) || wanted.message(message)),
      )
    })
    fc.assert(property, { numRuns: 1000 })
  })

  it('has room for positions that no file has', () => {
    const [read] = rawTable([{ ...plain, line: 123_456_789_012, endColumn: 2 ** 40 }])
    expect(read).toEqual({ ...plain, line: 2 ** 31 - 1, endColumn: 2 ** 31 - 1 })
  })

  it('takes notes for a row that is there already', () => {
    const builder = new RawTableBuilder(5)
    const row = builder.add({ ...plain, notes: ['one'] })
    builder.add(plain)
    builder.addNote(row, 'two')
    expect([...builder.build()].map(({ notes }) => notes)).toEqual([['one', 'two'], []])
  })

  it('refuses more rows than there is room for', () => {
    const builder = new RawTableBuilder(0)
    builder.add(plain)
    expect(() => builder.build()).toThrow('1 rows in a table made for 0')
  })
})
