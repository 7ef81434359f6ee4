/** No text that we write has half a character, and no other text is changed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wellFormed, wellFormedJson } from '#model/well-formed.ts'

/** Unlike JavaScript's own reader, which takes them. */
function hasHalf(text: string): boolean {
  return Buffer.from(text, 'utf8').toString('utf8') !== text
}

const units = fc.array(
  fc.constantFrom('a', '\\', 'u', 'd', '8', '"', '\ud83e', '\udd86', '🦆', '\\ud800', '\n', '\0', 'é'),
)
const texts = units.map((all) => all.join(''))

describe('a half character', () => {
  it.each([
    ['\ud83e', '\ufffd'],
    ['a\udd86\ud83eb', 'a\ufffd\ufffdb'],
    ['🦆\ud83e🦆', '🦆\ufffd🦆'],
    ['\\ud800', '\\ud800'],
    ['größe', 'größe'],
  ])('of %j becomes %j', (text, whole) => {
    expect(wellFormed(text)).toBe(whole)
    expect(JSON.parse(wellFormedJson(JSON.stringify({ text })))).toEqual({ text: whole })
  })

  it('is in no text and in no JSON, whatever stands around it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const json = wellFormedJson(JSON.stringify([text]))
        expect(hasHalf(wellFormed(text))).toBe(false)
        expect(JSON.parse(json)).toEqual([wellFormed(text)])
        expect(/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(json)).toBe(false)
      }),
    )
  })
})
