/** Who owns a file, by GitHub's rules for CODEOWNERS. */
import { describe, expect, test } from 'vitest'
import { codeOwners } from '#config/code-owners.ts'

/** Whether a file with this one pattern owns the path. */
function fits(pattern: string, path: string): boolean {
  return codeOwners(`${pattern} @owner`)(path).length === 1
}

describe('a pattern', () => {
  test.each([
    ['*', 'a.py', true],
    ['*', 'src/deep/a.py', true],
    ['*.py', 'a.py', true],
    ['*.py', 'src/deep/a.py', true],
    ['*.py', 'a.pyi', false],
    ['/a.py', 'a.py', true],
    ['/a.py', 'src/a.py', false],
    ['apps/', 'apps/a.py', true],
    ['apps/', 'src/apps/deep/a.py', true],
    ['apps/', 'apps', false],
    ['/apps/', 'src/apps/a.py', false],
    ['/apps', 'apps/deep/a.py', true],
    ['/apps', 'apps', true],
    ['apps', 'src/apps/a.py', true],
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/deep/a.md', false],
    ['docs/*', 'src/docs/a.md', false],
    ['docs/**', 'docs/deep/a.md', true],
    ['**/logs', 'a/b/logs/x.py', true],
    ['**/logs', 'logs/x.py', true],
    ['src/**/test', 'src/test/a.py', true],
    ['src/**/test', 'src/a/b/test/a.py', true],
    ['src/**/test', 'lib/src/test/a.py', false],
    ['src/*/a.py', 'src/x/a.py', true],
    ['src/*/a.py', 'src/x/y/a.py', false],
    ['a?.py', 'ab.py', true],
    ['a?.py', 'a/.py', false],
    ['/src/my\\ file.py', 'src/my file.py', true],
    ['src/(a).ts', 'src/(a).ts', true],
    ['/s.c', 'sxc', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(fits(pattern, path)).toBe(expected)
  })

  test('that GitHub does not read owns nothing', () => {
    expect(fits('!*.py', 'a.py')).toBe(false)
    expect(fits('[ab].py', 'a.py')).toBe(false)
    expect(codeOwners('*.py not-an-owner')('a.py')).toEqual([])
  })

  test('made to take exponential time comes to an end', () => {
    const owners = codeOwners(`${'*a'.repeat(200)}b @owner\n${'**/a/'.repeat(100)}b @owner`)
    expect(owners('a/'.repeat(300) + 'a'.repeat(4000))).toEqual([])
  })
})

describe('a file', () => {
  const owners = codeOwners(
    [
      '# who looks after what',
      '*            @acme/everyone',
      '*.py         @acme/python @guido # both',
      '/src/pay/    pay@acme.example',
      '/src/pay/generated/',
      '',
    ].join('\r\n'),
  )

  test('gives a path to the last line that fits', () => {
    expect(owners('README.md')).toEqual(['@acme/everyone'])
    expect(owners('tools/x.py')).toEqual(['@acme/python', '@guido'])
    expect(owners('src/pay/x.py')).toEqual(['pay@acme.example'])
  })

  test('can take a path from everybody', () => {
    expect(owners('src/pay/generated/x.py')).toEqual([])
  })
})
