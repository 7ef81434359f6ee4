/** A table of counts by rule or by file. Long ones show their beginning first. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Tally } from '../tallies.ts'
import { count } from '../words.ts'
import { Bar, Delta } from './names.tsx'

/** How many lines are drawn at first, and at most: a page has room for no more. */
const firstLines = 50
const mostLines = 1000

type SortKey = 'head' | 'delta' | 'added' | 'fixed'

/** How the reader left a table. */
interface Look {
  readonly sort: SortKey
  readonly shown: number
}

/** By caption: who comes back from one line's page finds the table as it was. */
const looks = new Map<string, Look>()

interface TallyTableProps {
  readonly caption: string
  readonly noun: string
  readonly tallies: readonly Tally[]
  readonly firstRun: boolean
  readonly nameOf: (tally: Tally) => VNode
}

const titles: Readonly<Record<SortKey, string>> = {
  head: 'Errors',
  delta: 'Change',
  added: 'New',
  fixed: 'Fixed',
}

/** Sorted by any column, largest first. */
export function TallyTable({ caption, noun, tallies, firstRun, nameOf }: TallyTableProps): VNode {
  const [{ sort, shown }, setLook] = useState<Look>(looks.get(caption) ?? { sort: 'head', shown: firstLines })
  const change = (part: Partial<Look>): void => {
    const look = { sort, shown, ...part }
    looks.set(caption, look)
    setLook(look)
  }
  const columns: readonly SortKey[] = firstRun ? ['head'] : ['head', 'delta', 'added', 'fixed']
  const sorted =
    sort === 'head' ? tallies : [...tallies].sort((a, b) => sortedBy(b, sort) - sortedBy(a, sort))
  const largest = tallies[0]?.head ?? 0
  const left = Math.min(mostLines, tallies.length) - shown
  if (tallies.length === 0) {
    return <p class="empty">Nothing to list.</p>
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div class="scroll" tabIndex={0} role="group" aria-label={caption}>
        <table class="tallies">
          <caption class="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{noun}</th>
              {columns.map((key) => (
                <th scope="col" class="n" key={key} aria-sort={sort === key ? 'descending' : undefined}>
                  <button type="button" class="sort" onClick={() => change({ sort: key })}>
                    {titles[key]}
                    <span aria-hidden="true" />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((tally) => (
              <tr key={tally.key}>
                <th scope="row">
                  {nameOf(tally)}
                  <Bar value={tally.head} largest={largest} />
                </th>
                {columns.map((key) => (
                  <td class="n" key={key}>
                    {key === 'delta' ? <Delta value={tally.head - tally.base} /> : count(tally[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? (
        <p>
          <button type="button" onClick={() => change({ shown: shown + Math.min(left, 200) })}>
            {`Show ${count(Math.min(left, 200))} more of ${count(tallies.length)}`}
          </button>
        </p>
      ) : null}
    </>
  )
}

function sortedBy(tally: Tally, key: SortKey): number {
  return key === 'delta' ? tally.head - tally.base : tally[key]
}
