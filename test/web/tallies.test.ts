/** Counts by rule and by file, and the tree of the map. */
import { describe, expect, it } from 'vitest'
import { mapTree, nodeAt } from '../../src/web/map-tree.ts'
import { mapKinds } from '../../src/web/route.ts'
import { byFile, byFolder, byRule, type Tally } from '../../src/web/tallies.ts'
import { rowsFrom } from '../support/report-rows.ts'

describe('tallies', () => {
  const rows = rowsFrom('small')
  const named = (names: readonly string[], { key, head, base }: Tally): readonly unknown[] => [
    names[key],
    head,
    base,
  ]

  it('count by rule and by file on both sides, also where an error moved', () => {
    expect(byRule(rows).map((each) => named(rows.data.codes, each))).toContainEqual(['arg-type', 2, 1])
    expect(byFile(rows).map((each) => named(rows.data.paths, each))).toEqual([
      ['src/shop/cart.py', 2, 2],
      ['src/shop/models/order item.py', 1, 0],
      ['src/shop/payment.py', 1, 0],
      ['src/shop/order item.py', 0, 1],
    ])
  })

  it('add up to the totals', () => {
    const large = rowsFrom('large')
    for (const tallies of [byRule(large), byFile(large)]) {
      expect(tallies.reduce((sum, { head }) => sum + head, 0)).toBe(3594)
      expect(tallies.reduce((sum, { base }) => sum + base, 0)).toBe(3636)
    }
  })
})

describe('folders', () => {
  const large = rowsFrom('large')
  const pathOf = (key: number): string => large.data.paths[key] ?? ''

  it('hold what their files hold, each file in one of them', () => {
    const lines = byFolder(byFile(large), pathOf, 'src/shop/')
    expect(lines.reduce((sum, { head }) => sum + head, 0)).toBe(3594)
    expect(lines.map(({ folder }) => folder)).toContain('fulfilment/carriers/')
    expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
    const [{ folder = '', head } = { head: 0 }] = lines
    const own = byFile(large).filter(({ key }) => pathOf(key).startsWith(`src/shop/${folder}`))
    expect(own.reduce((sum, each) => sum + each.head, 0)).toBe(head)
  })

  it('end at their files', () => {
    const files = byFile(large).filter(({ key }) => pathOf(key).startsWith('src/shop/api/'))
    const lines = byFolder(files, pathOf, 'src/shop/api/')
    expect(lines.map(({ key }) => key)).toEqual(files.map(({ key }) => key))
    expect(byFolder(files, pathOf, '').map(({ folder }) => folder)).toEqual(['src/shop/api/'])
  })
})

describe('the map', () => {
  it.each(mapKinds)('holds every error once, divided by %s', (kind) => {
    const tree = mapTree(rowsFrom('course'), kind)
    const leaves = (node: typeof tree): number =>
      node.children.length === 0 ? node.head : node.children.reduce((sum, child) => sum + leaves(child), 0)
    expect(tree.head).toBe(3594)
    expect(leaves(tree)).toBe(3594)
    expect(tree.delta).toBe(-42)
  })

  it('joins folders that hold nothing but one folder', () => {
    const tree = mapTree(rowsFrom('large'), 'folder')
    expect(tree.name).toBe('src/shop/')
    expect(nodeAt(tree, ['fulfilment/carriers/'])?.head).toBeGreaterThan(0)
    expect(nodeAt(tree, ['nowhere/'])).toBeNull()
  })
})
