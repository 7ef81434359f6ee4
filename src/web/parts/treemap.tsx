/** Where the errors are, as areas. Two levels at a time; a click goes one level in. */
import { type HierarchyRectangularNode, hierarchy, treemap } from 'd3-hierarchy'
import type { VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type MapNode, mapTree, nodeAt } from '../map-tree.ts'
import { goTo, replaceRoute } from '../navigation-state.ts'
import { hashOf, hashOfOne, type MapKind, mapKinds, type Route, routeHash } from '../route.ts'
import type { Rows } from '../rows.ts'
import { Area, type MapArea, rest } from './map-area.tsx'

const kindTitles: Readonly<Record<MapKind, string>> = {
  folder: 'Folder',
  rule: 'Rule',
  owner: 'Owner',
  category: 'Category',
}
/** In CSS pixels. */
const mapHeight = 420
const headHeight = 24
/** A map of few areas needs less room: what it starts from, and what each area adds. */
const smallMap = { start: 150, area: 28 }
/** Areas of one level; what is smaller is drawn as one. */
const mostAreas = 40

/** The choice of what divides the map, how far in the reader is, and the map. */
export function Treemap({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const kinds = mapKinds.filter((kind) => kind !== 'owner' || rows.data.owners.some((owner) => owner !== ''))
  const kind = kinds.includes(route.map) ? route.map : 'folder'
  const tree = useMemo(() => mapTree(rows, kind), [rows, kind])
  const node = nodeAt(tree, route.inMap)
  const inMap = node === null ? [] : route.inMap
  const height = Math.min(mapHeight, smallMap.start + smallMap.area * leaves(tree))
  const goIn = (path: readonly string[]): void => goTo(routeHash({ ...route, map: kind, inMap: path }))
  useFocusOnMove(inMap)
  return (
    <section id="map" aria-labelledby="map-title">
      <div class="section-head">
        <h2 id="map-title">Where the errors are</h2>
        <fieldset class="choices">
          <legend class="vh">Divided by</legend>
          {kinds.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="map"
                value={each}
                checked={each === kind}
                onChange={() => replaceRoute({ map: each, inMap: [] })}
              />
              <span>{kindTitles[each]}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <Trail root={tree} kind={kind} inMap={inMap} goIn={goIn} />
      <Areas
        rows={rows}
        kind={kind}
        root={tree}
        node={node ?? tree}
        inMap={inMap}
        height={height}
        goIn={goIn}
      />
    </section>
  )
}

function leaves(node: MapNode): number {
  return node.children.length === 0 ? 1 : node.children.reduce((sum, child) => sum + leaves(child), 0)
}

/** The area that was entered is gone: who moves with the keyboard goes on at the name of where they are. */
function useFocusOnMove(inMap: readonly string[]): void {
  const place = inMap.join('\0')
  const last = useRef(place)
  useEffect(() => {
    if (last.current !== place) {
      last.current = place
      document.querySelector<HTMLElement>('.trail [aria-current]')?.focus({ preventScroll: true })
    }
  }, [place])
}

interface TrailProps {
  readonly root: MapNode
  readonly kind: MapKind
  readonly inMap: readonly string[]
  readonly goIn: (path: readonly string[]) => void
}

function Trail({ root, kind, inMap, goIn }: TrailProps): VNode {
  const start = root.name === '' ? 'Everything' : root.name
  return (
    <nav aria-label="In the map" class="trail">
      <ol>
        {[start, ...inMap].map((name, depth) => (
          <li key={`${depth} ${name}`}>
            {depth === inMap.length ? (
              <span aria-current="true" tabIndex={-1}>
                {name}
              </span>
            ) : (
              <button type="button" class="plain" onClick={() => goIn(inMap.slice(0, depth))}>
                {name}
              </button>
            )}
          </li>
        ))}
      </ol>
      <a class="list-these" href={listHash(kind, root, inMap)}>
        List these errors
      </a>
    </nav>
  )
}

/** The list with what the reader went into. */
function listHash(kind: MapKind, root: MapNode, inMap: readonly string[]): string {
  const [first = '', second = '', third = ''] = inMap
  const status = 'current'
  const named = (name: string): readonly string[] => (name === '' ? [] : [name])
  switch (kind) {
    case 'folder':
      return hashOf('errors', { status, inside: root.name + inMap.join('') })
    case 'rule':
      return hashOf('errors', { status, rule: named(first), inside: second })
    case 'owner':
      return hashOf('errors', { status, owner: named(first), inside: inMap.slice(1).join('') })
    case 'category':
      return hashOf('errors', { status, category: named(first), rule: named(second), inside: third })
  }
}

interface AreasProps extends TrailProps {
  readonly rows: Rows
  readonly node: MapNode
  readonly height: number
}

function Areas({ rows, kind, root, node, inMap, height, goIn }: AreasProps): VNode {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const areas = useMemo(() => layout(node, width, height), [node, width, height])
  const enter = (names: readonly string[], leaf: boolean): void => {
    const path = [...inMap, ...names]
    if (!leaf) {
      goIn(path)
    } else if (kind === 'folder') {
      goTo(hashOfOne('files', root.name + path.join('')))
    } else {
      goTo(listHash(kind, root, path))
    }
  }
  return (
    <>
      <div class="map" ref={frame} style={{ height: `${height}px` }}>
        {node.head === 0 ? <p class="empty">No errors here.</p> : null}
        {areas.map((area) => (
          <Area key={area.names.join('\0')} area={area} firstRun={rows.data.firstRun} onEnter={enter} />
        ))}
      </div>
      <p class="hint legend-map">
        {rows.data.firstRun ? (
          'The larger the area, the more errors.'
        ) : (
          <>
            The larger the area, the more errors. <span class="swatch up" /> more than before{' '}
            <span class="swatch down" /> fewer <span class="swatch same" /> as many
          </>
        )}
      </p>
    </>
  )
}

/** The largest areas, and the others as one that can't be entered. */
function bounded(node: MapNode, depth: number): MapNode {
  if (depth === 0) {
    return { ...node, children: [] }
  }
  const largest = node.children.filter(({ head }) => head > 0)
  const shown = largest.slice(0, mostAreas).map((child) => bounded(child, depth - 1))
  const others = largest.slice(mostAreas)
  const sum = (of: (each: MapNode) => number): number => others.reduce((total, each) => total + of(each), 0)
  const tail: MapNode = {
    name: rest,
    head: sum(({ head }) => head),
    delta: sum(({ delta }) => delta),
    children: [],
  }
  return { ...node, children: others.length === 0 ? shown : [...shown, tail] }
}

function layout(node: MapNode, width: number, height: number): readonly MapArea[] {
  if (width === 0) {
    return []
  }
  const root = hierarchy(bounded(node, 2)).sum(({ children, head }) => (children.length === 0 ? head : 0))
  const laid = treemap<MapNode>()
    .size([width, height])
    .paddingInner(2)
    .paddingOuter((each) => (each.depth === 1 ? 2 : 0))
    .paddingTop((each) => (each.depth === 1 ? headHeight : 0))
    .round(true)(root)
  return laid.descendants().flatMap((each) => (each.depth === 0 ? [] : [areaOf(each, node)]))
}

/** The drawn node is cut short; the real one says whether it can be entered. */
function areaOf(drawn: HierarchyRectangularNode<MapNode>, root: MapNode): MapArea {
  const names = drawn
    .ancestors()
    .reverse()
    .slice(1)
    .map(({ data }) => data.name)
  const real = nodeAt(root, names) ?? drawn.data
  return {
    names,
    node: { ...real, head: drawn.data.head, delta: drawn.data.delta },
    x: drawn.x0,
    y: drawn.y0,
    width: drawn.x1 - drawn.x0,
    height: drawn.y1 - drawn.y0,
    isFrame: drawn.depth === 1 && (drawn.children?.length ?? 0) > 0,
  }
}

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (element === null) {
      return
    }
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return width
}
