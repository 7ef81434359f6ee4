import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageAndCode, mypyBlockAt } from '#checkers/mypy/lines.ts'
import { PlainErrors } from '#checkers/mypy/plain-errors.ts'
import { MypyTally } from '#checkers/mypy/report.ts'
import { TextLines } from '#checkers/output/text-lines.ts'
import { ruleCode } from '#model/ids.ts'
import { RawTableBuilder, rawTable } from '#model/raw-table.ts'

/** What lines of mypy are made of, and what nearly looks like it. */
const piece = fc.constantFrom(
  ...['a.py', 'a.pyi', 'pkg/b c.py', 'C:\\x.py', ':', ': ', ':1', ':22', ':99999999999999999', ': error: '],
  ...[': note: ', 'error: ', 'Name "x" is not defined', '"', ' ', '  ', '  [name-defined]', '[misc]'],
  ...['  [', ']', '  [X1]', '\t', '\u00a0', '\u2028', '\r', 'é.py'],
)
const nearlyPlain = fc
  .tuple(
    fc.constantFrom('a.py', 'pkg/b.py', 'a b.py', '"a".py', 'a.pyi', ' a.py', 'x:a.py'),
    fc.array(fc.oneof({ arbitrary: fc.nat(9999), weight: 9 }, fc.nat(99_999_999_999)), {
      minLength: 0,
      maxLength: 5,
    }),
    fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
    fc.constantFrom('  [misc]', '  [name-defined]', ' [misc]', '', '  [misc] '),
  )
  .map(([file, numbers, message, code]) => `${[file, ...numbers].join(':')}: error: ${message}${code}`)
const anyLine = fc.oneof(
  nearlyPlain,
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
)

/** What is read of the line, null where the general reader has to be asked. */
function readPlainError(line: string, next: string): unknown {
  const table = new RawTableBuilder(2)
  const behind = new PlainErrors(table, new MypyTally()).addFrom(new TextLines(`${line}\n${next}\n`), 0)
  return behind === 0 ? null : table.build().at(0)
}

/** What the general reader says of an error on one line; null for everything else. */
function general(line: string, next: string): unknown {
  const block = mypyBlockAt(new TextLines(`${line}\n${next}\n`), 0, () => false)
  if (block.kind === 'line' || block.lines.length !== 1 || block.excerpt.length > 0) {
    return null
  }
  const { file, line: at, column, endLine, endColumn, severity } = block.head
  const { message, code } = messageAndCode(block, '\n')
  const found = { file, line: at ?? 1, column: column ?? 1, endLine, endColumn, message, notes: [] }
  return rawTable([
    { ...found, code: ruleCode(code), severity: severity === 'error' ? 'error' : 'information' },
  ]).at(0)
}

describe('a plain error of mypy', () => {
  it('is read as by the general reader', () => {
    let read = 0
    const property = fc.property(anyLine, anyLine, (line, next) => {
      const plain = readPlainError(line, next)
      if (plain !== null) {
        read += 1
        expect(plain).toEqual(general(line, next))
      }
    })
    fc.assert(property, { numRuns: 10_000 })
    expect(read).toBeGreaterThan(100)
  })

  it('is one with any of the numbers that mypy prints', () => {
    const rest = ': error: Name "x" is not defined  [name-defined]'
    for (const numbers of [':3', ':3:5', ':3:5:4:9']) {
      expect(readPlainError(`a.py${numbers}${rest}`, '')).toEqual(general(`a.py${numbers}${rest}`, ''))
    }
  })

  it.each([
    ['a line without a code', 'a.py:1: error: Bad', ''],
    ['an error with a source excerpt behind it', 'a.py:1: error: Bad  [misc]', '    x = 1'],
    ['a line with another error in it', 'a.py:1: error: Bad a.py:2: error: Worse  [misc]', ''],
    ['a note', 'a.py:1: note: Bad  [misc]', ''],
    ['a quote in the path', '"a.py:1: error: Bad  [misc]', ''],
  ])('is not %s', (_, line, next) => {
    expect(readPlainError(line, next)).toBeNull()
  })
})
