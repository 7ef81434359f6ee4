/** How often a line occurs, whatever its indentation. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineCounts } from '#snapshot/line-counts.ts'
import { LineStarts } from '#snapshot/scopes/line-starts.ts'

const line = fc
  .array(fc.constantFrom('a', 'b', ' ', '\t', '\u00a0', 'é'), { maxLength: 4 })
  .map((parts) => parts.join(''))
const source = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')))
  .map((lines) => lines.flat().join(''))

test('counts are those of all trimmed lines of all sources', () => {
  fc.assert(
    fc.property(fc.array(source), fc.array(line), (sources, asked) => {
      const wanted = [...new Set(asked.map((text) => text.trim()))]
      const counts = new LineCounts()
      const numbers = wanted.map((text) => counts.number(new LineStarts(`  ${text}\t`, 'plain'), 1))
      for (const each of sources) {
        counts.add(new LineStarts(each, 'plain'))
      }
      const all = sources.flatMap((each) => each.split(/\r\n|\r|\n/)).map((text) => text.trim())
      expect(numbers).toEqual(wanted.map((_, index) => index))
      const expected = wanted.map((text) => all.filter((other) => other === text).length)
      expect(numbers.map((number) => counts.of(number))).toEqual(expected)
    }),
  )
})
