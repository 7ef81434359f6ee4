/** What is shown or published of a machine's files stands below the repository's folder, not just beside its name. */
import { expect, test } from 'vitest'
import { pathInside } from '#app/files/inside-folder.ts'

test.each([
  ['/repo/src/a.py', '/repo', 'src/a.py'],
  ['/repo/src/a.py', '/repo/', 'src/a.py'],
  ['/repo', '/repo', ''],
  ['/a.py', '/', 'a.py'],
  ['/repo-secret/a.py', '/repo', null],
  ['/repo\\secret', '/repo', null],
  ['/', '/repo', null],
  ['C:\\repo\\src\\a.py', 'C:\\repo', 'src/a.py'],
  ['C:\\repo2\\a.py', 'C:\\repo', null],
  ['\\\\server\\share\\repo\\a.py', '\\\\server\\share\\repo', 'a.py'],
])('%s in %s: %s', (path, folder, expected) => {
  expect(pathInside(path, folder)).toBe(expected)
})
