/** A found baseline is used when it can be read and speaks of the same checker, and never silently dropped. */
import { describe, expect, test } from 'vitest'
import type { FoundBaseline } from '#app/baseline/find-baseline.ts'
import { loadBaseline } from '#app/baseline/load-baseline.ts'
import type { CheckerIdentity } from '#model/snapshot.ts'
import { encodeSnapshot } from '#snapshot/encode.ts'
import { shaOf } from '#test/support/shas.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

const mypy: CheckerIdentity = { name: 'mypy', version: '1.18.2', configuration: 'c0ffee' }
const origin = { source: 'artifact', commit: shaOf(1), distance: 2, runUrl: 'https://github.com/x' } as const

function found(text: string): FoundBaseline {
  return { state: 'found', text, origin, label: 'The artifact “type-ratchet-baseline-mypy”' }
}

describe('a found baseline', () => {
  test('is loaded with where it came from', () => {
    const snapshot = snapshotOf({ errors: 3, checker: mypy })
    expect(loadBaseline(found(encodeSnapshot(snapshot)), mypy)).toEqual({ state: 'loaded', snapshot, origin })
  })

  test('of another version or configuration is still compared', () => {
    const snapshot = snapshotOf({ checker: { name: 'mypy', version: '1.0.0', configuration: null } })
    expect(loadBaseline(found(encodeSnapshot(snapshot)), mypy).state).toBe('loaded')
  })

  test('of another checker is incompatible and names both', () => {
    const snapshot = snapshotOf({ checker: { ...mypy, name: 'tsc' } })
    expect(loadBaseline(found(encodeSnapshot(snapshot)), mypy)).toEqual({
      state: 'incompatible',
      problem: { kind: 'snapshot-other-checker', base: 'tsc', head: 'mypy' },
    })
  })

  test('of another tool in the same form is incompatible, and one that names none is not', () => {
    const of = (tool?: string): CheckerIdentity => ({
      name: 'sarif',
      ...(tool === undefined ? {} : { tool }),
      version: null,
      configuration: null,
    })
    const load = (base: CheckerIdentity, head: CheckerIdentity) =>
      loadBaseline(found(encodeSnapshot(snapshotOf({ checker: base }))), head)
    expect(load(of('ruff'), of('ty'))).toEqual({
      state: 'incompatible',
      problem: { kind: 'snapshot-other-checker', base: 'ruff (sarif)', head: 'ty (sarif)', carrier: 'sarif' },
    })
    expect(load(of('ruff'), of('ruff')).state).toBe('loaded')
    expect(load(of('ruff'), of()).state).toBe('loaded')
  })

  test('that is no snapshot is unreadable and names the artifact', () => {
    expect(loadBaseline(found('{}'), mypy)).toMatchObject({
      state: 'unreadable',
      problem: { kind: 'snapshot-unreadable', source: 'The artifact “type-ratchet-baseline-mypy”' },
    })
  })

  test('that was not found stays absent or unreadable as it was', () => {
    const absent: FoundBaseline = {
      state: 'absent',
      problem: { kind: 'baseline-none', artifact: 'x', refused: ['run 7 was refused'] },
    }
    expect(loadBaseline(absent, mypy)).toEqual(absent)
  })
})
