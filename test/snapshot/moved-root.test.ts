/** Two snapshots of one folder that were taken from two folders. */
import { describe, expect, test } from 'vitest'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { atRootOf } from '#snapshot/moved-root.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

interface Taken {
  /** Where the checker ran, by its own root. */
  readonly ran?: string
  readonly paths: readonly string[]
  readonly commit?: Snapshot['commit']
  readonly folder?: string
}

function taken({ ran = '', paths, commit = null, folder }: Taken): Snapshot {
  return {
    ...snapshotOf({ commit, ...(folder === undefined ? {} : { folder }) }),
    run: {
      ...{ language: null, plugins: [], arguments: null, configFiles: [], lockfiles: [] },
      scope: { named: null, parts: [], excludePatterns: [], folder: ran },
    },
    diagnostics: diagnosticTable(paths.map((path) => diagnosticOf({ path }))),
  }
}

const pathsOf = ({ diagnostics }: Snapshot): readonly string[] =>
  Array.from(diagnostics, ({ path }) => path as string)

describe('without git', () => {
  test.each<[string, Taken, Taken, readonly string[]]>([
    [
      'a folder that was named from above is told as from inside',
      { ran: 'backend', paths: ['backend/a.py', 'lib/b.py'] },
      { paths: ['a.py'] },
      ['a.py', '../lib/b.py'],
    ],
    [
      'and the other way round',
      { paths: ['a.py', '../lib/b.py'] },
      { ran: 'backend', paths: ['backend/a.py'] },
      ['backend/a.py', 'lib/b.py'],
    ],
    [
      'over several folders, of which some are common',
      { ran: 'services/backend', paths: ['services/backend/a.py'] },
      { ran: 'backend', paths: ['backend/a.py'] },
      ['backend/a.py'],
    ],
    [
      'two folders that only end alike stay',
      { ran: 'backend', paths: ['backend/a.py'] },
      { ran: 'end', paths: ['end/a.py'] },
      ['backend/a.py'],
    ],
    [
      'another folder, which has other files, stays',
      { ran: 'backend', paths: ['backend/a.py'] },
      { paths: ['z.py'] },
      ['backend/a.py'],
    ],
    [
      'names that fit as they are stay',
      { ran: 'backend', paths: ['backend/a.py', 'a.py'] },
      { paths: ['a.py'] },
      ['backend/a.py', 'a.py'],
    ],
    [
      'errors of no file say nothing',
      { ran: 'backend', paths: ['', 'backend/a.py'] },
      { paths: ['', 'z.py'] },
      ['', 'backend/a.py'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect([...pathsOf(atRootOf(taken(base), taken(head)))].sort()).toEqual([...expected].sort())
  })

  test('the folder of the run goes with its files', () => {
    const base = taken({ ran: 'backend', paths: ['backend/a.py'] })
    expect(atRootOf(base, taken({ paths: ['a.py'] })).run?.scope.folder).toBe('')
  })
})

describe('with git', () => {
  const commit = shaOf(1)

  test('the folder in the repository decides', () => {
    const base = taken({ ran: 'backend', paths: ['backend/a.py'], commit })
    const head = taken({ paths: ['a.py'], commit, folder: 'backend/' })
    expect(pathsOf(atRootOf(base, head))).toEqual(['a.py'])
  })

  test('two snapshots of the top are left as they are', () => {
    const base = taken({ ran: 'backend', paths: ['backend/a.py'], commit })
    expect(pathsOf(atRootOf(base, taken({ paths: ['a.py'], commit })))).toEqual(['backend/a.py'])
  })
})

test.each([
  ['written in the folder', ['a.py', 'gone.py'], ['a.py', 'gone.py']],
  ['written at the top', ['services/a.py', 'other/b.py', 'b.py'], ['a.py', '../other/b.py', '../b.py']],
  ['of which nothing is left', ['gone.py'], ['gone.py']],
])('a committed file, %s, is told from where the check runs', (_, paths, expected) => {
  const committed: Snapshot = { ...taken({ paths }), run: null }
  const head = taken({ paths: ['a.py', 'c.py'], commit: shaOf(1), folder: 'services/' })
  expect([...pathsOf(atRootOf(committed, head))].sort()).toEqual([...expected].sort())
})
