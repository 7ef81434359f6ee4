import { describe, expect, test } from 'vitest'
import { legWords } from '#render/leg-words.ts'

describe('the legs of an error', () => {
  test.each([
    ['are named where not all found it', '3.11', '3.11, 3.12', 'only on 3.11'],
    ['are named where nobody knows all', '3.11, 3.12', null, 'on 3.11, 3.12'],
    ['are not worth a word where all found it', '3.11, 3.12', '3.11, 3.12', ''],
    ['are not worth a word where they are shards', '3-of-10', '1-of-10, 3-of-10', ''],
    ['are cut when they are many', 'a, b, c, d, e, f, g, h', null, 'on a, b, c, d, e, f and 2 more legs'],
  ])('%s', (_, legs, all, expected) => {
    expect(legWords(legs, all)).toBe(expected)
  })

  test('are nothing where there is no matrix', () => {
    expect(legWords(undefined, null)).toBe('')
  })
})
