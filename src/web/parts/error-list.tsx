/** The list of single errors: one line each, as many as there are, moved through with the keyboard. */
import type { TargetedKeyboardEvent, VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Arrangement, Heading } from '../arrange.ts'
import { replaceRoute } from '../navigation-state.ts'
import type { Rows } from '../rows.ts'
import { count, counted } from '../words.ts'
import { RowLine } from './row-line.tsx'
import { useVirtualList } from './virtual-list.ts'

const narrow = '(max-width: 40rem)'
/** In CSS pixels: two lines of text, three where they are short. */
const itemHeights = { wide: 54, narrow: 78 }
const headHeight = 36

/** How far the Page keys go. */
const pageStep = 10

interface ErrorListProps {
  readonly rows: Rows
  readonly arrangement: Arrangement
  readonly current: number | null
  /** The reader wants the chosen one no longer. */
  readonly onClose: () => void
}

/** A list box: arrows, Home, End and Page keys choose, Enter goes to what is known of the chosen one, Escape lets it go. */
export function ErrorList({ rows, arrangement, current, onClose }: ErrorListProps): VNode {
  const { rows: selected, lines, lineOf } = arrangement
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useMedia(narrow)
  const size = useMemo(() => {
    const rowHeight = isNarrow ? itemHeights.narrow : itemHeights.wide
    const heightOf = (line: number): number => ((lines[line] ?? 0) < 0 ? headHeight : rowHeight)
    return { count: lines.length, heightOf }
  }, [lines, isNarrow])
  const list = useVirtualList(size, scroller)
  const index = current === null ? -1 : selected.indexOf(current)
  const choose = (next: number): void => {
    const place = Math.max(0, Math.min(selected.length - 1, next))
    const row = selected[place]
    if (row !== undefined) {
      replaceRoute({ row })
      list.scrollTo(lineOf[place] ?? 0)
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
  useEffect(() => list.scrollTo(index === -1 ? 0 : (lineOf[index] ?? 0)), [arrangement])
  const isDrawn = list.items.some((item) => lines[item.index] === index)
  return (
    <div
      class="list"
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Errors and warnings"
      aria-activedescendant={index !== -1 && isDrawn ? `row-${current}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="list-space" role="presentation" style={{ height: `${list.height}px` }}>
        {list.items.map((item) => {
          const place = lines[item.index] ?? 0
          const style = { transform: `translateY(${item.start}px)`, height: `${item.size}px` }
          if (place < 0) {
            return <HeadingLine key={place} heading={arrangement.headings[-1 - place]} style={style} />
          }
          const row = selected[place] ?? 0
          const above = lines[item.index - 1] ?? 0
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box around it takes the keys
            <div
              key={row}
              id={`row-${row}`}
              class="item"
              role="option"
              tabIndex={-1}
              aria-selected={row === current}
              aria-posinset={place + 1}
              aria-setsize={selected.length}
              style={style}
              onClick={() => replaceRoute({ row })}
            >
              {above < 0 ? <HeadingWords heading={arrangement.headings[-1 - above]} /> : null}
              <RowLine rows={rows} row={row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface HeadingLineProps {
  readonly heading: Heading | undefined
  readonly style: { readonly transform: string; readonly height: string }
}

/** Only drawn: in a list box nothing but rows is read, so the row below says it too. */
function HeadingLine({ heading, style }: HeadingLineProps): VNode {
  return (
    <div class="item head" style={style} aria-hidden="true">
      <span class="head-title">{heading?.title}</span>
      <span class="head-size">{count(heading?.size ?? 0)}</span>
    </div>
  )
}

function HeadingWords({ heading }: Pick<HeadingLineProps, 'heading'>): VNode {
  return <span class="vh">{`${heading?.title}, ${counted(heading?.size ?? 0, 'finding')}: `}</span>
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
