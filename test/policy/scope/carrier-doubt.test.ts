/** The rulings of docs/carriers.md: what two documents of tools that are not known can't prove. */
import { describe, expect, test } from 'vitest'
import { diagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { CheckerIdentity, Snapshot } from '#model/snapshot.ts'
import { carrierDoubt } from '#policy/scope/carrier-doubt.ts'
import { diagnosticOf } from '#test/support/diagnostic-factory.ts'
import { snapshotOf } from '#test/support/snapshot-factory.ts'

function side(
  name: CheckerIdentity['name'],
  {
    rules = [],
    path = 'a.c',
    ...more
  }: Partial<Snapshot> & {
    readonly rules?: readonly string[]
    readonly path?: string
    readonly tool?: string
  },
): Snapshot {
  const { tool, ...fields } = more as Partial<Snapshot> & { readonly tool?: string }
  const checker = { name, ...(tool === undefined ? {} : { tool }), version: null, configuration: null }
  const found = rules.map((code, index) => diagnosticOf({ path, line: index + 1, code }))
  return { ...snapshotOf(), checker, ...fields, diagnostics: diagnosticTable(found) }
}

const there = new Set([storedPath('a.c')])
const gone = new Set<never>()

describe('when all findings are gone at once', () => {
  const base = side('sarif', { rules: ['A', 'B'], tool: 'hadolint' })

  test('a carrier is doubted while their files are there', () => {
    expect(carrierDoubt({ base, head: side('sarif', { tool: 'hadolint' }), existing: there })).toEqual({
      kind: 'findings-gone',
      findings: 2,
      tool: 'hadolint',
      paths: ['a.c'],
    })
  })

  test('it is believed when the files are gone, or the document lists clean ones', () => {
    expect(carrierDoubt({ base, head: side('sarif', {}), existing: gone })).toBeNull()
    expect(carrierDoubt({ base, head: side('sarif', { filesChecked: 3 }), existing: there })).toBeNull()
  })

  test('it is doubted when they were about no file', () => {
    const project = side('sarif', { rules: ['A'], path: '' })
    expect(carrierDoubt({ base: project, head: side('sarif', {}), existing: gone })?.kind).toBe(
      'findings-gone',
    )
  })

  test('a checker that is known is believed, and so is a carrier that had none', () => {
    expect(
      carrierDoubt({ base: side('ruff', { rules: ['A'] }), head: side('ruff', {}), existing: there }),
    ).toBeNull()
    expect(carrierDoubt({ base: side('sarif', {}), head: side('sarif', {}), existing: there })).toBeNull()
  })
})

describe('two documents without a rule in common', () => {
  const base = side('gitlab', { rules: ['F401', 'E501'] })

  test('are of two tools where they name none', () => {
    expect(
      carrierDoubt({ base, head: side('gitlab', { rules: ['invalid-return'] }), existing: there }),
    ).toEqual({
      kind: 'rules-foreign',
      checker: 'gitlab',
      base: ['E501', 'F401'],
      head: ['invalid-return'],
    })
  })

  test('are compared where both name the same tool, or a rule is in both', () => {
    const named = (rules: readonly string[]) => side('github', { rules, tool: 'ruff' })
    expect(carrierDoubt({ base: named(['A']), head: named(['B']), existing: there })).toBeNull()
    expect(carrierDoubt({ base, head: side('gitlab', { rules: ['F401', 'X'] }), existing: there })).toBeNull()
  })
})
