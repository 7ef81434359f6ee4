/**
 * The browser side of the HTML report: search, filters, sorting and lazy drawing over the data in the page.
 * Everything it shows comes from that data and goes in as text; it asks nothing of the network.
 */

import type { ReportData } from '#model/report-data.ts'
import { count, find } from './elements.ts'
import { drawnRows, entryList } from './entry-list.ts'
import { select } from './filter.ts'
import { filterForm } from './filter-form.ts'
import { groupTable } from './group-table.ts'
import { rowsOf } from './payload.ts'

const statusNames: Readonly<Record<string, string>> = {
  new: 'new',
  fixed: 'fixed',
  kept: 'kept',
  all: 'current',
}

function start(data: ReportData): void {
  const rows = rowsOf(data)
  const entries = find('entries', HTMLElement)
  const words = find('count', HTMLElement)
  const more = find('more', HTMLButtonElement)
  if (entries === null || words === null || more === null) {
    return
  }
  const list = entryList(entries, rows)
  let selected: readonly number[] = []

  const say = (status: string): void => {
    words.textContent = countWords(selected.length, list.drawn(), statusNames[status] ?? '')
    const left = selected.length - list.drawn()
    more.hidden = left === 0
    more.textContent = `Show ${count(Math.min(drawnRows, left))} more`
  }
  const form = filterForm(rows, () => refresh())
  const refresh = (): void => {
    const filter = form?.read()
    if (filter !== undefined) {
      selected = select(rows, filter)
      list.show(selected)
      say(filter.status)
    }
  }
  more.addEventListener('click', () => {
    const first = list.more()
    say(form?.read().status ?? 'all')
    first?.querySelector('a')?.focus()
  })
  refresh()

  const pick = (kind: 'rule' | 'file') => (name: number) => {
    form?.pick(kind, name)
    find('errors', HTMLElement)?.scrollIntoView()
    find('errors-title', HTMLElement)?.focus({ preventScroll: true })
  }
  drawTable('rule', data, pick('rule'))
  drawTable('file', data, pick('file'))
}

function countWords(matching: number, drawn: number, name: string): string {
  if (matching === 0) {
    return `No ${name} findings.`
  }
  const all = `${count(matching)} ${name} finding${matching === 1 ? '' : 's'}`
  return matching > drawn ? `${all}, the first ${count(drawn)} are shown.` : `${all}.`
}

function drawTable(kind: 'rule' | 'file', data: ReportData, pick: (name: number) => void): void {
  const table = find(`${kind}-table`, HTMLTableElement)
  if (table !== null) {
    const isRule = kind === 'rule'
    groupTable({
      table,
      columns: isRule ? data.byRule : data.byFile,
      names: isRule ? data.codes : data.paths,
      unnamed: isRule ? 'no rule code' : 'the whole project',
      noun: kind,
      firstRun: data.firstRun,
      pick,
    })
  }
}

for (const element of document.querySelectorAll('.without-script')) {
  element.remove()
}
const source = document.getElementById('data')
if (source !== null) {
  start(JSON.parse(source.textContent ?? '') as ReportData)
}
