/**
 * The list of single errors. Written into the file: the first 200 of the most telling status, so that the page
 * says it without JavaScript. The rest, the search and the filters belong to the page's script.
 */
import type { ComparedResult } from '#model/report.ts'
import { amount, counted } from '../amount.ts'
import type { Entry, EntryStatus, View } from './entries.ts'
import { entryGroups, type LinkPrefixes } from './entry-rows.ts'
import { type Html, html, nothing } from './template.ts'

/** How many entries are in the file as HTML, and how many the script shows first. */
const writtenEntries = 200

type Shown = EntryStatus | 'all'

interface Choice {
  readonly status: Shown
  readonly label: string
  readonly size: number
}

/** One section with the filters, which stay hidden without JavaScript. */
export function listSection(result: ComparedResult, view: View, prefixes: LinkPrefixes): Html {
  const { entries, isFirstRun } = view
  const choices = choicesOf(entries, isFirstRun)
  const shown = choices.find((choice) => choice.size > 0)?.status ?? 'all'
  const matching = entries.filter((entry) => isShown(entry.status, shown))
  const notes = informations(result)
  return html`<section id="errors" aria-labelledby="errors-title">
<h2 id="errors-title" tabindex="-1">${isFirstRun ? 'Current errors' : 'Errors, one by one'}</h2>
${filterForm(entries, choices, shown)}
<p id="count" class="hint" role="status" aria-live="polite">${countWords(matching.length, shown)}</p>
<ol id="entries" class="files" role="list">
${entryGroups(matching.slice(0, writtenEntries), matching, prefixes)}</ol>
<p><button type="button" id="more" hidden>Show more</button></p>
<noscript><p class="hint">Search, filters and the other lists need JavaScript, which is part of this file.</p></noscript>
${notes === 0 ? nothing : html`<p class="hint">${counted(notes, 'note')} of the checker, neither errors nor warnings, left out.</p>\n`}</section>`
}

/** Whether an entry belongs to a choice: everything current is what is new or kept. */
function isShown(status: EntryStatus, shown: Shown): boolean {
  return shown === 'all' ? status !== 'fixed' : status === shown
}

function choicesOf(entries: readonly Entry[], first: boolean): readonly Choice[] {
  const size = (status: Shown): number => entries.filter((entry) => isShown(entry.status, status)).length
  const choice = (status: Shown, label: string): Choice => ({ status, label, size: size(status) })
  const all = choice('all', 'All current')
  return first ? [all] : [choice('new', 'New'), choice('fixed', 'Fixed'), choice('kept', 'Kept'), all]
}

const names: Readonly<Record<Shown, string>> = { new: 'new', fixed: 'fixed', kept: 'kept', all: 'current' }

function countWords(matching: number, shown: Shown): string {
  if (matching === 0) {
    return `No ${names[shown]} findings.`
  }
  const all = counted(matching, `${names[shown]} finding`)
  return matching > writtenEntries ? `${all}, the first ${writtenEntries} are shown.` : `${all}.`
}

function filterForm(entries: readonly Entry[], choices: readonly Choice[], shown: Shown): Html {
  const hasWarnings = entries.some((entry) => entry.diagnostic.severity === 'warning')
  return html`<form id="filters" class="filters" autocomplete="off" hidden>
<fieldset class="choices"><legend class="vh">Status</legend>${choices.map((choice) => radio(choice, shown))}</fieldset>
<label class="search"><span>Search</span><input type="search" id="query" spellcheck="false" placeholder="path, rule or message"></label>
<label><span>Rule</span><select id="rule"><option value="">All rules</option></select></label>
<label><span>File</span><select id="file"><option value="">All files</option></select></label>
${hasWarnings ? severitySelect : nothing}<button type="reset">Clear</button>
</form>`
}

function radio({ status, label, size }: Choice, shown: Shown): Html {
  const checked = status === shown ? html` checked` : nothing
  return html`<label><input type="radio" name="status" value="${status}"${checked}><span>${label} <b>${amount(size)}</b></span></label>`
}

const severitySelect: Html = html`<label><span>Severity</span><select id="severity"><option value="">Errors and warnings</option><option value="e">Errors</option><option value="w">Warnings</option></select></label>
`

function informations({ comparison }: ComparedResult): number {
  const heads = [
    ...comparison.new.map((entry) => entry.diagnostic),
    ...Array.from(comparison.kept, (pair) => pair.head),
  ]
  return heads.filter((diagnostic) => diagnostic.severity === 'information').length
}
