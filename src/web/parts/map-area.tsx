/** One area of the map: a button as large as its errors are many. */
import type { VNode } from 'preact'
import type { MapNode } from '../map-tree.ts'
import { count, counted, signed, toneOf } from '../words.ts'

/** Where an area lies, in CSS pixels. */
export interface MapArea {
  /** From the drawn node inwards. */
  readonly names: readonly string[]
  readonly node: MapNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** It has areas of its own inside. */
  readonly isFrame: boolean
}

/** What is too small to be drawn alone; it can't be entered. */
export const rest = 'the rest'

/** What is smaller can't be hit: it is drawn, and stands in the list below the map. In CSS pixels. */
const leastTarget = 24

/** `cart.py: 3 errors, 2 more than before`. */
export function areaWords({ name, head, delta }: MapNode, firstRun: boolean): string {
  const change = delta > 0 ? `${count(delta)} more` : `${count(-delta)} fewer`
  return `${name}: ${counted(head, 'error')}${firstRun || delta === 0 ? '' : `, ${change} than before`}`
}

interface AreaProps {
  readonly area: MapArea
  readonly firstRun: boolean
  readonly onEnter: (names: readonly string[], leaf: boolean) => void
}

/** The keyboard reaches the outer areas only: what is inside one is reached by entering it. */
export function Area({ area, firstRun, onEnter }: AreaProps): VNode {
  const { node, names, isFrame, width, height } = area
  const delta = firstRun || node.delta === 0 ? '' : signed(node.delta)
  const hasName = width > 46 && height > 20
  const look = {
    class: `area ${isFrame ? 'frame' : 'cell'} ${firstRun ? 'same' : toneOf(node.delta)}`,
    style: { left: `${area.x}px`, top: `${area.y}px`, width: `${width}px`, height: `${height}px` },
  }
  if (width < leastTarget || height < leastTarget || node.name === rest) {
    return <div {...look} aria-hidden="true" />
  }
  return (
    <button
      type="button"
      {...look}
      title={areaWords(node, firstRun)}
      aria-label={hasName ? undefined : areaWords(node, firstRun)}
      tabIndex={names.length === 1 ? 0 : -1}
      onClick={() => onEnter(names, node.children.length === 0)}
    >
      {hasName ? <AreaName area={area} delta={delta} /> : null}
    </button>
  )
}

/** Says in whole words to those who can't see it what is drawn in short. */
function AreaName({ area, delta }: { readonly area: MapArea; readonly delta: string }): VNode {
  const { node, height, isFrame } = area
  return (
    <span class="area-name">
      {node.name}{' '}
      <span class={height > 40 || isFrame ? 'area-count' : 'vh'}>
        <b>{count(node.head)}</b>
        <span class="vh">{node.head === 1 ? ' error' : ' errors'}</span>
        {delta === '' ? null : (
          <>
            <span class="vh">,</span> {delta}
            <span class="vh"> against the baseline</span>
          </>
        )}
      </span>
    </span>
  )
}
