/** Every error and warning: filters, the list, and what is known of the chosen one. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { select } from '../filter.ts'
import { replaceRoute } from '../navigation-state.ts'
import type { Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { count, counted } from '../words.ts'
import { Detail } from './detail.tsx'
import { EmptyList } from './empty-list.tsx'
import { ErrorList } from './error-list.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PrintedList } from './printed-list.tsx'

/** What is filtered for stands in the address; so does the chosen row. */
export function ErrorsPage({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const { filter } = route
  const key = JSON.stringify(filter)
  // An equal filter is another object after each step through the list.
  const selected = useMemo(() => select(rows, filter), [rows, key])
  const row = route.row !== null && route.row < rows.amount ? route.row : null
  const close = (): void => {
    replaceRoute({ row: null })
    document.querySelector<HTMLElement>('[role=listbox]')?.focus()
  }
  return (
    <section id="errors" aria-labelledby="errors-title">
      <h2 id="errors-title" tabIndex={-1}>
        {rows.data.firstRun ? 'Current errors' : 'Errors, one by one'}
      </h2>
      <FilterBar rows={rows} filter={filter} />
      <div class="list-head">
        <p id="count" class="hint" role="status">
          {selected.length === rows.amount
            ? `${counted(rows.amount, 'finding')}.`
            : `${count(selected.length)} of ${counted(rows.amount, 'finding')}.`}
        </p>
        <ExportButtons rows={rows} selected={selected} />
      </div>
      <div class="master">
        {selected.length === 0 ? (
          <EmptyList rows={rows} filter={filter} />
        ) : (
          <ErrorList rows={rows} selected={selected} current={row} onClose={close} />
        )}
        {row !== null ? (
          <Detail key={row} rows={rows} row={row} onClose={close} />
        ) : selected.length === 0 ? null : (
          <div class="detail unchosen">
            <p class="hint">
              Choose an error to see its whole message, what it was before, why the checker says it and how it
              is usually fixed.
            </p>
          </div>
        )}
      </div>
      <PrintedList rows={rows} selected={selected} filter={filter} />
    </section>
  )
}
