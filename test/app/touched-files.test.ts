/** Which files of a change are told of, and in which order. */
import { expect, test } from 'vitest'
import { touchedFiles } from '#app/change/touched-files.ts'
import type { ChangedFile } from '#model/change.ts'
import { storedPath } from '#model/ids.ts'
import { listedPairs } from '#model/kept-pairs.ts'
import { keptOf, unpairedOf } from '#test/support/report-factory.ts'

const changed = (path: string, deleted = false): ChangedFile => ({
  path: storedPath(path),
  previous: null,
  deleted,
})

test('lists what the checker looks at or found errors in, worst first, and nothing that was deleted', () => {
  const comparison = {
    kept: listedPairs([
      keptOf({ path: 'old.ts' }),
      keptOf({ path: 'old.ts' }),
      keptOf({ path: 'elsewhere.ts' }),
    ]),
    new: [unpairedOf({ path: 'data.json' }), unpairedOf({ path: 'note.ts', severity: 'warning' })],
    fixed: [],
  }
  const files = ['clean.ts', 'old.ts', 'data.json', 'README.md', 'note.ts'].map((path) => changed(path))
  const touched = touchedFiles(comparison, { files: [...files, changed('gone.ts', true)], sources: /\.ts$/ })
  expect(touched).toEqual([
    { path: 'data.json', errors: 1, newErrors: 1 },
    { path: 'old.ts', errors: 2, newErrors: 0 },
    { path: 'clean.ts', errors: 0, newErrors: 0 },
    { path: 'note.ts', errors: 0, newErrors: 0 },
  ])
})
