/** The tokens around a place: what a formatter may change does not show, anything else does. */
import { describe, expect, test } from 'vitest'
import { LineStarts } from '#snapshot/scopes/line-starts.ts'
import { TokenWindows } from '#snapshot/token-window.ts'

/** The window at the mark `@`. */
function at(source: string, path = 'a.py'): string | null {
  const lines = source.split('\n')
  const line = lines.findIndex((text) => text.includes('@'))
  const column = (lines[line]?.indexOf('@') ?? 0) + 1
  const bare = new LineStarts(source.replace('@', ''), 'plain')
  return new TokenWindows({ path, lines: bare }).at({ line: line + 1, column })
}

describe('one window', () => {
  test.each([
    ['a call that is split', 'f(a, @b, c)\nnext()', 'f(\n    a,\n    @b,\n    c,\n)\nnext()'],
    ['another indent', 'if x:\n    @y = f()', 'if x:\n\t\t@y   =   f()'],
    ['brackets around an expression', '@x = a + b\ny = 1', '@x = (\n    a\n    + b\n)\ny = 1'],
    ['comments that came', 'a = 1\n@b = f()\nc = 2', 'a = 1  # one\n@b = f()  # two\nc = 2'],
    ['other quotes', "@x = f('a')", '@x = f("a")'],
    ['another text', "@x = f('a')", '@x = f("quite another")'],
    ['another number', '@x = f(1)', '@x = f(0x20)'],
    ['blank lines', 'a = 1\n@b = 2', 'a = 1\n\n\n@b = 2'],
  ])('for %s', (_, one, other) => {
    expect(at(one)).toBe(at(other))
  })

  test('for semicolons that came', () => {
    expect(at('const @a = f()\ng()', 'a.ts')).toBe(at('const @a = f();\ng();', 'a.ts'))
  })
})

describe('two windows', () => {
  test.each([
    ['another name', '@x = f()', '@y = f()'],
    ['another operator', '@x = a + b', '@x = a - b'],
    ['another function before', 'f(@x)', 'g(@x)'],
  ])('for %s', (_, one, other) => {
    expect(at(one)).not.toBe(at(other))
  })
})

test('there is none behind the last token', () => {
  expect(at('x = 1\n@')).toBeNull()
})

test('a line without end costs no more than a part of it', () => {
  expect(at(`${'x+'.repeat(500_000)}@y`)).not.toBeNull()
})
