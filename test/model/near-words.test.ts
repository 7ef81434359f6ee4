/** Which word was probably meant. */
import { expect, test } from 'vitest'
import { nearWords } from '#model/near-words.ts'

const known = ['--baseline', '--base', '--format', 'check', 'merge']

test.each([
  ['--basline', '--baseline'],
  ['--foramt', '--format'],
  ['chekc', 'check'],
  ['CHECK', 'check'],
  ['mrege', 'merge'],
  ['merg', 'merge'],
])('“%s” is “%s”', (word, meant) => {
  expect(nearWords(word, known)[0]).toBe(meant)
})

test.each(['', 'frobnicate', '--output', 'x'])('“%s” is none of them', (word) => {
  expect(nearWords(word, known)).toEqual([])
})
