/** Names that a change gave to what it defines, read from removed and added lines; never names that are only used. */
import { describe, expect, test } from 'vitest'
import { type HunkLines, renamedNames } from '#adapters/git/renamed-names.ts'

function hunk(removed: string, added: string): HunkLines {
  return { removed: removed.split('\n'), added: added.split('\n') }
}

/** `old→new`, with `*` where other files may use the name. */
function renames(...hunks: readonly HunkLines[]): readonly string[] {
  const { inFile, everywhere } = renamedNames(hunks)
  return [...inFile].map(([old, name]) => `${old}→${name}${everywhere.has(old) ? '*' : ''}`)
}

describe('a name that the change defines under a new name', () => {
  test.each([
    ['class Basket:', 'class Cart:', 'Basket→Cart*'],
    ['def total(self):', 'def price(self):', 'total→price*'],
    ['interface Shape {', 'interface Form {', 'Shape→Form*'],
    ['export type Id = string', 'export type Key = string', 'Id→Key*'],
    ['const limit = 3', 'const most = 3', 'limit→most*'],
    ['def read(path: str) -> None:', 'def read(file: str) -> None:', 'path→file'],
    ['function read(path, mode) {', 'function read(file, mode) {', 'path→file'],
    ['const f = (left) => left', 'const f = (first) => first', 'left→first'],
    ['    count = 0', '    total = 0', 'count→total'],
    ['for item in items:', 'for entry in items:', 'item→entry'],
    ['except OSError as error:', 'except OSError as problem:', 'error→problem'],
  ])('%s → %s', (before, after, expected) => {
    expect(renames(hunk(before, after))).toEqual([expected])
  })

  test('is found among lines that moved inside the hunk', () => {
    const before = 'def f():\n    count = 0\n    return count'
    const after = '# a comment\ndef f():\n    total = 0\n    return total'
    expect(renames(hunk(before, after))).toEqual(['count→total'])
  })
})

describe('nothing is renamed', () => {
  test.each([
    ['when a name is only used', 'shop.open()', 'shop.close()'],
    ['when another argument is given', 'send(first)', 'send(second)'],
    ['when another module is imported', 'import zebra', 'import giraffe'],
    ['when a keyword argument changes its value', 'send(to=first)', 'send(to=second)'],
    ['when the line says something else', 'count = 0', 'total = read()'],
    ['when two names change places', 'left = right', 'right = left'],
  ])('%s', (_, before, after) => {
    expect(renames(hunk(before, after))).toEqual([])
  })

  test('when the old name is still defined elsewhere in the file', () => {
    const other = hunk('pass', 'count = 1')
    expect(renames(hunk('count = 0', 'total = 0'), other)).toEqual([])
  })

  test('when one name became two', () => {
    expect(renames(hunk('count = 0', 'total = 0'), hunk('count = 1', 'sum = 1'))).toEqual([])
  })

  test('in lines without end, however many there are', () => {
    const long = `${'x '.repeat(100_000)}= 1`
    expect(renames(hunk(`class A:\n${long}`, `class B:\n${long}`))).toEqual(['A→B*'])
  })
})
