/** What is told of a run that is not like the baseline's run. */
import { describe, expect, it } from 'vitest'
import { driftText } from '#messages/drift-texts.ts'
import type { RunIdentity } from '#model/run-identity.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { nextReference } from '#policy/reference.ts'
import { runDrift } from '#policy/run-drift.ts'
import { type SnapshotFields, snapshotOf } from '#test/support/snapshot-factory.ts'

const run: RunIdentity = {
  language: { name: 'Python', version: '3.11.4' },
  plugins: [{ name: 'pydantic.mypy', version: '2.5.3' }],
  arguments: 'a1',
  configFiles: [{ path: 'mypy.ini', digest: 'b1' }],
  lockfiles: [{ path: 'uv.lock', digest: 'c1' }],
  scope: { named: [], parts: [], excludePatterns: [], folder: '' },
}
const base: Snapshot = snapshotOf({ run })

function told(head: SnapshotFields, from: Snapshot = base): readonly string[] {
  return runDrift(from, snapshotOf({ run, ...head })).map((drift) => driftText(drift, true))
}

const mypy = { name: 'mypy', version: '1.18.2', configuration: 'c0ffee' } as const
const changed = { ...mypy, configuration: 'decaf' }

describe('a run is told to differ', () => {
  it.each<readonly [string, SnapshotFields, readonly string[]]>([
    [
      'by the checker’s version',
      { checker: { ...mypy, version: '2.4.1' } },
      ['mypy 1.18.2 → 2.4.1: some of the difference comes from the new version, not from your code'],
    ],
    [
      'by an edited configuration file',
      { checker: changed, run: { ...run, configFiles: [{ path: 'mypy.ini', digest: 'b2' }] } },
      ['the configuration changed (`mypy.ini`)'],
    ],
    [
      'by configuration files that came and went',
      { checker: changed, run: { ...run, configFiles: [{ path: 'pyproject.toml', digest: 'b1' }] } },
      ['the configuration changed (`pyproject.toml`, `mypy.ini`)'],
    ],
    [
      'by its arguments',
      { checker: changed, run: { ...run, arguments: 'a2' } },
      ['the checker’s arguments changed'],
    ],
    [
      'by a plugin’s version',
      { run: { ...run, plugins: [{ name: 'pydantic.mypy', version: '2.9.0' }] } },
      ['the plugin `pydantic.mypy` changed: 2.5.3 → 2.9.0'],
    ],
    [
      'by plugins that came and went',
      { run: { ...run, plugins: [{ name: 'own.py', version: null }] } },
      ['the plugin `own.py` is new', 'the plugin `pydantic.mypy` is gone'],
    ],
    [
      'by Python',
      { run: { ...run, language: { name: 'Python', version: '3.12.0' } } },
      ['Python 3.11 → 3.12'],
    ],
    [
      'by a lockfile',
      { run: { ...run, lockfiles: [{ path: 'uv.lock', digest: 'c2' }] } },
      ['the lockfile changed (`uv.lock`)'],
    ],
    ['by the platform', { platform: { os: 'darwin', leg: null } }, ['the platform changed: linux → darwin']],
    [
      'in everything at once, what explains most first',
      {
        checker: { ...changed, version: '2.4.1' },
        platform: { os: 'darwin', leg: null },
        run: { ...run, arguments: 'a2', lockfiles: [] },
      },
      [
        'mypy 1.18.2 → 2.4.1: some of the difference comes from the new version, not from your code',
        'the checker’s arguments changed',
        'the lockfile changed (`uv.lock`)',
        'the platform changed: linux → darwin',
      ],
    ],
  ])('%s', (_name, head, expected) => {
    expect(told(head)).toEqual(expected)
  })
})

describe('a run is not told to differ', () => {
  it.each<readonly [string, SnapshotFields]>([
    ['when nothing does', {}],
    ['by a version that only one side knows', { checker: { ...mypy, version: null } }],
    ['by a configuration that only one side knows', { checker: { ...mypy, configuration: null } }],
    ['by a patch release of Python', { run: { ...run, language: { name: 'Python', version: '3.11.9' } } }],
    ['by a language that one side does not know', { run: { ...run, language: null } }],
    [
      'by a language’s version that one side does not know',
      { run: { ...run, language: { name: 'Python', version: null } } },
    ],
    [
      'by a plugin’s version that one side does not know',
      {
        run: { ...run, plugins: [{ name: 'pydantic.mypy', version: null }] },
      },
    ],
    ['by a platform that one side does not know', { platform: { os: null, leg: null } }],
    ['by what was not recorded', { run: null }],
  ])('%s', (_name, head) => {
    expect(told(head)).toEqual([])
    expect(told({}, snapshotOf({ run, ...head }))).toEqual([])
  })

  it('by a minor release of Node, and by another language', () => {
    const node = (version: string): RunIdentity => ({ ...run, language: { name: 'Node', version } })
    expect(told({ run: node('20.9.1') }, snapshotOf({ run: node('20.1.0') }))).toEqual([])
    expect(told({ run: node('22.0.0') }, snapshotOf({ run: node('20.1.0') }))).toEqual(['Node 20 → 22'])
    expect(told({ run: node('22.0.0') })).toEqual([])
  })
})

describe('a configuration that differs', () => {
  it('is told without names where neither files nor arguments do', () => {
    expect(told({ checker: changed })).toEqual(['the checker’s configuration or arguments changed'])
  })

  it('is told without names where one side recorded none', () => {
    expect(told({ checker: changed, run: null })).toEqual([
      'the checker’s configuration or arguments changed',
    ])
  })
})

describe('a baseline from before runs were recorded', () => {
  const old = snapshotOf({ run: null })

  it('still tells that the configuration is another', () => {
    expect(told({ checker: changed }, old)).toEqual(['the checker’s configuration or arguments changed'])
    expect(told({}, old)).toEqual([])
  })
})

describe('the reference', () => {
  const reference = { errors: 1, commit: base.commit }
  const previous = { ...base, reference }

  it.each<readonly [string, SnapshotFields]>([
    ['the checker’s version', { checker: { ...mypy, version: '2.4.1' } }],
    ['the configuration', { checker: changed, run: { ...run, configFiles: [] } }],
    ['the arguments', { checker: changed, run: { ...run, arguments: 'a2' } }],
  ])('starts anew with %s, and that is told', (_name, head) => {
    const current = snapshotOf({ run, errors: 3, ...head })
    expect(nextReference(current, previous)).toEqual({ errors: 3, commit: current.commit })
    expect(runDrift(previous, current)).not.toEqual([])
  })

  it('stays when only packages, plugins, language or platform changed', () => {
    const other: RunIdentity = { ...run, plugins: [], lockfiles: [], language: null }
    const current = snapshotOf({ run: other, errors: 3, platform: { os: 'darwin', leg: null } })
    expect(nextReference(current, previous)).toEqual(reference)
  })
})
