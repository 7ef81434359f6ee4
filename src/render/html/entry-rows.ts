/** Entries as rows under their file, for readers without the page's application. */

import { knownLine } from '#model/diagnostic.ts'
import { amount } from '../amount.ts'
import { visible, visibleLine } from '../encode/visible.ts'
import { legWords } from '../leg-words.ts'
import { encodedPath } from '../line-link.ts'
import { breakable } from './breakable.ts'
import type { Entry } from './entries.ts'
import { type Html, html, nothing } from './template.ts'

/** What rows need of the report around them. */
export interface RowSetting {
  /** What addresses start with at either side; null without links. */
  readonly head: string | null
  readonly base: string | null
  /** All legs, joined as those of a diagnostic are; null where there are none. */
  readonly legs: string | null
}

/** Rows of sorted entries; `all` are the entries that the number beside each file counts. */
export function entryGroups(
  entries: readonly Entry[],
  all: readonly Entry[],
  setting: RowSetting,
): readonly Html[] {
  const amounts = new Map<string, number>()
  for (const { diagnostic } of all) {
    amounts.set(diagnostic.path, (amounts.get(diagnostic.path) ?? 0) + 1)
  }
  const files = new Map<string, Entry[]>()
  for (const entry of entries) {
    const path = entry.diagnostic.path
    const rows = files.get(path) ?? []
    rows.push(entry)
    files.set(path, rows)
  }
  return [...files].map(
    ([path, rows]) =>
      html`<li class="file"><h3>${pathWords(path)} <span class="amount">${amount(
        amounts.get(path) ?? 0,
      )}</span></h3><ol class="rows" role="list">${rows.map((entry) => entryRow(entry, setting))}</ol></li>\n`,
  )
}

function pathWords(path: string): Html {
  const shown = visibleLine(path)
  const cut = shown.lastIndexOf('/') + 1
  return shown === ''
    ? html`<span class="path">The whole project</span>`
    : html`<span class="path"><span class="folder">${breakable(shown.slice(0, cut))}</span>${shown.slice(cut)}</span>`
}

function entryRow(entry: Entry, setting: RowSetting): Html {
  const { diagnostic } = entry
  const marks = marksOf(entry, setting)
  const notes = diagnostic.notes.map((note) => html`<p class="note">${visible(note)}</p>`)
  const code =
    diagnostic.code === null ? nothing : html`<code class="code">${visibleLine(diagnostic.code)}</code>`
  return html`<li class="row">${place(entry, setting)}<div class="what">${messageWords(visible(diagnostic.message))}${notes}${
    marks.length === 0 ? nothing : html`<p class="marks">${marks.join(' · ')}</p>`
  }</div>${code}</li>`
}

function place({ status, diagnostic }: Entry, setting: RowSetting): Html {
  const prefix = status === 'fixed' ? setting.base : setting.head
  const address = prefix === null ? null : encodedPath(diagnostic.path)
  const line = knownLine(diagnostic)
  if (line === null) {
    return address === null || prefix === null
      ? html`<span class="at"></span>`
      : html`<a class="at" href="${prefix}${address}">file</a>`
  }
  // A checker that prints no column leaves 1 behind.
  const column = diagnostic.column === 1 ? '' : `:${diagnostic.column}`
  const words = html`<span class="vh">line </span>${line}${column}`
  return address === null || prefix === null
    ? html`<span class="at">${words}</span>`
    : html`<a class="at" href="${prefix}${address}#L${line}">${words}</a>`
}

function marksOf(entry: Entry, { legs: allLegs }: RowSetting): readonly string[] {
  const marks: string[] = []
  if (entry.diagnostic.severity === 'warning') {
    marks.push('warning')
  }
  if (entry.replaced) {
    marks.push(
      entry.status === 'fixed'
        ? 'replaced by a new one in the same place'
        : 'replaces a fixed one in the same place',
    )
  }
  const legs = legWords(entry.diagnostic.legs, allLegs)
  if (legs !== '') {
    marks.push(visibleLine(legs))
  }
  if (entry.mayComeFromBase) {
    marks.push('may come from the base branch')
  }
  const { base, diagnostic } = entry
  if (base !== null && base.path !== diagnostic.path) {
    const line = knownLine(base)
    marks.push(`was in ${visibleLine(base.path)}${line === null ? '' : `:${line}`}`)
  }
  return marks
}

/** Longer messages are folded behind their beginning. */
const foldedLength = 600
const foldedLines = 6

function messageWords(message: string): Html {
  const isLong = message.length > foldedLength || message.split('\n').length > foldedLines
  if (!isLong) {
    return html`<p class="message">${message}</p>`
  }
  const beginning = (message.split('\n')[0] ?? '').slice(0, 240)
  return html`<details class="message"><summary>${beginning} …</summary><p>${message}</p></details>`
}
