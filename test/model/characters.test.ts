/** Words of source text: the same as regular expressions find, whatever the script. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBlank, isWordUnit, letterFrom, wordEnd, wordFrom } from '#model/characters.ts'

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'Z',
      '_',
      '$',
      '7',
      ' ',
      '\t',
      '\u00a0',
      '\u2028',
      '.',
      'é',
      '½',
      'ﬁ',
      '𝒳',
      '😀',
      '\ud835',
    ),
  )
  .map((parts) => parts.join(''))

function words(source: string, from: typeof wordFrom): readonly string[] {
  const found: string[] = []
  for (let at = from(source, 0, source.length); at < source.length; at = from(source, at, source.length)) {
    const end = wordEnd(source, at, source.length)
    found.push(source.slice(at, end))
    at = end
  }
  return found
}

test('words with digits in front are found as by a pattern', () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(words(source, wordFrom)).toEqual(source.match(/[\p{L}\p{N}_$]+/gu) ?? [])
    }),
  )
})

test('words that begin with a letter are found as by a pattern', () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(words(source, letterFrom)).toEqual(source.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [])
    }),
  )
})

test('every code unit is blank or of a word as a pattern says', () => {
  const units = Array.from({ length: 0x1_0000 }, (_, unit) => unit)
  const blank = units.filter((unit) => /^\s$/.test(String.fromCharCode(unit)))
  const ofWords = units.filter((unit) => /^[\p{L}\p{N}_$]$/u.test(String.fromCharCode(unit)))
  expect([units.filter(isBlank), units.filter(isWordUnit)]).toEqual([blank, ofWords])
})
