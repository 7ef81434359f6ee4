/** What an error was before, beside what it is now. */
import type { VNode } from 'preact'
import type { Rows } from '../rows.ts'
import { fileName, ruleName } from '../words.ts'

/** One side of a pair. */
export interface Side {
  readonly path: number
  readonly line: number
  readonly code: number
  readonly message: number
}

/** Before and now; null where the other side is not known. */
export interface Sides {
  readonly before: Side | null
  readonly now: Side | null
}

/** Null for an error that says today what it said before, and for one that is simply new or fixed. */
export function sidesOf(rows: Rows, row: number): Sides | null {
  const was = rows.was.get(row)
  if (was !== undefined) {
    const line = (rows.data.line[row] ?? 1) + (rows.data.shift[row] ?? 0)
    return {
      before: { ...sideOf(rows, row), path: was.path, message: was.message, line },
      now: sideOf(rows, row),
    }
  }
  const partner = rows.partner[row] ?? -2
  if (partner === -2) {
    return null
  }
  const other = partner === -1 ? null : sideOf(rows, partner)
  return rows.status[row] === 1
    ? { before: sideOf(rows, row), now: other }
    : { before: other, now: sideOf(rows, row) }
}

function sideOf(rows: Rows, row: number): Side {
  return {
    path: rows.path[row] ?? 0,
    line: rows.data.line[row] ?? 1,
    code: rows.code[row] ?? 0,
    message: rows.message[row] ?? 0,
  }
}

/** Two columns; one under the other where there is no room. */
export function SideBySide({ rows, sides }: { readonly rows: Rows; readonly sides: Sides }): VNode {
  return (
    <div class="sides">
      <OneSide rows={rows} side={sides.before} title="Before" tone="before" />
      <OneSide rows={rows} side={sides.now} title="Now" tone="now" />
    </div>
  )
}

interface OneSideProps {
  readonly rows: Rows
  readonly side: Side | null
  readonly title: string
  readonly tone: 'before' | 'now'
}

function OneSide({ rows, side, title, tone }: OneSideProps): VNode {
  return (
    <div class={`side ${tone}`}>
      <p class="side-title">{title}</p>
      {side === null ? (
        <p class="hint">In another file.</p>
      ) : (
        <>
          <p class="message">{rows.data.texts[side.message]}</p>
          <p class="hint">
            {`${fileName(rows.data, side.path)}${side.line === 0 ? '' : `:${side.line}`} · ${ruleName(rows.data, side.code)}`}
          </p>
        </>
      )}
    </div>
  )
}
