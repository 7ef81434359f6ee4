/** What a change hides is counted over all its files: what only moves is not added. */
import { describe, expect, test } from 'vitest'
import { addedSuppressions } from '#app/change/added-suppressions.ts'
import type { ChangedFile } from '#model/change.ts'
import { storedPath } from '#model/ids.ts'

type Texts = Readonly<Record<string, string>>

function added(before: Texts | null, now: Texts, more: Partial<ChangedFile> = {}) {
  const paths = [...new Set([...Object.keys(before ?? {}), ...Object.keys(now)])]
  const changed = paths.map(
    (path): ChangedFile => ({
      path: storedPath(path),
      previous: null,
      deleted: !(path in now),
      ...more,
    }),
  )
  return addedSuppressions({
    files: changed,
    before: async (path) => (before === null ? undefined : (before[path] ?? null)),
    now: async (path) => now[path] ?? null,
  })
}

describe('added suppressions', () => {
  test('are counted by rule, most first', async () => {
    const now = 'a: Any  # type: ignore[misc]\nb()  # type: ignore[misc]\n'
    expect(await added({ 'a.py': 'a\nb()\n' }, { 'a.py': now, 'b.ts': 'x!.y\n' })).toEqual([
      { rule: 'type-ignore', count: 2 },
      { rule: 'explicit-any', count: 1 },
      { rule: 'non-null', count: 1 },
    ])
  })

  test('are none where one only moves, to another line or another file', async () => {
    const line = 'a()  # type: ignore[misc]\n'
    expect(await added({ 'a.py': line }, { 'a.py': `\n\n${line}` })).toEqual([])
    expect(await added({ 'a.py': line, 'b.py': '' }, { 'a.py': '', 'b.py': line })).toEqual([])
    expect(await added({ 'a.py': line }, { 'b.py': line })).toEqual([])
  })

  test('are one where another code is hidden', async () => {
    const before = { 'a.py': 'a()  # type: ignore[misc]\n' }
    expect(await added(before, { 'a.py': 'a()  # type: ignore[misc, arg-type]\n' })).toEqual([
      { rule: 'type-ignore', count: 1 },
    ])
  })

  test('are not known without the base, unless there are none at all', async () => {
    expect(await added(null, { 'a.py': 'a: Any\n' })).toBeNull()
    expect(await added(null, { 'a.py': 'a: int\n' })).toEqual([])
  })
})
