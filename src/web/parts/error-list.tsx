/** The list of single errors: one line each, as many as there are, moved through with the keyboard. */
import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { replaceRoute } from '../navigation-state.ts'
import type { Rows } from '../rows.ts'
import { RowLine } from './row-line.tsx'
import { useVirtualList } from './virtual-list.ts'

const narrow = '(max-width: 40rem)'
/** In CSS pixels: two lines of text, three where they are short. */
const itemHeights = { wide: 54, narrow: 78 }

/** How far the Page keys go. */
const pageStep = 10

interface ErrorListProps {
  readonly rows: Rows
  readonly selected: Uint32Array
  readonly current: number | null
  /** The reader wants the chosen one no longer. */
  readonly onClose: () => void
}

/** A list box: arrows, Home, End and Page keys choose, Enter goes to what is known of the chosen one, Escape lets it go. */
export function ErrorList({ rows, selected, current, onClose }: ErrorListProps): VNode {
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useMedia(narrow)
  const itemHeight = isNarrow ? itemHeights.narrow : itemHeights.wide
  const list = useVirtualList(selected.length, itemHeight, scroller)
  const index = current === null ? -1 : selected.indexOf(current)
  const choose = (next: number): void => {
    const row = selected[Math.max(0, Math.min(selected.length - 1, next))]
    if (row !== undefined) {
      replaceRoute({ row })
      list.scrollTo(selected.indexOf(row))
    }
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const next = indexAfter(event.key, index, selected.length)
    if (next !== null) {
      event.preventDefault()
      choose(next)
    } else if (event.key === 'Enter' && index !== -1) {
      event.preventDefault()
      document.getElementById('detail')?.focus()
    } else if (event.key === 'Escape' && current !== null) {
      onClose()
    }
  }
  // Another list starts at its top, or at the row that the address names.
  useEffect(() => list.scrollTo(Math.max(0, index)), [selected])
  return (
    <div
      class="list"
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Errors and warnings"
      aria-activedescendant={list.items.some((item) => item.index === index) ? `row-${current}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="list-space" role="presentation" style={{ height: `${list.height}px` }}>
        {list.items.map((item) => {
          const row = selected[item.index] ?? 0
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box around it takes the keys
            <div
              key={row}
              id={`row-${row}`}
              class="item"
              role="option"
              tabIndex={-1}
              aria-selected={row === current}
              aria-posinset={item.index + 1}
              aria-setsize={selected.length}
              style={{ transform: `translateY(${item.start}px)`, height: `${item.size}px` }}
              onClick={() => replaceRoute({ row })}
            >
              <RowLine rows={rows} row={row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function indexAfter(key: string, index: number, length: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + pageStep,
    PageUp: index - pageStep,
    Home: 0,
    End: length - 1,
  }
  return steps[key] ?? null
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const read = (): void => setMatches(media.matches)
    media.addEventListener('change', read)
    return () => media.removeEventListener('change', read)
  }, [query])
  return matches
}
