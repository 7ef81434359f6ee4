/** The reader's filter as a form. Every change goes into the address, and from there into the list. */
import type { VNode } from 'preact'
import { choicesOf } from '../choices.ts'
import { type Filter, isPlain, noFilter, type ShownStatus, shownStatus, shownStatuses } from '../filter.ts'
import { plainText } from '../mixed-text.ts'
import { replaceRoute } from '../navigation-state.ts'
import type { Rows } from '../rows.ts'
import type { Selection } from '../select.ts'
import { count } from '../words.ts'
import { ChoiceMenu } from './choice-menu.tsx'
import { TextField } from './text-field.tsx'

const statusTitles: Readonly<Record<ShownStatus, string>> = {
  current: 'Current',
  new: 'New',
  fixed: 'Fixed',
  kept: 'Kept',
  replaced: 'Replaced',
  all: 'All',
}

interface FilterBarProps {
  readonly rows: Rows
  readonly filter: Filter
  readonly selection: Selection
}

/** Choices that the data does not offer are not shown. */
export function FilterBar({ rows, filter, selection }: FilterBarProps): VNode {
  const { data } = rows
  const set = (change: Partial<Filter>): void => replaceRoute({ filter: { ...filter, ...change }, row: null })
  const shown = shownStatus(rows, filter)
  const statuses = shownStatuses.filter(
    (status) => status !== 'replaced' || shown === status || rows.data.replaced.length > 0,
  )
  return (
    <form class="filters" autocomplete="off" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      {data.firstRun ? null : (
        <fieldset class="choices">
          <legend class="vh">Status</legend>
          {statuses.map((status) => (
            <label key={status}>
              <input
                type="radio"
                name="status"
                value={status}
                checked={shown === status}
                onChange={() => set({ status })}
              />
              <span>
                {statusTitles[status]} <b>{count(selection.statuses[status])}</b>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        label="Search"
        hint="words of message, rule, path"
        value={filter.text}
        onText={(text) => set({ text })}
      />
      <TextField label="Path" hint="part of a path" value={filter.path} onText={(path) => set({ path })} />
      {choicesOf(rows, filter, selection).map((choice) => (
        <ChoiceMenu
          key={choice.name}
          choice={choice}
          chosen={filter[choice.name]}
          onChoice={(chosen) => set({ [choice.name]: chosen })}
        />
      ))}
      <Marks rows={rows} filter={filter} set={set} />
    </form>
  )
}

/** What links set and no field shows, each with a button that takes it back. */
function Marks({
  rows,
  filter,
  set,
}: Omit<FilterBarProps, 'selection'> & { readonly set: (change: Partial<Filter>) => void }): VNode {
  const cluster = rows.data.leverage[Number(filter.fix) - 1]
  const cause = rows.causes[Number(filter.cause) - 1]
  // The button that was pressed is gone: who moves with the keyboard goes on at the list's title.
  const takeBack = (change: Partial<Filter>): void => {
    set(change)
    document.getElementById('errors-title')?.focus({ preventScroll: true })
  }
  return (
    <div class="marks">
      {filter.inside === '' ? null : (
        <button type="button" class="mark-off" onClick={() => takeBack({ inside: '' })}>
          In {filter.inside} <span aria-hidden="true">×</span>
          <span class="vh">, take away</span>
        </button>
      )}
      {cluster === undefined ? null : (
        <button type="button" class="mark-off" onClick={() => takeBack({ fix: '' })}>
          {cluster.title} <span aria-hidden="true">×</span>
          <span class="vh">, take away</span>
        </button>
      )}
      {cause === undefined ? null : (
        <button type="button" class="mark-off" onClick={() => takeBack({ cause: '' })}>
          {plainText(cause.data.title)} <span aria-hidden="true">×</span>
          <span class="vh">, take away</span>
        </button>
      )}
      {isPlain(filter) ? null : (
        <button type="button" onClick={() => takeBack({ ...noFilter, status: filter.status })}>
          Clear filters
        </button>
      )}
    </div>
  )
}
