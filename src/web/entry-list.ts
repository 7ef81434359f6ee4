/** Draws selected rows under their files, a screenful at a time. Builds what `render/html/entry-rows.ts` writes. */
import { breakable, count, element } from './elements.ts'
import type { Rows } from './payload.ts'

/** How many rows are drawn at first and with each "show more". */
export const drawnRows = 200
const foldedLength = 600
const foldedLines = 6

/** A list that knows how much of its selection is drawn. */
export interface EntryList {
  /** Starts over with other rows. */
  readonly show: (selected: readonly number[]) => void
  /** Draws the next rows; gives the first new row. */
  readonly more: () => HTMLElement | null
  /** How many are drawn. */
  readonly drawn: () => number
}

/** Takes over the list element. */
export function entryList(list: HTMLElement, rows: Rows): EntryList {
  let selected: readonly number[] = []
  let drawn = 0
  let amounts = new Map<number, number>()
  let openPath = -1
  let openList: HTMLElement | null = null

  const openFile = (path: number, into: Node): HTMLElement => {
    const items = element('ol', 'rows')
    items.setAttribute('role', 'list')
    const amount = element('span', 'amount', count(amounts.get(path) ?? 0))
    const heading = element('h3', '', pathWords(rows.data.paths[path] ?? ''), ' ', amount)
    into.appendChild(element('li', 'file', heading, items))
    return items
  }

  const more = (): HTMLElement | null => {
    const fragment = document.createDocumentFragment()
    let first: HTMLElement | null = null
    for (const row of selected.slice(drawn, drawn + drawnRows)) {
      const path = rows.path[row] ?? 0
      if (path !== openPath || openList === null) {
        openList = openFile(path, fragment)
        openPath = path
      }
      const item = entryRow(rows, row)
      openList.append(item)
      first ??= item
    }
    drawn = Math.min(selected.length, drawn + drawnRows)
    list.append(fragment)
    return first
  }

  const show = (next: readonly number[]): void => {
    selected = next
    drawn = 0
    openPath = -1
    amounts = new Map()
    for (const row of next) {
      const path = rows.path[row] ?? 0
      amounts.set(path, (amounts.get(path) ?? 0) + 1)
    }
    list.replaceChildren()
    more()
  }

  return { show, more, drawn: () => drawn }
}

function pathWords(path: string): HTMLElement {
  if (path === '') {
    return element('span', 'path', 'The whole project')
  }
  const cut = path.lastIndexOf('/') + 1
  return element('span', 'path', element('span', 'folder', ...breakable(path.slice(0, cut))), path.slice(cut))
}

function entryRow(rows: Rows, row: number): HTMLElement {
  const { data } = rows
  const what = element('div', 'what', messageWords(data.texts[data.message[row] ?? 0] ?? ''))
  for (const note of rows.notes.get(row) ?? []) {
    what.append(element('p', 'note', data.texts[note] ?? ''))
  }
  const marks = marksOf(rows, row)
  if (marks.length > 0) {
    what.append(element('p', 'marks', marks.join(' · ')))
  }
  const item = element('li', 'row', place(rows, row), what)
  const code = data.codes[data.code[row] ?? 0] ?? ''
  if (code !== '') {
    item.append(element('code', 'code', code))
  }
  return item
}

function place(rows: Rows, row: number): HTMLElement {
  const { data, path } = rows
  const prefix = data.status[row] === 'f' ? data.baseLinks : data.headLinks
  const index = path[row] ?? 0
  const address = rows.addresses.get(index) ?? data.paths[index] ?? ''
  const words = [element('span', 'vh', 'line '), `${data.line[row]}:${data.column[row]}`]
  if (prefix === null || address === '') {
    return element('span', 'at', ...words)
  }
  const link = element('a', 'at', ...words)
  link.href = `${prefix}${address}#L${data.line[row]}`
  return link
}

function marksOf(rows: Rows, row: number): readonly string[] {
  const { data } = rows
  const marks: string[] = []
  if (data.severity[row] === 'w') {
    marks.push('warning')
  }
  if (rows.replaced.has(row)) {
    marks.push(
      data.status[row] === 'f'
        ? 'replaced by a new one in the same place'
        : 'replaces a fixed one in the same place',
    )
  }
  if (rows.mayComeFromBase.has(row)) {
    marks.push('may come from the base branch')
  }
  const was = rows.was.get(row)
  if (was !== undefined) {
    marks.push(`was in ${data.paths[was[1]]}:${was[2]}`)
  }
  return marks
}

function messageWords(message: string): HTMLElement {
  if (message.length <= foldedLength && message.split('\n').length <= foldedLines) {
    return element('p', 'message', message)
  }
  const beginning = (message.split('\n')[0] ?? '').slice(0, 240)
  return element('details', 'message', element('summary', '', `${beginning} …`), element('p', '', message))
}
