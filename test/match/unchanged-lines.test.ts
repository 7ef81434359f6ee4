/** What git's word on an unchanged line settles. */
import { expect, test } from 'vitest'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { FileMap, LineMap } from '#model/line-map.ts'
import { type DiagnosticFields, diagnosticOf } from '#test/support/diagnostic-factory.ts'

/** One line was added behind line 9 of `a.py`. */
const file: FileMap = {
  headPath: storedPath('a.py'),
  ranges: [
    { baseStart: 1, headStart: 1, length: 9 },
    { baseStart: 10, headStart: 11, length: Number.POSITIVE_INFINITY },
  ],
  edited: new Map(),
  renamed: new Map(),
  renamedScopes: new Map(),
  renamedInHunk: new Map(),
}
const lineMap: LineMap = {
  files: new Map([[storedPath('a.py'), file]]),
  added: new Set(),
  renamed: new Map(),
}

const at = (line: number, column: number, evidence: DiagnosticFields['evidence']): Diagnostic =>
  diagnosticOf({ path: 'a.py', line, column, evidence: { scope: 'f', ...evidence } })

function compared(base: readonly Diagnostic[], head: readonly Diagnostic[]) {
  const { new: added, fixed } = compareDiagnosticSets({
    base: diagnosticTable(base),
    head: diagnosticTable(head),
    lineMap,
  })
  const places = (list: typeof added) => list.map(({ diagnostic: { line, column } }) => `${line}:${column}`)
  return { new: places(added), fixed: places(fixed) }
}

test('of two equal errors of an unchanged line one is fixed, and the line beside it does not get the other', () => {
  const line = { lineDigest: 'log(path, size)', beforeDigest: 'a', afterDigest: 'b', words: 0b111 }
  const added = {
    lineDigest: 'path = adjust(path)',
    beforeDigest: 'a',
    afterDigest: 'log(path, size)',
    words: 0b101,
  }
  const moved = { ...line, beforeDigest: 'path = adjust(path)' }
  expect(compared([at(10, 5, line), at(10, 9, line)], [at(10, 8, added), at(11, 5, moved)])).toEqual({
    new: ['10:8'],
    fixed: ['10:9'],
  })
})

test('an error that left an unchanged line is not the one of a line that was put beside it', () => {
  const line = { lineDigest: 'list = join(parts)', beforeDigest: 'a', afterDigest: 'b', words: 0b1111 }
  const added = {
    lineDigest: 'return join(part)',
    beforeDigest: 'list = join(parts)',
    afterDigest: 'b',
    words: 0b1110,
  }
  expect(compared([at(9, 5, line)], [at(10, 5, added)])).toEqual({ new: ['10:5'], fixed: ['9:5'] })
})

test('git may take one of two equal lines for the other', () => {
  const line = { lineDigest: 'same()', beforeDigest: 'same()', afterDigest: 'b', words: 0b1 }
  expect(compared([at(9, 5, line)], [at(10, 5, line)])).toEqual({ new: [], fixed: [] })
})

test('where git knows the line, a copy that was put above it in the function does not take its error', () => {
  const line = { lineDigest: 'log(', beforeDigest: 'if bad:', afterDigest: 'DEBUG,', words: 0b1 }
  const own = { ...line, beforeDigest: ')' }
  expect(compared([at(10, 5, line)], [at(10, 5, line), at(11, 5, own)])).toEqual({ new: ['10:5'], fixed: [] })
})
