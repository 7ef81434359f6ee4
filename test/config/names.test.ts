/** Names for artifacts: always allowed, and never one name for two wishes that had to be changed. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { artifactSafeName } from '#config/names.ts'

const allowed = /^[a-z0-9._-]{1,60}$/
const wish = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 })

describe('a name for artifacts', () => {
  test.each(['mypy', 'a', 'api.v2_x-y', 'x'.repeat(60)])('%s stays as it is', (name) => {
    expect(artifactSafeName(name, shaDigest)).toBe(name)
  })

  test.each([
    ['API', 'api'],
    ['back end', 'back-end'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['mypy\n', 'mypy-'],
    ['日本', '-'],
  ])('%j is changed and gets six digits of its SHA-256', (name, start) => {
    const digits = createHash('sha256').update(name).digest('hex').slice(0, 6)
    expect(artifactSafeName(name, shaDigest)).toBe(`${start}-${digits}`)
  })

  test('a name that is too long is cut before its digits', () => {
    expect(artifactSafeName('x'.repeat(61), shaDigest)).toMatch(/^x{53}-[0-9a-f]{6}$/)
  })

  test('a name that looks like the attempt of another is changed', () => {
    expect(artifactSafeName('api-attempt-2', shaDigest)).toMatch(/^api-attempt-2-[0-9a-f]{6}$/)
  })

  test('whatever is wished for, the name is allowed', () => {
    fc.assert(
      fc.property(wish, (one) => {
        expect(artifactSafeName(one, shaDigest)).toMatch(allowed)
      }),
      { numRuns: 1000 },
    )
  })

  test('two wishes that had to be changed never share a name', () => {
    const changed = wish.filter((one) => artifactSafeName(one, shaDigest) !== one)
    fc.assert(
      fc.property(changed, changed, (one, other) => {
        const same = artifactSafeName(one, shaDigest) === artifactSafeName(other, shaDigest)
        expect(same).toBe(one === other)
      }),
      { numRuns: 1000 },
    )
    const lookAlike = ['a b', 'a-b ', 'A-B', 'A b', 'a  b', 'a/b'].map((one) =>
      artifactSafeName(one, shaDigest),
    )
    expect(new Set(lookAlike).size).toBe(lookAlike.length)
  })
})
