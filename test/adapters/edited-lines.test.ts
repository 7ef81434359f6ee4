/** Which lines of a hunk are old ones that were edited where they stand. */
import { describe, expect, test } from 'vitest'
import { carriedLines, editedLines } from '#adapters/git/edited-lines.ts'

const none = { renamed: new Map<string, string>(), carried: new Set<string>() }

describe('a removed line is still there', () => {
  test.each([
    ['with a remark behind it', 'x = load(path)', 'x = load(path)  # type: ignore'],
    ['with annotations', 'def load(self, path):', 'def load(self, path: str) -> bytes:'],
    ['with an argument more', 'return pay(cents, to)', 'return pay(cents, to, currency)'],
    ['inside of a call', 'return total(items)', 'return str(total(items))'],
    ['made safe', 'const name = user.name', 'const name = user?.name'],
    ['without a part of it', 'return pay(cents, to)', 'return pay(cents)'],
    ['of one word, with a remark behind it', '  list(', '  list(  # pyright: ignore'],
    ['in another layout', '  return   pay( cents )', '\treturn pay(cents)'],
  ])('%s', (_, before, after) => {
    expect(editedLines({ removed: [before], added: ['something.else()', after] }, none)).toEqual(
      new Map([[0, 1]]),
    )
  })
})

describe('another line came', () => {
  test.each([
    ['of another name', 'def load(path):', 'def save(path):'],
    ['that a short one is in', 'return cents', 'return cents.missing(to)'],
    ['of the same words in another order', 'a.first(b.second)', 'b.second(a.first)'],
    ['that only holds brackets, as every line does', '})', '}), [])'],
    ['that is too long to be looked at', 'x = load(path)', `x = load(path)${' + y'.repeat(1000)}`],
  ])('%s', (_, before, after) => {
    expect(editedLines({ removed: [before], added: [after] }, none).size).toBe(0)
  })

  test('with a name that the change gave', () => {
    const lines = { removed: ['x = load(path)'], added: ['x = read(path)  # type: ignore'] }
    expect(editedLines(lines, none).size).toBe(0)
    expect(editedLines(lines, { ...none, renamed: new Map([['load', 'read']]) })).toEqual(new Map([[0, 0]]))
  })

  test('each new line is one old one', () => {
    const lines = { removed: ['f(a, b)', 'f(a, b)'], added: ['f(a, b, c)'] }
    expect(editedLines(lines, none)).toEqual(new Map([[0, 0]]))
  })

  test('in a large hunk nothing is told', () => {
    const many = Array.from({ length: 41 }, (_, index) => `call(${index})`)
    expect(editedLines({ removed: ['call(1)'], added: many }, none).size).toBe(0)
  })
})

describe('a block that git lays over another one', () => {
  // Wrapped, and so indented: what stood in two functions one after the other is in one hunk now.
  const over = {
    removed: ['    self.write(', '        node, context'],
    added: ['def visit_Extends(self, node):', '    if True:', '        self.write("extends", node)'],
  }
  const elsewhere = { removed: [], added: ['        self.write(', '            node, context'] }

  test('has no line in it, where the change puts them elsewhere together', () => {
    const carried = carriedLines([over, elsewhere])
    expect([...carried]).toEqual(['self.write(', 'node,context'])
    expect(editedLines(over, { ...none, carried }).size).toBe(0)
    expect(editedLines(over, none)).toEqual(new Map([[0, 2]]))
  })

  test('is the other way round no line that was there', () => {
    const back = { removed: over.added, added: over.removed }
    const carried = carriedLines([back, { removed: elsewhere.added, added: [] }])
    expect(editedLines(back, { ...none, carried }).size).toBe(0)
  })

  test('leaves a line alone that was edited line by line, as deep as it was, or that got a remark', () => {
    const carried = new Set(['x=f(a)'])
    const edited = (removed: readonly string[], added: readonly string[]): number =>
      editedLines({ removed, added }, { ...none, carried }).size
    expect(edited(['x = f(a)'], ['x = f(a, b)'])).toBe(1)
    expect(edited(['x = f(a)'], ['    x = f(a, b)'])).toBe(0)
    expect(edited(['x = f(a)'], ['if a:', 'x = f(a, b)'])).toBe(0)
    expect(edited(['x = f(a)', 'y'], ['if a:', 'x = f(a, b)'])).toBe(0)
    expect(edited(['x = f(a)'], ['if a:', 'x = f(a)  # type: ignore'])).toBe(1)
    expect(edited(['x = f(a)'], ['if a:', '    x = f(a)'])).toBe(1)
  })

  test('is no block of one line, nor of lines without words', () => {
    const fixed = { removed: ['x = f(a)'], added: ['x = g(f(a))'] }
    const like = { removed: [], added: ['x = f(a)', 'y = 1'] }
    expect(carriedLines([fixed, like]).size).toBe(0)
    expect(
      carriedLines([
        { removed: ['f(', ')'], added: [] },
        { removed: [], added: ['f(', ')'] },
      ]).size,
    ).toBe(0)
  })
})
