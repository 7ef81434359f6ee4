/** The configuration of a change is read as it was and as it is; what the change does not touch is the same on both sides. */
import { describe, expect, test } from 'vitest'
import { type ConfiguredRun, loosenedSettings } from '#app/change/loosened-settings.ts'
import { checkerFor } from '#checkers/registry.ts'
import { storedPath } from '#model/ids.ts'
import type { RunIdentity } from '#model/run-identity.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

type Texts = Readonly<Record<string, string>>

interface Change {
  readonly checker?: CheckerName
  readonly folder?: string
  readonly args?: ConfiguredRun['args']
  /** As the two runs recorded them. */
  readonly flags?: { readonly base?: readonly string[]; readonly head?: readonly string[] }
  readonly configFiles?: readonly string[]
  /** Files of the change as they were; null: git does not know the commit. */
  readonly before: Texts | null
  /** The whole tree now. */
  readonly now: Texts
  readonly changed: readonly string[]
}

function loosened(change: Change) {
  const { checker = 'mypy', folder = '', args = [], flags = {}, configFiles, before, now, changed } = change
  const runWith = (given: readonly string[] | undefined): RunIdentity => ({
    language: null,
    plugins: [],
    arguments: null,
    configFiles: (configFiles ?? Object.keys(now)).map((path) => ({ path, digest: '' })),
    lockfiles: [],
    scope: { named: null, parts: [], excludePatterns: [], folder },
    ...(given === undefined ? {} : { flags: given }),
  })
  const [base, head] = [snapshotOf({ run: runWith(flags.base) }), snapshotOf({ run: runWith(flags.head) })]
  return loosenedSettings(
    { checker: checkerFor(checker), args, head, base },
    {
      files: changed.map((path) => ({ path: storedPath(path), previous: null, deleted: !(path in now) })),
      before: async (path) => (before === null ? undefined : (before[path] ?? null)),
      now: async (path) => now[path] ?? null,
    },
  )
}

const strict = '[mypy]\nstrict = true\n'
const loose = '[mypy]\nstrict = false\n'

describe('a loosened configuration', () => {
  test('is told with its place in the repository', async () => {
    const path = 'backend/mypy.ini'
    const change = { folder: 'backend', before: { [path]: strict }, now: { [path]: loose }, changed: [path] }
    expect(await loosened(change)).toEqual([{ path, setting: 'strict', from: 'true', to: 'false' }])
  })

  test('is found above the folder that was checked, and where a file takes the place of another', async () => {
    const change = {
      folder: 'backend',
      before: { 'setup.cfg': strict },
      now: { 'setup.cfg': strict, 'mypy.ini': loose },
      changed: ['mypy.ini'],
    }
    expect(await loosened(change)).toMatchObject([{ path: 'mypy.ini', from: 'true', to: 'false' }])
  })

  test('is not what a file that git does not know says on both sides', async () => {
    const base = JSON.stringify({ compilerOptions: { skipLibCheck: true } })
    const project = (options: object): string =>
      JSON.stringify({ extends: '@acme/tsconfig', compilerOptions: options })
    const change = {
      checker: 'tsc',
      before: { 'tsconfig.json': project({ strict: true }) },
      now: {
        'tsconfig.json': project({ strict: false }),
        'node_modules/@acme/tsconfig/tsconfig.json': base,
      },
      changed: ['tsconfig.json'],
    } as const
    expect(await loosened(change)).toEqual([
      { path: 'tsconfig.json', setting: 'strict', from: 'true', to: 'false' },
    ])
  })

  test('is not guessed where git does not know the base, or the run read other files', async () => {
    const change = { before: { 'mypy.ini': strict }, now: { 'mypy.ini': loose }, changed: ['mypy.ini'] }
    expect(await loosened({ ...change, before: null })).toEqual([])
    expect(await loosened({ ...change, args: null, configFiles: ['other.ini'] })).toEqual([])
    expect(await loosened({ ...change, args: null })).toHaveLength(1)
  })

  test('is told of flags that both runs recorded, beside what files say', async () => {
    const change = { before: { 'mypy.ini': strict }, now: { 'mypy.ini': loose }, changed: ['mypy.ini'] }
    expect(await loosened({ ...change, flags: { base: [], head: ['--disable-error-code=misc'] } })).toEqual([
      { path: 'mypy.ini', setting: 'strict', from: 'true', to: 'false' },
      { path: null, setting: '--disable-error-code', from: null, to: 'misc' },
    ])
    // Words that are hidden in a script were recorded all the same.
    expect(await loosened({ ...change, args: null, flags: { base: ['--strict'], head: [] } })).toEqual([
      { path: 'mypy.ini', setting: 'strict', from: '--strict = true', to: 'strict = false' },
    ])
  })

  test('is not guessed of flags that only one run recorded; they count on both sides then', async () => {
    const change = { before: { 'mypy.ini': strict }, now: { 'mypy.ini': loose }, changed: ['mypy.ini'] }
    for (const flags of [{ head: ['--strict'] }, { base: ['--strict'] }]) {
      expect(await loosened({ ...change, flags })).toEqual([])
    }
    expect(await loosened({ ...change, flags: { head: ['--no-warn-no-return'] } })).toHaveLength(1)
  })

  test('is nothing where the command names a file that did not change', async () => {
    const change = {
      args: ['--config-file', 'ci.ini'],
      before: { 'mypy.ini': strict },
      now: { 'mypy.ini': loose, 'ci.ini': strict },
      changed: ['mypy.ini'],
    }
    expect(await loosened(change)).toEqual([])
  })
})
