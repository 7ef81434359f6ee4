/** A table of counts by rule or by file. Long ones show their beginning first. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { replaceRoute } from '../navigation-state.ts'
import type { Column } from '../route.ts'
import type { Tally } from '../tallies.ts'
import { count } from '../words.ts'
import { Bar, Delta } from './names.tsx'

/** How many lines are drawn at first, and at most: a page has room for no more. */
const firstLines = 50
const mostLines = 1000

/** By caption, how many lines were shown: who comes back from one line's page finds the table as it was. */
const shownLines = new Map<string, number>()

interface TallyTableProps<Line extends Tally> {
  readonly caption: string
  readonly noun: string
  readonly tallies: readonly Line[]
  readonly firstRun: boolean
  readonly column: Column
  readonly nameOf: (tally: Line) => VNode
  /** What {@link nameOf} says, to sort by. */
  readonly textOf: (tally: Line) => string
}

const titles: Readonly<Record<Exclude<Column, 'name'>, string>> = {
  errors: 'Errors',
  change: 'Change',
  new: 'New',
  fixed: 'Fixed',
}

const amountOf: Readonly<Record<Exclude<Column, 'name'>, (tally: Tally) => number>> = {
  errors: ({ head }) => head,
  change: ({ head, base }) => head - base,
  new: ({ added }) => added,
  fixed: ({ fixed }) => fixed,
}

/** Sorted by any column, largest first, or by name; which one stands in the address. */
export function TallyTable<Line extends Tally>(props: TallyTableProps<Line>): VNode {
  const { caption, noun, tallies, firstRun, nameOf } = props
  const [shown, setShown] = useState(shownLines.get(caption) ?? firstLines)
  const show = (lines: number): void => {
    shownLines.set(caption, lines)
    setShown(lines)
  }
  const columns = firstRun ? (['errors'] as const) : (['errors', 'change', 'new', 'fixed'] as const)
  const column = firstRun && props.column !== 'name' ? 'errors' : props.column
  const sorted = sortedLines(props, column)
  const largest = tallies.reduce((most, { head }) => Math.max(most, head), 0)
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
              <th scope="col" aria-sort={column === 'name' ? 'ascending' : undefined}>
                <button type="button" class="sort" onClick={() => replaceRoute({ column: 'name' })}>
                  {noun}
                  <span aria-hidden="true" />
                </button>
              </th>
              {columns.map((key) => (
                <th scope="col" class="n" key={key} aria-sort={column === key ? 'descending' : undefined}>
                  <button type="button" class="sort" onClick={() => replaceRoute({ column: key })}>
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
                    {key === 'change' ? <Delta value={amountOf[key](tally)} /> : count(amountOf[key](tally))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 ? (
        <p>
          <button type="button" onClick={() => show(shown + Math.min(left, 200))}>
            {`Show ${count(Math.min(left, 200))} more of ${count(tallies.length)}`}
          </button>
        </p>
      ) : null}
    </>
  )
}

/** They come with the most errors first, and equal ones stay as they come. */
function sortedLines<Line extends Tally>(
  { tallies, textOf }: Pick<TallyTableProps<Line>, 'tallies' | 'textOf'>,
  column: Column,
): readonly Line[] {
  switch (column) {
    case 'errors':
      return tallies
    case 'name':
      return [...tallies].sort((a, b) => compareNames(textOf(a), textOf(b)))
    default:
      return [...tallies].sort((a, b) => amountOf[column](b) - amountOf[column](a))
  }
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
