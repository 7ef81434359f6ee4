/** CODEOWNERS as GitHub reads it; the examples are those of its documentation. */
import { describe, expect, test } from 'vitest'
import { ownerRules, ownersOf } from '#config/code-owners.ts'

const owners = (text: string, path: string): string => ownersOf(ownerRules(text), path)

describe('a pattern', () => {
  test.each([
    ['*', 'a/b/c.py', true],
    ['*.js', 'src/deep/a.js', true],
    ['*.js', 'src/a.jsx', false],
    ['/build/logs/', 'build/logs/a/b.txt', true],
    ['/build/logs/', 'x/build/logs/a.txt', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['apps/', 'any/apps/a.py', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a/b.md', true],
    ['/scripts/', 'scripts/a.sh', true],
    ['**/logs', 'deep/er/logs/a.txt', true],
    ['**/logs', 'logs/a.txt', true],
    ['/apps/github', 'apps/github/a.py', true],
    ['src/**/test', 'src/a/b/test/c.py', true],
    ['src/**/test', 'src/test/c.py', true],
    ['src/a.py', 'src/a.py', true],
    ['src/a.py', 'other/src/a.py', false],
    ['a?.py', 'ab.py', true],
    ['a?.py', 'a/.py', false],
    ['a+b(1).py', 'a+b(1).py', true],
    ['with\\ space/', 'with space/a.py', true],
  ])('%s and %s', (pattern, path, matches) => {
    expect(owners(`${pattern} @acme/team`, path)).toBe(matches ? '@acme/team' : '')
  })

  test('that matches last wins, and one without owners takes them away', () => {
    const text = '* @acme/all\n# a comment\n/src/ @acme/src  @jo # why\r\n/src/vendored/\n'
    expect(owners(text, 'README.md')).toBe('@acme/all')
    expect(owners(text, 'src/a.py')).toBe('@acme/src @jo')
    expect(owners(text, 'src/vendored/a.py')).toBe('')
  })

  test('that GitHub skips is skipped', () => {
    expect(owners('!src/ @a\nsrc/[ab].py @b\n', 'src/a.py')).toBe('')
  })

  test('with so many stars that looking for it takes long is skipped', () => {
    expect(owners(`${'*a'.repeat(24)} @a`, 'a'.repeat(200))).toBe('')
    expect(owners('*a*b*c*d* @a', 'xaxbxcxdx')).toBe('@a')
  })
})
