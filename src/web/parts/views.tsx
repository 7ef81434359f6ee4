/** The links between the pages of the report. */
import type { VNode } from 'preact'
import { useRoute } from '../navigation-state.ts'
import { hashOf, type View } from '../route.ts'
import type { Rows } from '../rows.ts'
import { Tools } from './tools.tsx'

/** What each page is called. */
export const viewTitles: Readonly<Record<View, string>> = {
  overview: 'Overview',
  errors: 'Errors',
  rules: 'Rules',
  files: 'Files',
  'fix-first': 'Fix first',
  history: 'History',
}

/** Pages that have nothing to show are left out. */
function shownViews({ data }: Rows): readonly View[] {
  return (Object.keys(viewTitles) as View[]).filter(
    (view) =>
      (view !== 'fix-first' || data.leverage.length > 0) && (view !== 'history' || data.course !== null),
  )
}

/** The current page is marked. */
export function Views({ rows }: { readonly rows: Rows }): VNode {
  const { view } = useRoute()
  return (
    <>
      <Tools lists />
      <nav aria-label="Pages">
        <ul class="tabs">
          {shownViews(rows).map((each) => (
            <li key={each}>
              <a href={hashOf(each)} aria-current={each === view ? 'page' : undefined}>
                {viewTitles[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}
