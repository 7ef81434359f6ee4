/** Makes a table by rule or by file sortable and foldable, and its names into filters of the list. */

import type { GroupColumns } from '#model/report-data.ts'
import { bar, breakable, count, element } from './elements.ts'

const foldedRows = 10

/** What one table shows. */
export interface GroupTableOptions {
  readonly table: HTMLTableElement
  readonly columns: GroupColumns
  readonly names: readonly string[]
  readonly unnamed: string
  readonly noun: string
  readonly firstRun: boolean
  /** Called with the index of a name when the reader picks it. */
  readonly pick: (name: number) => void
}

type SortKey = (index: number) => number | string

/** Takes over the table's rows and column heads. */
export function groupTable(options: GroupTableOptions): void {
  const { table, columns } = options
  const sortKeys: readonly SortKey[] = [
    (index) => nameOf(options, index),
    (index) => columns.head[index] ?? 0,
    (index) => columns.base[index] ?? 0,
    (index) => deltaOf(columns, index),
  ]
  let order = columns.name.map((_, index) => index)
  let unfolded = order.length <= foldedRows + 2
  const draw = (): void => {
    table.tBodies[0]?.replaceChildren(
      ...order.slice(0, unfolded ? order.length : foldedRows).map((index) => row(options, index)),
    )
  }
  const heads = [...table.querySelectorAll('thead th')]
  for (const [column, head] of heads.entries()) {
    const button = element('button', 'sort', head.textContent ?? '')
    button.type = 'button'
    button.addEventListener('click', () => {
      order = sorted(order, sortKeys[column] ?? (() => 0), nextDirection(heads, head, column))
      draw()
    })
    head.replaceChildren(button)
  }
  if (!unfolded) {
    const more = element('button', 'unfold', `Show all ${count(order.length)} ${options.noun}s`)
    more.type = 'button'
    more.addEventListener('click', () => {
      unfolded = true
      more.remove()
      draw()
      focusRow(table, foldedRows)
    })
    table.parentElement?.after(more)
  }
  draw()
}

function focusRow(table: HTMLTableElement, index: number): void {
  table.tBodies[0]?.rows[index]?.querySelector('button')?.focus()
}

function nextDirection(heads: readonly Element[], head: Element, column: number): 1 | -1 {
  const before = head.getAttribute('aria-sort')
  const first = column === 0 ? 'ascending' : 'descending'
  const other = column === 0 ? 'descending' : 'ascending'
  const next = before === first ? other : first
  for (const each of heads) {
    each.removeAttribute('aria-sort')
  }
  head.setAttribute('aria-sort', next)
  return next === 'ascending' ? 1 : -1
}

function sorted(order: readonly number[], key: SortKey, direction: 1 | -1): number[] {
  return [...order].sort((a, b) => {
    const left = key(a)
    const right = key(b)
    return left === right ? a - b : left < right ? -direction : direction
  })
}

function nameOf({ columns, names }: GroupTableOptions, index: number): string {
  return names[columns.name[index] ?? 0] ?? ''
}

function deltaOf(columns: GroupColumns, index: number): number {
  return (columns.head[index] ?? 0) - (columns.base[index] ?? 0)
}

function row(options: GroupTableOptions, index: number): HTMLTableRowElement {
  const { columns, firstRun, unnamed, pick } = options
  const button = element('button', 'name', ...breakable(nameOf(options, index) || unnamed))
  button.type = 'button'
  button.title = 'Show in the list'
  button.addEventListener('click', () => pick(columns.name[index] ?? 0))
  const head = columns.head[index] ?? 0
  const largest = columns.head[0] ?? 0
  const length = head === 0 ? 0 : Math.max(1, Math.round((head * 100) / largest))
  const name = element('th', '', button, bar(length))
  name.scope = 'row'
  const cells = [name, element('td', 'n', count(head))]
  if (!firstRun) {
    const delta = deltaOf(columns, index)
    cells.push(element('td', 'n', count(columns.base[index] ?? 0)))
    cells.push(element('td', `n ${delta > 0 ? 'up' : delta < 0 ? 'down' : 'same'}`, signed(delta)))
  }
  return element('tr', '', ...cells)
}

function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : '±0'
}
