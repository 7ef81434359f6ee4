/** What a checker printed, as text and as lines. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputText } from '#checkers/output/output-text.ts'
import { TextLines } from '#checkers/output/text-lines.ts'

const text = fc
  .array(fc.constantFrom('a', 'b: c', '\n', '\r\n', '\r', '\n\n', '\u2028', '\u001B[31m', ' '), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))

describe('an output', () => {
  it('has lines that end with a line feed, with or without a carriage return', () => {
    const { lines, ended } = outputText('\uFEFFone\r\ntwo\n\u001B[1mthree\u001B[0m\r\r\n\nlast\r')
    expect(lines).toEqual(['one', 'two', 'three\r', '', 'last'])
    expect(ended).toBe(false)
  })

  it.each(['', 'a\n', '\n'])('%j is ended', (printed) => {
    expect(outputText(printed).ended).toBe(true)
  })

  it('has the same lines by place', () => {
    const property = fc.property(text, (printed) => {
      const output = outputText(printed)
      const lines = new TextLines(output.text)
      expect(lines.slice(0, lines.length)).toEqual(output.lines)
      expect(Array.from({ length: lines.length }, (_, at) => lines.at(at))).toEqual(output.lines)
      expect(lines.at(lines.length)).toBe('')
      expect(lines.startOf(lines.length)).toBeGreaterThanOrEqual(output.text.length)
    })
    fc.assert(property, { numRuns: 2000 })
  })
})
