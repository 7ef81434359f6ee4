/** Globs of pyright and tsc, and regular expressions of mypy, on paths. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { globMatches } from '#policy/scope/glob.ts'
import { patternFound } from '#policy/scope/python-pattern.ts'

describe('a glob', () => {
  it.each([
    ['src/**', 'src/a/b.py', true],
    ['src/**', 'src', true],
    ['src/**', 'src2/a.py', false],
    ['**', 'any/thing.ts', true],
    ['**/gen/**', 'gen/a.py', true],
    ['**/gen/**', 'x/y/gen/a.py', true],
    ['**/gen/**', 'x/generated/a.py', false],
    ['src/*', 'src/a.ts', true],
    ['src/*', 'src/a/b.ts', false],
    ['src/**/*.spec.ts', 'src/a.spec.ts', true],
    ['src/**/*.spec.ts', 'src/a/b/c.spec.ts', true],
    ['a?.py', 'ab.py', true],
    ['a?.py', 'a.py', false],
    ['app/[slug]/page.tsx', 'app/[slug]/page.tsx', true],
    ['app/[slug]/page.tsx', 'app/s/page.tsx', false],
    ['a.py', 'axpy', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(globMatches(pattern, path)).toBe(expected)
  })

  it('without signs matches itself and nothing else', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !/[*?]/.test(text))
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(globMatches(a, a)).toBe(true)
        expect(globMatches(a, b)).toBe(a === b)
      }),
    )
  })

  it('ends, however many ways there are to match it', () => {
    expect(globMatches(`${'**/a*a*a*/'.repeat(200)}b`, 'aaaaaaaa/'.repeat(400))).toBe(false)
    expect(globMatches(`${'*a'.repeat(500)}b`, 'a'.repeat(2000))).toBe(false)
  })
})

describe('a regular expression', () => {
  it.each([
    ['^legacy/', 'legacy/', true],
    ['^legacy/', 'src/legacy/', false],
    [String.raw`_pb2\.py$`, 'src/a_pb2.py', true],
    [String.raw`_pb2\.py\Z`, 'src/a_pb2.pyi', false],
    ['(^one/|^two/)', 'two/', true],
    ['(?:a|b)?c', 'xc', true],
    ['/migrations/.*[.]py$', 'app/migrations/0001.py', true],
    ['^[^/]*/gen/', 'app/gen/', true],
    ['(?x)(\n ^one/   # the first\n | ^two/\n)', 'two/', true],
  ])('%j is searched in %s: %s', (pattern, path, expected) => {
    expect(patternFound(pattern, path)).toBe(expected)
  })

  it.each([
    ['(a+)+$', 'too many ways to match'],
    ['.*.*.*x', 'too many repetitions'],
    ['(?<!a)b', 'looking around'],
    ['(?P<x>a)', 'names'],
    ['a{2,}', 'counted repetition'],
    [String.raw`(a)\1`, 'references'],
    ['(a', 'not closed'],
    ['(?i)a', 'flags'],
  ])('%j is not evaluated: %s', (pattern) => {
    expect(patternFound(pattern, 'a')).toBeNull()
  })

  it('is not searched in a path of a length that nobody has', () => {
    expect(patternFound('a', 'a'.repeat(301))).toBeNull()
  })

  it('ends on any pattern and path', () => {
    const sign = fc.constantFrom('a', '.', '*', '+', '?', '(', ')', '(?:', '|', '[^/]', '^', '$', '\\.', '/')
    const pattern = fc.array(sign, { maxLength: 20 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(pattern, fc.integer({ min: 0, max: 300 }), (text, length) => {
        expect([true, false, null]).toContain(patternFound(text, `${'a'.repeat(length)}!`))
      }),
      { numRuns: 500 },
    )
  })
})
