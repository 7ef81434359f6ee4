/** The list on paper, which can't scroll: its beginning, as a table that only prints. */
import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Filter, filterWords } from '../filter.ts'
import { type Rows, statuses } from '../rows.ts'
import { count, fileName, ruleName } from '../words.ts'

/** About ten pages. */
const printedRows = 500

interface PrintedListProps {
  readonly rows: Rows
  readonly selected: Uint32Array
  readonly filter: Filter
}

/** Drawn when the reader prints, so that it costs nothing before. */
export function PrintedList({ rows, selected, filter }: PrintedListProps): VNode | null {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const [begin, end] = [(): void => setPrinting(true), (): void => setPrinting(false)]
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  if (!printing) {
    return null
  }
  const { firstRun } = rows.data
  const left = selected.length - printedRows
  return (
    <div class="on-paper">
      <table>
        <caption>
          {filterWords(rows, filter)}
          {left > 0 ? ` The first ${printedRows}; ${count(left)} more are in the file.` : ''}
        </caption>
        <thead>
          <tr>
            {firstRun ? null : <th scope="col">Status</th>}
            <th scope="col">Place</th>
            <th scope="col">Message</th>
            <th scope="col">Rule</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(selected.subarray(0, printedRows), (row) => (
            <tr key={row}>
              {firstRun ? null : <td>{statuses[rows.status[row] ?? 2]}</td>}
              <td>{`${fileName(rows.data, rows.path[row] ?? 0)}:${rows.data.line[row]}`}</td>
              <td>{rows.data.texts[rows.message[row] ?? 0]}</td>
              <td>{ruleName(rows.data, rows.code[row] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
