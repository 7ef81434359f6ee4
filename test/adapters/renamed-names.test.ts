/** Names that a change gave to what it defines, read from removed and added lines; never names that are only used. */
import { describe, expect, test } from 'vitest'
import { fileNames, type HunkLines, hunkRenames, pathRenames } from '#adapters/git/renamed-names.ts'

function hunk(removed: string, added: string): HunkLines {
  return { removed: removed.split('\n'), added: added.split('\n') }
}

/** `old→new`, with `*` where other files may use the name. */
function renames(...hunks: readonly HunkLines[]): readonly string[] {
  const { defined, declared } = fileNames(hunks)
  return [...defined].map(([old, name]) => `${old}→${name}${declared.has(old) ? '*' : ''}`)
}

describe('a name that the change defines under a new name', () => {
  test.each([
    ['class Basket:', 'class Cart:', 'Basket→Cart*'],
    ['def total(self):', 'def price(self):', 'total→price*'],
    ['interface Shape {', 'interface Form {', 'Shape→Form*'],
    ['export type Id = string', 'export type Key = string', 'Id→Key*'],
    ['const limit = 3', 'const most = 3', 'limit→most*'],
    ['  const limit = 3', '  const most = 3', 'limit→most'],
    ['def read(path: str) -> None:', 'def read(file: str) -> None:', 'path→file'],
    ['function read(path, mode) {', 'function read(file, mode) {', 'path→file'],
    ['const f = (left) => left', 'const f = (first) => first', 'left→first'],
    ['const f = left => {', 'const f = first => {', 'left→first'],
    ['items.map(async left => {', 'items.map(async first => {', 'left→first'],
    ['    count = 0', '    total = 0', 'count→total'],
    ['for item in items:', 'for entry in items:', 'item→entry'],
    ['except OSError as error:', 'except OSError as problem:', 'error→problem'],
    ['for key, value in items:', 'for key, price in items:', 'value→price'],
    ['prices = [value for value in items]', 'prices = [price for price in items]', 'value→price'],
    ['first, rest = read()', 'first, others = read()', 'rest→others'],
    ['        self.names = []', '        self.labels = []', 'names→labels'],
    ['  this.names = []', '  this.labels = []', 'names→labels'],
    ['  private readonly names: string[]', '  private readonly labels: string[]', 'names→labels'],
    ['  total(list: number[]): number {', '  sum(list: number[]): number {', 'total→sum*'],
    ['const { left } = read()', 'const { first } = read()', 'left→first'],
    ['if (match := find()):', 'if (found := find()):', 'match→found'],
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
    ['when another keyword is used', 'send(to=first)', 'send(at=first)'],
    ['when another keyword is used on a line of its own', '    to=first,', '    at=first,'],
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

/** `old→new` of each hunk. */
function inHunks(hunks: readonly HunkLines[], everywhere: ReadonlyMap<string, string> = new Map()): unknown {
  return fileNames(hunks).hunks.map((own) =>
    [...hunkRenames(own, everywhere)].map(([old, name]) => `${old}→${name}`),
  )
}

describe('in one hunk', () => {
  test('a name is what it was last defined as, above or in it', () => {
    const first = hunk('value = read()', 'price = read()')
    const use = hunk('show(value)', 'show(price)')
    const other = hunk('value = count()', 'number = count()')
    const otherUse = hunk('show(value)', 'show(number)')
    expect(inHunks([first, use, other, otherUse])).toEqual([
      ['value→price'],
      ['value→price'],
      ['value→number'],
      ['value→number'],
    ])
  })

  test('a name that is used otherwise than it was renamed is not known', () => {
    const definition = hunk('value = read()', 'price = read()')
    expect(inHunks([definition, hunk('show(value)', 'show(weight)')])).toEqual([['value→price'], []])
  })

  test('a keyword of the same name defines nothing', () => {
    const line = hunk('value = send(value=other.value)', 'price = send(value=other.value)')
    expect(inHunks([line])).toEqual([['value→price']])
  })

  test('a member of the same name that stays is something else', () => {
    const lines = hunk('value = read()\nself.value = value', 'price = read()\nself.value = price')
    expect(inHunks([lines])).toEqual([['value→price']])
  })

  test('a member or a module is known when any file renamed it', () => {
    const uses = [hunk('shop.open()', 'shop.unlock()'), hunk('from prices import x', 'from rates import x')]
    expect(inHunks(uses)).toEqual([[], []])
    const everywhere = new Map([
      ['open', 'unlock'],
      ['prices', 'rates'],
    ])
    expect(inHunks(uses, everywhere)).toEqual([['open→unlock'], ['prices→rates']])
  })

  test('two definitions of one shape are two things when all around them is written anew', () => {
    const before = 'def label(cents):\n    euros = cents // 100\n    return euros'
    const after = 'def number(year):\n    if year < 1:\n        raise Late()\n    return year + 1'
    expect(inHunks([hunk(before, after)])).toEqual([[]])
  })
})

describe('a renamed file', () => {
  test.each([
    ['shop/prices.py', 'shop/rates.py', ['prices→rates']],
    ['shop/prices.d.ts', 'shop/rates.ts', ['prices→rates']],
    ['shop/prices.py', 'store/prices.py', ['shop→store']],
    ['prices.py', 'shop/prices.py', []],
  ])('%s → %s', (base, head, expected) => {
    expect([...pathRenames(base, head)].map(([old, name]) => `${old}→${name}`)).toEqual(expected)
  })
})
