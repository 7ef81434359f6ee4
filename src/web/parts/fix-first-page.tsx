/** The leverage list: what to fix so that many errors go at once. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { hashOf } from '../route.ts'
import type { Rows } from '../rows.ts'
import { addressOf, count, counted, fileName, ruleName } from '../words.ts'
import { Bar, OutLink } from './names.tsx'

const firstLines = 50

/** Ranked by how many errors name the same declaration. */
export function FixFirstPage({ rows }: { readonly rows: Rows }): VNode {
  const { leverage, leverageElsewhere } = rows.data
  const [shown, setShown] = useState(firstLines)
  return (
    <section id="fix-first" aria-labelledby="fix-first-title">
      <h1 id="fix-first-title" tabIndex={-1}>
        Fix first
      </h1>
      <p class="hint">
        Declarations of this repository that many errors name. Fix the one, and the others go; errors that
        only look alike are not counted here.
      </p>
      {leverage.length === 0 ? (
        <p class="empty">No two errors name the same declaration of this repository.</p>
      ) : (
        <LeverageList rows={rows} lines={shown} />
      )}
      {leverage.length > shown ? (
        <p>
          <button type="button" onClick={() => setShown(leverage.length)}>
            {`Show all ${count(leverage.length)}`}
          </button>
        </p>
      ) : null}
      {leverageElsewhere === 0 ? null : (
        <p class="hint">
          {`${counted(leverageElsewhere, 'other declaration')} that errors share ${leverageElsewhere === 1 ? 'is' : 'are'} left out: nobody can change here what the language or a package declares.`}
        </p>
      )}
    </section>
  )
}

/** The first so many. */
export function LeverageList({ rows, lines }: { readonly rows: Rows; readonly lines: number }): VNode {
  const { data, clusters } = rows
  const largest = clusters[0]?.length ?? 0
  return (
    <ol class="leverage">
      {data.leverage.slice(0, lines).map(({ title, code, place }, index) => {
        const errors = clusters[index]?.length ?? 0
        return (
          <li key={title + code + place}>
            <div class="leverage-words">
              <a href={hashOf('errors', { status: 'current', fix: String(index + 1) })}>{title}</a>
              <span class="hint">
                {ruleName(data, code)}
                {place === null ? null : (
                  <>
                    {' · '}
                    <OutLink address={addressOf(rows, { path: place[0], line: place[1], base: false })}>
                      {`${fileName(data, place[0])}:${place[1]}`}
                    </OutLink>
                  </>
                )}
              </span>
              <Bar value={errors} largest={largest} />
            </div>
            <span class="leverage-amount">
              <b>{count(errors)}</b> {counted(errors, 'error').replace(/^[\d,]+ /, '')} go
            </span>
          </li>
        )
      })}
    </ol>
  )
}
