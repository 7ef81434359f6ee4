/** What a reader should see first, under the written verdict and totals. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { noFilter } from '../filter.ts'
import { hashOf, type Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { select } from '../select.ts'
import { count, counted } from '../words.ts'
import { CauseList } from './cause-list.tsx'
import { Chart } from './chart.tsx'
import { Excerpt } from './excerpt.tsx'
import { LeverageList } from './fix-first-page.tsx'
import { RowLine } from './row-line.tsx'
import { Treemap } from './treemap.tsx'

const shownErrors = 8
const shownClusters = 5

/** What is new, or else fixed; the trend, what to fix first, the map. */
export function Overview({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const { data } = rows
  const added = useMemo(() => select(rows, { ...noFilter, status: 'new' }), [rows])
  const fixed = useMemo(() => select(rows, { ...noFilter, status: 'fixed' }), [rows])
  const trend = data.course !== null && data.course.points.length > 1
  const leverage = data.leverage.length > 0
  return (
    <>
      {added.length > 0 ? (
        <NewErrors rows={rows} selected={added} />
      ) : fixed.length > 0 ? (
        <ChangedErrors rows={rows} selected={fixed} status="fixed" />
      ) : null}
      {trend || leverage ? (
        <div class={trend && leverage ? 'pair' : ''}>
          {trend && data.course !== null ? (
            <section id="trend" aria-labelledby="trend-title">
              <div class="section-head">
                <h2 id="trend-title">The default branch</h2>
                <a href={hashOf('history')}>History</a>
              </div>
              <Chart course={data.course} limit={data.limit} series="" />
            </section>
          ) : null}
          {leverage ? (
            <section id="leverage" aria-labelledby="leverage-title">
              <div class="section-head">
                <h2 id="leverage-title">Fix first</h2>
                <a href={hashOf('fix-first')}>All</a>
              </div>
              <LeverageList rows={rows} lines={shownClusters} />
            </section>
          ) : null}
        </div>
      ) : null}
      {hasCurrent(rows) ? <Treemap rows={rows} route={route} /> : null}
    </>
  )
}

function NewExcerpt({ rows, row }: { readonly rows: Rows; readonly row: number }): VNode | null {
  const excerpt = rows.excerpts.get(row)
  return excerpt === undefined ? null : <Excerpt excerpt={excerpt} line={rows.data.line[row] ?? 1} />
}

function hasCurrent({ amount, status, isError }: Rows): boolean {
  for (let row = 0; row < amount; row += 1) {
    if (isError[row] === 1 && status[row] !== 1) {
      return true
    }
  }
  return false
}

/** By cause; one by one where the checker is not known and so no cause is. */
function NewErrors({ rows, selected }: Omit<ChangedErrorsProps, 'status'>): VNode {
  return rows.causes.length === 0 ? (
    <ChangedErrors rows={rows} selected={selected} status="new" />
  ) : (
    <section id="changed" aria-labelledby="changed-title">
      <div class="section-head">
        <h2 id="changed-title">New in this change</h2>
        <a href={hashOf('errors', { status: 'new' })}>{`List ${counted(selected.length, 'finding')}`}</a>
      </div>
      <CauseList rows={rows} />
    </section>
  )
}

interface ChangedErrorsProps {
  readonly rows: Rows
  readonly selected: Uint32Array
  readonly status: 'new' | 'fixed'
}

function ChangedErrors({ rows, selected, status }: ChangedErrorsProps): VNode {
  const list = hashOf('errors', { status })
  return (
    <section id="changed" aria-labelledby="changed-title">
      <div class="section-head">
        <h2 id="changed-title">{status === 'new' ? 'New in this change' : 'Fixed in this change'}</h2>
        <a href={list}>{`List ${counted(selected.length, 'finding')}`}</a>
      </div>
      <ol class="new-errors">
        {Array.from(selected.subarray(0, shownErrors), (row) => (
          <li key={row}>
            <a class="new-error" href={`${list}&row=${row}`}>
              <RowLine rows={rows} row={row} />
            </a>
            <NewExcerpt rows={rows} row={row} />
          </li>
        ))}
      </ol>
      {selected.length > shownErrors ? (
        <p class="hint">{`And ${count(selected.length - shownErrors)} more.`}</p>
      ) : null}
    </section>
  )
}
