/** When a run without a result is the change's own doing. */
import { describe, expect, test } from 'vitest'
import { stopPlace } from '#app/action/stop-place.ts'
import { storedPath } from '#model/ids.ts'

const changed = (path: string, deleted = false) => ({ path: storedPath(path), previous: null, deleted })
const stopped = (evidence: string) => ({ kind: 'checker-stopped-early', evidence }) as const

describe('the place where a checker stopped', () => {
  test.each([
    ['src/a.py:3: error: invalid syntax  [syntax]', 'src/a.py', 3],
    ['src/a.py:3:14: error: invalid syntax  [syntax]', 'src/a.py', 3],
    ['a.py:3: error: invalid syntax  [syntax]', 'src/a.py', 3],
    ['web/a.ts(12,4): error TS1005: ";" expected.', 'web/a.ts', 12],
  ])('is told when the change touches that file: %s', (evidence, path, line) => {
    const files = [changed('src/a.py'), changed('web/a.ts'), changed('README.md')]
    expect(stopPlace(stopped(evidence), files)).toEqual({ stop: { path, line } })
  })

  test.each([
    ['another file', 'src/b.py:3: error: invalid syntax'],
    ['a file whose name only ends alike', 'xsrc/a.py:3: error: invalid syntax'],
    ['a deleted file', 'gone.py:3: error: invalid syntax'],
    ['no file at all', 'Found 1 error in 1 file (errors prevented further checking)'],
  ])('is nothing for %s', (_, evidence) => {
    expect(stopPlace(stopped(evidence), [changed('src/a.py'), changed('gone.py', true)])).toEqual({})
  })

  test('is nothing where two files could be meant, the change is unknown, or something else went wrong', () => {
    const evidence = 'a.py:3: error: invalid syntax'
    expect(stopPlace(stopped(evidence), [changed('x/a.py'), changed('y/a.py')])).toEqual({})
    expect(stopPlace(stopped(evidence), null)).toEqual({})
    expect(stopPlace({ kind: 'run-overtaken' }, [changed('a.py')])).toEqual({})
    expect(stopPlace(null, [changed('a.py')])).toEqual({})
  })
})
