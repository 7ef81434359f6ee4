/** A text that has to fit drops what is of least use first, and says so. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitted, fixedSection, type Section } from '#render/markdown/section.ts'

function section(name: string, use: number, lengths: readonly number[]): Section {
  return { name, forms: lengths.map((length) => ({ text: () => name.repeat(length), use })) }
}
const closing = (names: readonly string[]): string => `left out: ${names.join(', ')}`

describe('a text', () => {
  test('that fits is whole and says nothing of shortening', () => {
    const text = fitted([fixedSection('top'), section('a', 1, [3, 0]), fixedSection('end')], 100, closing)
    expect(text).toBe('top\n\naaa\n\nend')
  })

  test('that does not fit loses the least useful first, whatever the order', () => {
    const sections = [
      section('a', 9, [30, 0]),
      section('b', 1, [30, 0]),
      section('c', 5, [30, 0]),
      fixedSection('end'),
    ]
    expect(fitted(sections, 90, closing)).toBe(`${'a'.repeat(30)}\n\n${'c'.repeat(30)}\n\nleft out: b\n\nend`)
  })

  test('is shortened step by step, not more than needed', () => {
    const sections = [section('a', 1, [50, 20, 5, 0]), fixedSection('end')]
    expect(fitted(sections, 45, closing)).toBe(`${'a'.repeat(20)}\n\nleft out: a\n\nend`)
  })

  test('loses the end of a long list before a short section', () => {
    const list = {
      name: 'list',
      forms: [80, 40, 0].map((length, step) => ({ text: () => 'x'.repeat(length), use: step * 50 })),
    }
    expect(fitted([list, section('b', 20, [10, 0]), fixedSection('end')], 80, closing)).toBe(
      `${'x'.repeat(40)}\n\n${'b'.repeat(10)}\n\nleft out: list\n\nend`,
    )
  })

  test('never exceeds its limit as long as its least form fits', () => {
    const any = fc.array(
      fc.record({
        use: fc.integer({ min: 1, max: 5 }),
        lengths: fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(any, fc.integer({ min: 60, max: 300 }), (given, limit) => {
        const sections = given.map(({ use, lengths }, index) =>
          section(String.fromCharCode(97 + index), use, [...lengths].sort((a, b) => b - a).concat(0)),
        )
        expect(fitted([...sections, fixedSection('end')], limit, closing).length).toBeLessThanOrEqual(limit)
      }),
    )
  })
})
