/** How the list is sorted and under what it stands. */
import type { VNode } from 'preact'
import { type Arrangement, type Grouping, offeredGroupings, type Sort, sorts } from '../arrange.ts'
import { replaceRoute } from '../navigation-state.ts'
import type { Rows } from '../rows.ts'
import { counted } from '../words.ts'

const sortTitles: Readonly<Record<Sort, string>> = {
  place: 'Place',
  rule: 'Rule',
  message: 'Message',
  priority: 'Priority',
}
const groupTitles: Readonly<Record<Grouping, string>> = {
  none: 'Nothing',
  cause: 'Cause',
  file: 'File',
  rule: 'Rule',
  category: 'Category',
  owner: 'Owner',
}

interface OrderChoiceProps {
  readonly rows: Rows
  readonly arrangement: Arrangement
  readonly sort: Sort
  readonly group: Grouping
}

/** Both stand in the address. */
export function OrderChoice({ rows, arrangement, sort, group }: OrderChoiceProps): VNode {
  const { headings } = arrangement
  return (
    <div class="order">
      <label>
        <span>Group by</span>
        <select
          value={group}
          onChange={(event) => replaceRoute({ group: groupNamed(event.currentTarget.value) })}
        >
          {offeredGroupings(rows).map((each) => (
            <option key={each} value={each}>
              {each === group && headings.length > 0
                ? `${groupTitles[each]} (${counted(headings.length, 'group')})`
                : groupTitles[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Sort by</span>
        <select
          value={sort}
          onChange={(event) =>
            replaceRoute({ sort: sorts.find((each) => each === event.currentTarget.value) ?? 'place' })
          }
        >
          {sorts.map((each) => (
            <option key={each} value={each}>
              {sortTitles[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function groupNamed(value: string): Grouping | null {
  return (Object.keys(groupTitles) as Grouping[]).find((each) => each === value) ?? null
}
