/** Every error and warning: filters, the list, and what is known of the chosen one. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { arranged, offeredGroupings, usualGrouping } from '../arrange.ts'
import { replaceRoute } from '../navigation-state.ts'
import type { Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { selection } from '../select.ts'
import { count, counted } from '../words.ts'
import { Detail } from './detail.tsx'
import { EmptyList } from './empty-list.tsx'
import { ErrorList } from './error-list.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { FilterBar } from './filter-bar.tsx'
import { OrderChoice } from './order-choice.tsx'
import { PrintedList } from './printed-list.tsx'

/** What is filtered for stands in the address; so do order, headings and the chosen row. */
export function ErrorsPage({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const { filter, sort } = route
  const asked = route.group ?? usualGrouping(rows, filter)
  const group = offeredGroupings(rows).includes(asked) ? asked : 'none'
  const key = JSON.stringify(filter)
  // An equal filter is another object after each step through the list.
  const found = useMemo(() => selection(rows, filter), [rows, key])
  const arrangement = useMemo(() => arranged(rows, found.rows, { sort, group }), [found, sort, group])
  const selected = arrangement.rows
  const row = route.row !== null && route.row < rows.amount ? route.row : null
  const close = (): void => {
    replaceRoute({ row: null })
    document.querySelector<HTMLElement>('[role=listbox]')?.focus()
  }
  return (
    <section id="errors" aria-labelledby="errors-title">
      <h1 id="errors-title" tabIndex={-1}>
        {rows.data.firstRun ? 'Current errors' : 'Errors, one by one'}
      </h1>
      <FilterBar rows={rows} filter={filter} selection={found} />
      <div class="list-head">
        <p id="count" class="hint" role="status">
          {selected.length === rows.amount
            ? `${counted(rows.amount, 'finding')}.`
            : `${count(selected.length)} of ${counted(rows.amount, 'finding')}.`}
        </p>
        <OrderChoice rows={rows} arrangement={arrangement} sort={sort} group={group} />
        <ExportButtons rows={rows} selected={selected} />
      </div>
      <div class="master">
        {selected.length === 0 ? (
          <EmptyList rows={rows} filter={filter} />
        ) : (
          <ErrorList rows={rows} arrangement={arrangement} current={row} onClose={close} />
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
