/** One area of the map: a button as large as its errors are many. */
import type { VNode } from 'preact'
import type { MapNode } from '../map-tree.ts'
import { count, signed, toneOf } from '../words.ts'

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

interface AreaProps {
  readonly area: MapArea
  readonly firstRun: boolean
  readonly onEnter: (names: readonly string[], leaf: boolean) => void
}

/** The keyboard reaches the outer areas only: what is inside one is reached by entering it. */
export function Area({ area, firstRun, onEnter }: AreaProps): VNode {
  const { node, names, isFrame, width, height } = area
  const delta = firstRun || node.delta === 0 ? '' : signed(node.delta)
  const noun = node.head === 1 ? 'error' : 'errors'
  const numbers = delta === '' ? count(node.head) : `${count(node.head)} ${delta}`
  const hasName = width > 46 && height > 20
  return (
    <button
      type="button"
      class={`area ${isFrame ? 'frame' : 'cell'} ${firstRun ? 'same' : toneOf(node.delta)}`}
      style={{ left: `${area.x}px`, top: `${area.y}px`, width: `${width}px`, height: `${height}px` }}
      title={`${node.name}, ${count(node.head)} ${noun}${delta === '' ? '' : `, ${delta}`}`}
      aria-label={`${node.name} ${numbers} ${noun}`}
      disabled={node.name === rest}
      tabIndex={names.length === 1 ? 0 : -1}
      onClick={() => onEnter(names, node.children.length === 0)}
    >
      {hasName ? (
        <span class="area-name">
          {node.name}{' '}
          {height > 40 || isFrame ? (
            <span class="area-count">
              <b>{count(node.head)}</b> {delta}
            </span>
          ) : null}
        </span>
      ) : null}
    </button>
  )
}
