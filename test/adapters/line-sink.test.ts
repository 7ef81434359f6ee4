/** A stream of chunks becomes lines, wherever it was cut. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineSink } from '#adapters/log/line-sink.ts'

function linesOf(chunks: readonly string[]): readonly string[] {
  const lines: string[] = []
  const sink = lineSink((line) => lines.push(line))
  for (const chunk of chunks) {
    sink.write(chunk)
  }
  sink.end()
  return lines
}

describe('lines', () => {
  test.each([
    [['one\ntwo\n'], ['one', 'two']],
    [['one\ntwo'], ['one', 'two']],
    [
      ['o', 'ne', '\nt', 'wo'],
      ['one', 'two'],
    ],
    [['one\r\ntwo\rthree'], ['one', 'two', 'three']],
    [
      ['one\r', '\ntwo'],
      ['one', 'two'],
    ],
    [
      ['one\r', 'two'],
      ['one', 'two'],
    ],
    [['one\r'], ['one']],
    [['one\r', ''], ['one']],
    [['\n\n'], ['', '']],
    [[''], []],
    [[], []],
  ] satisfies [string[], string[]][])('%j are %j', (chunks, lines) => {
    expect(linesOf(chunks)).toEqual(lines)
  })

  test('are given as soon as they are complete', () => {
    const lines: string[] = []
    const sink = lineSink((line) => lines.push(line))
    sink.write('one\ntw')
    expect(lines).toEqual(['one'])
    sink.write('o\nthree')
    expect(lines).toEqual(['one', 'two'])
  })

  test('are the same wherever the text is cut', () => {
    const piece = fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '\n\n', '🙂', '::error::x')
    fc.assert(
      fc.property(fc.array(piece), (chunks) => {
        const whole = chunks.join('').split(/\r\n|\r|\n/)
        expect(linesOf(chunks)).toEqual(whole.at(-1) === '' ? whole.slice(0, -1) : whole)
      }),
      { numRuns: 1000 },
    )
  })

  test('without any end come together from many chunks in reasonable time', () => {
    const chunks = Array.from({ length: 20_000 }, () => 'x'.repeat(1000))
    expect(linesOf(chunks)[0]).toHaveLength(20_000_000)
  })
})
