/** Takes the filtered list away as a file. */
import type { VNode } from 'preact'
import { csvOf, jsonOf } from '../export.ts'
import type { Rows } from '../rows.ts'

/** The file is made when it is asked for, and never leaves the browser on its own. */
export function ExportButtons(props: { readonly rows: Rows; readonly selected: Uint32Array }): VNode {
  const { rows, selected } = props
  const name = `type-ratchet-${rows.data.name.replace(/[^\w.-]+/g, '-')}`
  return (
    <div class="exports">
      <button type="button" onClick={() => save(`${name}.csv`, 'text/csv', csvOf(rows, selected))}>
        Export CSV
      </button>
      <button type="button" onClick={() => save(`${name}.json`, 'application/json', jsonOf(rows, selected))}>
        Export JSON
      </button>
    </div>
  )
}

function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address over by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(address))
}
