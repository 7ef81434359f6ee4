/** The errors as a tree for the map: by folder, rule, owner or category. */

import { unnamed } from './filter.ts'
import type { MapKind } from './route.ts'
import { namesOf, type RowNames } from './row-names.ts'
import type { Rows } from './rows.ts'

/** A branch or, without children, a leaf of the tree. */
export interface MapNode {
  readonly name: string
  readonly head: number
  /** Errors now minus errors in the baseline, of those shown here. */
  readonly delta: number
  readonly children: readonly MapNode[]
}

interface OpenNode {
  head: number
  delta: number
  readonly children: Map<string, OpenNode>
}

/** Linear in the rows. Kept errors count where they are now. */
export function mapTree(rows: Rows, kind: MapKind): MapNode {
  const root: OpenNode = { head: 0, delta: 0, children: new Map() }
  for (const [names, { head, delta }] of cells(rows, kind)) {
    let node = root
    node.head += head
    node.delta += delta
    for (const name of names) {
      const child: OpenNode = node.children.get(name) ?? { head: 0, delta: 0, children: new Map() }
      node.children.set(name, child)
      child.head += head
      child.delta += delta
      node = child
    }
  }
  return closed('', root, kind !== 'rule' && kind !== 'category')
}

/** The node at the end of the names, or null. */
export function nodeAt(root: MapNode, names: readonly string[]): MapNode | null {
  let node: MapNode | undefined = root
  for (const name of names) {
    node = node?.children.find((child) => child.name === name)
  }
  return node ?? null
}

interface Count {
  head: number
  delta: number
}

/** Rows of one path, rule and category go the same way: they are counted together first. */
function cells(rows: Rows, kind: MapKind): readonly (readonly [readonly string[], Count])[] {
  const counts = new Map<number, Count & { readonly row: number }>()
  const [codes, categories] = [rows.data.codes.length, rows.data.categories.length]
  for (let row = 0; row < rows.amount; row += 1) {
    if (rows.isError[row] === 1) {
      const place = (rows.path[row] ?? 0) * codes + (rows.code[row] ?? 0)
      const key = place * categories + (rows.category[row] ?? 0)
      const count = counts.get(key) ?? { head: 0, delta: 0, row }
      counts.set(key, count)
      const status = rows.status[row] ?? 2
      count.head += status === 1 ? 0 : 1
      count.delta += deltas[status] ?? 0
    }
  }
  return [...counts.values()].map((count) => [trailOf(kind, namesOf(rows, count.row)), count] as const)
}

/** By the numbers of {@link Rows.status}: new, fixed, kept. */
const deltas = [1, -1, 0]

function trailOf(kind: MapKind, { path, rule, category, owner }: RowNames): readonly string[] {
  const named = { rule: rule || unnamed.rule, owner: owner || unnamed.owner }
  switch (kind) {
    case 'folder':
      return segments(path)
    case 'rule':
      return [named.rule, path]
    case 'owner':
      return [named.owner, ...segments(path)]
    case 'category':
      return [category, named.rule, path]
  }
}

/** Folders end in a slash. */
function segments(path: string): readonly string[] {
  return path === '' ? ['the whole project'] : path.split(/(?<=\/)/)
}

/** A folder that holds one folder only is one name with it. Leaves without errors are left out. */
function closed(name: string, node: OpenNode, joins: boolean): MapNode {
  const entries = [...node.children]
  const [only] = entries
  if (joins && entries.length === 1 && only?.[0].endsWith('/') && (name === '' || name.endsWith('/'))) {
    return closed(`${name}${only[0]}`, only[1], joins)
  }
  const children = entries
    .map(([childName, child]) => closed(childName, child, joins))
    .sort((a, b) => b.head - a.head || (a.name < b.name ? -1 : 1))
  return { name, head: node.head, delta: node.delta, children }
}
