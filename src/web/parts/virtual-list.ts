/** Which items of a long list are drawn, and where: the virtual list library as a hook. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks'

/** What is needed to draw a list. */
export interface VirtualList {
  readonly items: readonly VirtualItem[]
  /** Of all items together, in CSS pixels. */
  readonly height: number
  readonly scrollTo: (index: number) => void
}

/** How many items there are, and how high each is, in CSS pixels. */
export interface ListSize {
  readonly count: number
  readonly heightOf: (index: number) => number
}

/** Items inside a scrolling element. Another `size` object is another list. */
export function useVirtualList(size: ListSize, scroller: RefObject<HTMLElement | null>): VirtualList {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)
  const options = {
    count: size.count,
    getScrollElement: () => scroller.current,
    estimateSize: size.heightOf,
    overscan: 8,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  }
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options))
  virtualizer.setOptions(options)
  useEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, size])
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
