/** What the legs of a matrix say together of their runs. */
import { describe, expect, it } from 'vitest'
import type { RunIdentity } from '#model/run-identity.ts'
import { mergedRun } from '#snapshot/merged-run.ts'

const everything: RunIdentity['scope'] = { named: [], parts: [], excludePatterns: ['^a', '^b'], folder: '' }
const linux: RunIdentity = {
  language: { name: 'Python', version: '3.12' },
  plugins: [{ name: 'pydantic.mypy', version: '2.9.0' }],
  arguments: 'a1',
  configFiles: [{ path: 'mypy.ini', digest: 'b1' }],
  lockfiles: [],
  scope: { ...everything, named: ['src'] },
}
const windows: RunIdentity = {
  ...linux,
  language: { name: 'Python', version: '3.11' },
  configFiles: [{ path: 'win.ini', digest: 'b2' }],
  scope: { ...everything, named: ['lib'], excludePatterns: ['^b', '^c'] },
}

describe('the run of merged snapshots', () => {
  it('has what the legs share, every file, and looks at what any of them looks at', () => {
    const merged = {
      language: null,
      plugins: linux.plugins,
      arguments: 'a1',
      configFiles: [...linux.configFiles, ...windows.configFiles],
      lockfiles: [],
      scope: { named: ['lib', 'src'], parts: [], excludePatterns: ['^b'], folder: '' },
    }
    const flags = ['--strict']
    expect(
      mergedRun([
        { ...linux, flags },
        { ...windows, flags },
      ]),
    ).toEqual({ ...merged, flags })
    expect(mergedRun([{ ...linux, flags }, windows])).toEqual(merged)
    expect(mergedRun([linux, windows])).toEqual(merged)
    expect(mergedRun([windows, linux])).toEqual(merged)
  })

  it('is that of every leg when they are alike', () => {
    expect(mergedRun([linux, linux])).toEqual(linux)
  })

  it('is not known when one of them is not', () => {
    expect(mergedRun([linux, null])).toBeNull()
    expect(mergedRun([linux, { ...windows, scope: { ...everything, named: null } }])?.scope.named).toBeNull()
    expect(mergedRun([linux, { ...windows, scope: everything }])?.scope.named).toEqual([])
  })
})
