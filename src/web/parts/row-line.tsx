/** One error in two lines: its message, and where it is. */
import type { VNode } from 'preact'
import type { Rows } from '../rows.ts'
import { fileName, ruleName } from '../words.ts'
import { LegTag, StatusTag } from './names.tsx'

/** Each line is cut where there is no room; a path loses its beginning, because its end says more. */
export function RowLine({ rows, row }: { readonly rows: Rows; readonly row: number }): VNode {
  const { data } = rows
  const [message] = (data.texts[rows.message[row] ?? 0] ?? '').split('\n', 1)
  const path = fileName(data, rows.path[row] ?? 0)
  const cut = path.lastIndexOf('/') + 1
  return (
    <>
      <span class="item-message">{message}</span>
      <span class="item-place">
        <StatusTag rows={rows} row={row} />
        {rows.isError[row] === 1 ? null : <span class="tag warning">warning</span>}
        <LegTag rows={rows} row={row} />
        <span class="item-path">
          <span>
            {path.slice(0, cut)}
            <b>{path.slice(cut)}</b>
            {data.line[row] === 0 ? '' : `:${data.line[row]}`}
          </span>
        </span>
        <code>{ruleName(data, rows.code[row] ?? 0)}</code>
      </span>
    </>
  )
}
