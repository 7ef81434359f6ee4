/** The reader's filter as a form. Every change goes into the address, and from there into the list. */
import type { TargetedInputEvent, VNode } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import {
  type Filter,
  isPlain,
  noFilter,
  type ShownStatus,
  select,
  shownStatuses,
  unnamed,
} from '../filter.ts'
import { replaceRoute } from '../navigation-state.ts'
import type { Rows } from '../rows.ts'
import { byRule } from '../tallies.ts'
import { count, ruleName } from '../words.ts'
import { plainText } from './mixed-text.tsx'

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
}

/** Choices that the data does not offer are not shown. */
export function FilterBar({ rows, filter }: FilterBarProps): VNode {
  const { data } = rows
  const set = (change: Partial<Filter>): void => replaceRoute({ filter: { ...filter, ...change }, row: null })
  const choices = useChoices(rows)
  return (
    <form class="filters" autocomplete="off" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      {data.firstRun ? null : (
        <fieldset class="choices">
          <legend class="vh">Status</legend>
          {choices.statuses.map(({ status, size }) => (
            <label key={status}>
              <input
                type="radio"
                name="status"
                value={status}
                checked={filter.status === status}
                onChange={() => set({ status })}
              />
              <span>
                {statusTitles[status]} <b>{count(size)}</b>
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
      <Choice label="Rule" value={filter.rule} options={choices.rules} onChoice={(rule) => set({ rule })} />
      <Choice
        label="Category"
        value={filter.category}
        options={choices.categories}
        onChoice={(category) => set({ category })}
      />
      <Choice
        label="Priority"
        value={filter.priority}
        options={choices.priorities}
        onChoice={(priority) => set({ priority })}
      />
      <Choice
        label="Owner"
        value={filter.owner}
        options={choices.owners}
        onChoice={(owner) => set({ owner })}
      />
      <Choice label="Leg" value={filter.leg} options={choices.legs} onChoice={(leg) => set({ leg })} />
      <Choice
        label="Severity"
        value={filter.severity}
        options={choices.severities}
        onChoice={(severity) => set({ severity })}
      />
      <Marks rows={rows} filter={filter} set={set} />
    </form>
  )
}

/** What links set and no field shows, each with a button that takes it back. */
function Marks({
  rows,
  filter,
  set,
}: FilterBarProps & { readonly set: (change: Partial<Filter>) => void }): VNode {
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

interface TextFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onText: (text: string) => void
}

/** Shows what was typed, also before the filter has followed. */
function TextField({ label, hint, value, onText }: TextFieldProps): VNode {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  const onInput = (event: TargetedInputEvent<HTMLInputElement>): void => {
    const next = event.currentTarget.value
    setText(next)
    sent.current = next
    onText(next)
  }
  return (
    <label class="search">
      <span>{label}</span>
      <input type="search" spellcheck={false} placeholder={hint} value={text} onInput={onInput} />
    </label>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, words: string])[]
  readonly onChoice: (value: string) => void
}

function Choice({ label, value, options, onChoice }: ChoiceProps): VNode | null {
  return options.length < 2 && value === '' ? null : (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoice(event.currentTarget.value)}>
        <option value="">Any</option>
        {options.some(([each]) => each === value) || value === '' ? null : (
          <option value={value}>{value}</option>
        )}
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

type Options = ChoiceProps['options']

interface Choices {
  readonly statuses: readonly { readonly status: ShownStatus; readonly size: number }[]
  readonly rules: Options
  readonly categories: Options
  readonly priorities: Options
  readonly owners: Options
  readonly legs: Options
  readonly severities: Options
}

/** Counted once: they do not depend on the filter. */
function useChoices(rows: Rows): Choices {
  return useMemo(() => {
    const { data } = rows
    const used = [...new Set(rows.category)]
      .sort((a, b) => a - b)
      .flatMap((each) => data.categories[each] ?? [])
    const plain = (names: Iterable<string>): Options => [...new Set(names)].map((name) => [name, name])
    const owners = data.owners.flatMap((each) => (each === '' ? [unnamed.owner] : each.split(' '))).sort()
    const hasWarnings = rows.isError.includes(0)
    return {
      statuses: shownStatuses
        .map((status) => ({ status, size: select(rows, { ...noFilter, status }).length }))
        .filter(({ status, size }) => status !== 'replaced' || size > 0),
      rules: byRule(rows).map(({ key, head }) => {
        const name = ruleName(data, key)
        return [name, `${name} (${count(head)})`]
      }),
      categories: plain(used.map(({ title }) => title)),
      priorities: plain(used.map(({ priority }) => priority)),
      owners: data.owners.length < 2 ? [] : plain(owners),
      legs: plain(data.allLegs),
      severities: hasWarnings
        ? [
            ['error', 'Errors'],
            ['warning', 'Warnings'],
          ]
        : [],
    }
  }, [rows])
}
