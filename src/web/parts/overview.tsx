/** What a reader should see first, under the written verdict and totals. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { noFilter, select } from '../filter.ts'
import { hashOf, type Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { count, counted, fileName, ruleName } from '../words.ts'
import { Chart } from './chart.tsx'
import { LeverageList } from './fix-first-page.tsx'
import { PathName, StatusTag } from './names.tsx'
import { Treemap } from './treemap.tsx'

const shownErrors = 8
const shownClusters = 5

/** New errors, the trend, the map, what to fix first. */
export function Overview({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const { data } = rows
  const added = useMemo(() => select(rows, { ...noFilter, status: 'new' }), [rows])
  const trend = data.course !== null && data.course.points.length > 1
  const leverage = data.leverage.length > 0
  return (
    <>
      {added.length > 0 ? <NewErrors rows={rows} added={added} /> : null}
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
      <Treemap rows={rows} route={route} />
    </>
  )
}

function NewErrors({ rows, added }: { readonly rows: Rows; readonly added: Uint32Array }): VNode {
  const { data } = rows
  return (
    <section id="new" aria-labelledby="new-title">
      <div class="section-head">
        <h2 id="new-title">New in this change</h2>
        <a href={hashOf('errors', { status: 'new' })}>{`List ${counted(added.length, 'finding')}`}</a>
      </div>
      <ol class="new-errors">
        {Array.from(added.subarray(0, shownErrors), (row) => (
          <li key={row}>
            <a class="new-error" href={`${hashOf('errors', { status: 'new' })}&row=${row}`}>
              <span class="item-message">{(data.texts[rows.message[row] ?? 0] ?? '').split('\n', 1)[0]}</span>
              <span class="item-place">
                {rows.partner[row] === -2 ? null : <StatusTag rows={rows} row={row} />}
                <span class="item-path">
                  <PathName path={fileName(data, rows.path[row] ?? 0)} />
                  <span class="at">:{data.line[row]}</span>
                </span>
                <code>{ruleName(data, rows.code[row] ?? 0)}</code>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {added.length > shownErrors ? (
        <p class="hint">{`And ${count(added.length - shownErrors)} more.`}</p>
      ) : null}
    </section>
  )
}
