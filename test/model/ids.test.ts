/** Paths as checkers print them, read by text alone, and the constructors of other ids. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commitSha, type PathBase, pathReader, repositoryPath, ruleCode } from '#model/ids.ts'

const posix: PathBase = { root: '/srv/app', spelledRoot: '/opt/me/link', cwd: '/srv/app/backend' }
const windows: PathBase = { root: 'D:\\a\\app', spelledRoot: 'D:\\a\\app', cwd: 'D:\\a\\app\\src' }

function inside(path: string): unknown {
  return { kind: 'inside', path }
}

function outside(path: string): unknown {
  return { kind: 'outside', path }
}

describe('a printed path on POSIX', () => {
  test.each([
    ['a.py', 'backend/a.py'],
    ['./a.py', 'backend/a.py'],
    ['pkg//sub/./a.py', 'backend/pkg/sub/a.py'],
    ['../lib/a.py', 'lib/a.py'],
    ['../../app/lib/a.py', 'lib/a.py'],
    ['/srv/app/lib/a.py', 'lib/a.py'],
    ['/srv/app/backend/../lib/a.py', 'lib/a.py'],
    ['/opt/me/link/lib/a.py', 'lib/a.py'],
    ['odd\\name.py', 'backend/odd\\name.py'],
    [' spaced .py', 'backend/ spaced .py'],
    ['..a/b..py', 'backend/..a/b..py'],
    ['prüfung/検査.py', 'backend/prüfung/検査.py'],
  ])('%j stands at %j in the repository', (printed, path) => {
    expect(repositoryPath(printed, posix)).toEqual(inside(path))
  })

  test.each([
    '../../other/a.py',
    '/srv/app2/a.py',
    '/srv/ap/a.py',
    '/usr/lib/python3/typing.pyi',
    '/srv/App/a.py',
    '/srv/app',
    '..',
    '../../../../../etc/passwd',
  ])('%j is outside and stays as printed', (printed) => {
    expect(repositoryPath(printed, posix)).toEqual(outside(printed))
  })
})

describe('a printed path on Windows', () => {
  test.each([
    ['a.ts', 'src/a.ts'],
    ['lib\\a.ts', 'src/lib/a.ts'],
    ['..\\lib\\a.ts', 'lib/a.ts'],
    ['D:\\a\\app\\src\\a.ts', 'src/a.ts'],
    ['D:/a/app/src/a.ts', 'src/a.ts'],
    ['d:\\A\\APP\\src\\a.ts', 'src/a.ts'],
    ['D:\\a\\app/src\\a.ts', 'src/a.ts'],
  ])('%j stands at %j in the repository', (printed, path) => {
    expect(repositoryPath(printed, windows)).toEqual(inside(path))
  })

  test.each([
    'C:\\a\\app\\a.ts',
    'D:\\a\\app2\\a.ts',
    '..\\..\\b\\a.ts',
    'D:\\a\\app',
    '\\\\server\\share\\a.ts',
  ])('%j is outside and stays as printed', (printed) => {
    expect(repositoryPath(printed, windows)).toEqual(outside(printed))
  })

  test('a Windows path against a POSIX root is outside', () => {
    expect(repositoryPath('C:\\work\\app\\a.ts', posix)).toEqual(outside('C:\\work\\app\\a.ts'))
  })
})

describe('whatever is printed', () => {
  const segment = fc.constantFrom('..', '.', '', 'a', 'b.py', 'app', 'work', '\\', 'C:')
  const printed = fc.tuple(fc.boolean(), fc.array(segment, { maxLength: 8 }))

  test('a path inside is relative and has no segment that leads anywhere else', () => {
    fc.assert(
      fc.property(printed, ([rooted, segments]) => {
        const read = repositoryPath(`${rooted ? '/srv/app/' : ''}${segments.join('/')}`, posix)
        if (read.kind === 'inside') {
          const parts = read.path.split('/')
          expect(parts.some((part) => part === '' || part === '.' || part === '..')).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a path inside reads as itself from the root', () => {
    fc.assert(
      fc.property(printed, ([, segments]) => {
        const read = repositoryPath(segments.join('/'), posix)
        if (read.kind === 'inside') {
          expect(repositoryPath(`/srv/app/${read.path}`, posix)).toEqual(read)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a reader of many paths', () => {
  const segment = fc.constantFrom('..', '.', '', 'a', 'b.py', '.c', '...', 'app', '\\', 'C:', 'D:\\a\\app')
  const bases = fc.constantFrom(
    posix,
    windows,
    { ...posix, cwd: '/srv/app' },
    { ...posix, cwd: '/srv' },
    { ...posix, cwd: '/opt/me/link/x' },
  )

  test('reads each as alone', () => {
    fc.assert(
      fc.property(
        bases,
        fc.constantFrom('', '/', '\\', '\\\\', '/srv/app/'),
        fc.array(segment, { maxLength: 5 }),
        (base, start, all) => {
          const printed = `${start}${all.join('/')}`
          expect(pathReader(base)(printed)).toEqual(repositoryPath(printed, base))
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('other ids', () => {
  test.each(['a'.repeat(40), '0123456789'.repeat(4), 'f'.repeat(64)])('%s is a commit', (text) => {
    expect(commitSha(text)).toBe(text)
  })

  test.each([
    '',
    'abc1234',
    'A'.repeat(40),
    'a'.repeat(41),
    'a'.repeat(63),
    'HEAD',
    `${'a'.repeat(40)}\n`,
    'g'.repeat(40),
  ])('%j is no commit', (text) => {
    expect(commitSha(text)).toBeNull()
  })

  test('no code has one spelling', () => {
    expect([ruleCode(''), ruleCode(null), ruleCode('TS2322')]).toEqual([null, null, 'TS2322'])
  })
})
