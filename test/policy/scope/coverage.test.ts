/** Whether a run was told to look at a file: by its command line, by what it includes, by what it excludes. */
import { describe, expect, it } from 'vitest'
import type { Scope } from '#model/run-identity.ts'
import { includesLess, isBelow, leavesOut, namesLess } from '#policy/scope/coverage.ts'

/** `include` and `exclude` are one part's. */
interface Told {
  readonly named?: readonly string[] | null
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly excludePatterns?: readonly string[]
  readonly folder?: string
}

function scope({ include = [], exclude = [], ...told }: Told = {}): Scope {
  return { named: [], excludePatterns: [], folder: '', parts: [{ include, exclude }], ...told }
}

describe('a path', () => {
  it.each([
    ['src/a.py', 'src', true],
    ['src', 'src', true],
    ['src/a.py', '', true],
    ['srcs/a.py', 'src', false],
    ['a/src/b.py', 'src', false],
  ])('%s below “%s”: %s', (path, folder, expected) => {
    expect(isBelow(path, folder)).toBe(expected)
  })
})

describe('a command line names less', () => {
  it.each<readonly [string, Told, Told, boolean]>([
    ['a file of a folder', { named: ['src'] }, { named: ['src/a.py'] }, true],
    ['one of two folders', { named: ['src', 'test'] }, { named: ['src'] }, true],
    ['the same', { named: ['src'] }, { named: ['src'] }, false],
    ['the folder above', { named: ['src/a'] }, { named: ['src'] }, false],
    ['nothing, so all that is configured', { named: ['src'] }, { named: [] }, false],
    ['what nobody knows', { named: ['src'] }, { named: null }, false],
    ['a folder, where nobody knows what it was', { named: null }, { named: ['src'] }, false],
    ['a folder, where it was everything', {}, { named: ['src'] }, true],
    ['the root, where it was everything', {}, { named: [''] }, false],
    ['the configuration’s own folder', { folder: 'web' }, { named: ['web'] }, false],
    ['the folder that is included', { include: ['src/**/*.ts'] }, { named: ['src'] }, false],
    ['the folder of an included pattern', { include: ['src/x*y'] }, { named: ['src'] }, false],
    ['the folder beside it', { include: ['lib/*.ts'] }, { named: ['src'] }, true],
    ['a folder, where a pattern took the whole root', { include: ['**/*.ts'] }, { named: ['src'] }, true],
    ['the included folder by its name', { include: ['src'] }, { named: ['src'] }, false],
  ])('%s', (_, base, head, expected) => {
    expect(namesLess(scope(base), scope(head))).toBe(expected)
  })
})

describe('a configuration includes less', () => {
  it.each<readonly [string, Told, Told, boolean]>([
    ['with a list, where it was everything', {}, { include: ['src'] }, true],
    ['with a shorter list', { include: ['src', 'test'] }, { include: ['src'] }, true],
    ['with the same', { include: ['src'] }, { include: ['src'] }, false],
    ['with a longer list', { include: ['src'] }, { include: ['src', 'test'] }, false],
    ['with none, which is everything', { include: ['src'] }, {}, false],
    ['with none on both sides', {}, {}, false],
  ])('%s', (_, base, head, expected) => {
    expect(includesLess(scope(base), scope(head))).toBe(expected)
  })
})

describe('a run leaves a file out', () => {
  it.each<readonly [string, string, Told, Told, boolean]>([
    ['that is not named any more', 'test/a.py', { named: ['src', 'test'] }, { named: ['src'] }, true],
    ['but not one that still is', 'src/a.py', { named: ['src', 'test'] }, { named: ['src'] }, false],
    ['but not one of two names’', 'test/a.py', { named: ['.', 'x'] }, { named: ['src', 'test'] }, false],
    [
      'that is not included any more',
      'test/a.ts',
      { include: ['src/*', 'test/*'] },
      { include: ['src/*'] },
      true,
    ],
    ['but not one that is', 'src/a.ts', { include: ['src/*', 'test/*'] }, { include: ['src/*'] }, false],
    [
      'but not where as much is included',
      'other/a.ts',
      { include: ['src/*'] },
      { include: ['src/*'] },
      false,
    ],
    [
      'but not for the configuration, where it is named',
      'test/a.ts',
      { include: ['src/*', 'test/*'], named: ['test'] },
      { include: ['src/*'], named: ['test'] },
      false,
    ],
    [
      'that was never listed, where less is included',
      'lib/a.ts',
      { include: ['src/*', 'test/*'] },
      { include: ['src/*'] },
      true,
    ],
    [
      'that one of two lists held',
      'src/a.ts',
      { include: ['src/*', 'test/*'] },
      { include: ['src/*', 'test/*'], exclude: ['src/*'] },
      true,
    ],
    ['that is excluded now', 'src/a.ts', {}, { exclude: ['src/*'] }, true],
    ['that was excluded before as well', 'src/a.ts', { exclude: ['src/*'] }, { exclude: ['src/*'] }, false],
    ['that is excluded no more', 'src/a.ts', { exclude: ['src/*'] }, {}, false],
    [
      'that is excluded below a name',
      'src/a.ts',
      { named: ['src'] },
      { named: ['src'], exclude: ['src/*'] },
      true,
    ],
    [
      'that was excluded below a name before',
      'src/a.ts',
      { named: ['src'], exclude: ['src/*'] },
      { named: ['src'], exclude: ['src/*'] },
      false,
    ],
    ['by a new pattern', 'src/gen/a.py', {}, { excludePatterns: ['gen/'] }, true],
    ['not by one that does not fit', 'src/a.py', {}, { excludePatterns: ['gen/'] }, false],
    [
      'not by one that both have',
      'gen/a.py',
      { excludePatterns: ['gen/'] },
      { excludePatterns: ['gen/'] },
      false,
    ],
    [
      'by a pattern that fits below its folder',
      'web/gen/a.py',
      {},
      { excludePatterns: ['^gen/'], folder: 'web' },
      true,
    ],
    [
      'not by one that would fit above it',
      'web/a.py',
      {},
      { excludePatterns: ['^web/'], folder: 'web' },
      false,
    ],
    [
      'by a pattern outside its folder',
      'lib/gen.py',
      {},
      { excludePatterns: ['^lib/'], folder: 'web' },
      true,
    ],
    ['by a pattern for the file alone', 'src/a.py', {}, { excludePatterns: ['a\\.py$'] }, true],
    ['not for a file with a slash behind it', 'src/a.py', {}, { excludePatterns: ['a\\.py/'] }, false],
    [
      'not by a pattern, where it is named itself',
      'gen/a.py',
      { named: ['gen/a.py'] },
      { named: ['gen/a.py'], excludePatterns: ['gen/'] },
      false,
    ],
  ])('%s: %s', (_, path, base, head, expected) => {
    expect(leavesOut(path, { base: scope(base), head: scope(head) })).toBe(expected)
  })

  it('never, where neither lists parts', () => {
    const open = { ...scope(), parts: [] }
    expect(leavesOut('src/a.ts', { base: open, head: open })).toBe(false)
    expect(leavesOut('src/a.ts', { base: scope({ include: ['src/*'] }), head: open })).toBe(false)
  })

  it('that one of several parts excludes, below a name', () => {
    const two = { ...scope({ named: ['src'] }), parts: [] }
    const head = { ...two, parts: [...scope().parts, ...scope({ exclude: ['src/*'] }).parts] }
    expect(leavesOut('src/a.ts', { base: two, head })).toBe(true)
  })
})
