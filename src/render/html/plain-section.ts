/**
 * What the page says of single errors without its application: the first 200 of the most telling status. The
 * application takes the section away when it starts.
 */
import { amount, counted } from '../amount.ts'
import type { Entry, EntryStatus, View } from './entries.ts'
import { entryGroups, type RowSetting } from './entry-rows.ts'
import { type Html, html, nothing } from './template.ts'

/** How many entries are in the file as HTML. */
const writtenEntries = 200

const titles: Readonly<Record<EntryStatus, string>> = {
  new: 'New errors',
  fixed: 'Fixed errors',
  kept: 'Current errors',
}

/** One section; says too why nothing more can be seen. */
export function plainSection(view: View, setting: RowSetting): Html {
  const { entries, informations } = view
  const status = (['new', 'fixed', 'kept'] as const).find((each) => has(entries, each)) ?? 'kept'
  const matching = entries.filter((entry) => entry.status === status)
  return html`<section id="plain" aria-labelledby="plain-title">
<h2 id="plain-title">${titles[status]}</h2>
<p class="hint">${countWords(matching.length, status)}${informations === 0 ? nothing : html` ${counted(informations, 'note')} of the checker, neither errors nor warnings, left out.`}</p>
<ol id="entries" class="files" role="list">
${entryGroups(matching.slice(0, writtenEntries), matching, setting)}</ol>
<p class="hint" id="plain-reason">The other lists, search, filters, the map and the history are part of this file. They need JavaScript and a browser of 2023 or later.</p>
</section>`
}

function has(entries: readonly Entry[], status: EntryStatus): boolean {
  return entries.some((entry) => entry.status === status)
}

function countWords(matching: number, status: EntryStatus): string {
  if (matching === 0) {
    return 'Nothing to list.'
  }
  const all = counted(matching, `${status === 'kept' ? 'current' : status} finding`)
  return matching > writtenEntries ? `${all}, the first ${amount(writtenEntries)} are shown.` : `${all}.`
}
