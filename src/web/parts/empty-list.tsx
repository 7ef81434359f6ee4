/** What stands where nothing is listed: why that is, and the way on. */
import type { VNode } from 'preact'
import { type Filter, isPlain, type ShownStatus, shownStatus } from '../filter.ts'
import { hashOf } from '../route.ts'
import type { Rows } from '../rows.ts'
import { select } from '../select.ts'
import { counted } from '../words.ts'

const nothing: Readonly<Record<ShownStatus, string>> = {
  current: 'No errors or warnings are left.',
  new: 'Nothing is new.',
  fixed: 'Nothing was fixed.',
  kept: 'Nothing was there before and still is.',
  replaced: 'Nothing was replaced.',
  all: 'There is nothing to list.',
}

/** Says whether the filter or the data is empty, and leads to what other statuses have. */
export function EmptyList({ rows, filter }: { readonly rows: Rows; readonly filter: Filter }): VNode {
  const anyStatus = { ...filter, status: 'all' } as const
  const others = select(rows, anyStatus).length
  return (
    <div class="empty">
      <p>{isPlain(filter) ? nothing[shownStatus(rows, filter)] : 'Nothing matches these filters.'}</p>
      {others === 0 ? null : (
        <p>
          <a href={hashOf('errors', anyStatus)}>{`Show ${counted(others, 'finding')} of any status`}</a>
        </p>
      )}
    </div>
  )
}
