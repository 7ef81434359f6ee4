/** Shows the page that the address asks for. */
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { scrollOfEntry, useRoute } from '../navigation-state.ts'
import type { Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { ErrorsPage } from './errors-page.tsx'
import { FilePage } from './file-page.tsx'
import { FilesPage } from './files-page.tsx'
import { FixFirstPage } from './fix-first-page.tsx'
import { HistoryPage } from './history-page.tsx'
import { Overview } from './overview.tsx'
import { RulePage } from './rule-page.tsx'
import { RulesPage } from './rules-page.tsx'
import { viewTitles } from './views.tsx'

/** What is on the page stands first: tabs show little of a title. */
function titleOf({ view, one }: Route, written: string): string {
  const name = one === null ? viewTitles[view] : one.slice(one.lastIndexOf('/') + 1)
  return view === 'overview' ? written : `${name} · ${written}`
}

interface AppProps {
  readonly rows: Rows
  /** As it was written: how the run went, and which run it was. */
  readonly title: string
}

/** The written parts of the page belong to the overview. */
export function App({ rows, title }: AppProps): VNode {
  const route = useRoute()
  const first = useRef(true)
  useEffect(() => {
    document.documentElement.dataset['view'] = route.view
    for (const id of ['summary', 'sources']) {
      const written = document.getElementById(id)
      if (written !== null) {
        written.hidden = route.view !== 'overview'
      }
    }
    if (!first.current) {
      scrollTo(0, scrollOfEntry())
      // The key for search is there already.
      if (document.querySelector('#app form :focus') === null) {
        document.querySelector<HTMLElement>('#app h1[tabindex]')?.focus({ preventScroll: true })
      }
    }
    first.current = false
  }, [route.view, route.one])
  useEffect(() => {
    document.title = titleOf(route, title)
  }, [route.view, route.one])
  return <Page rows={rows} route={route} />
}

function Page({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const { view, one } = route
  switch (view) {
    case 'overview':
      return <Overview rows={rows} route={route} />
    case 'errors':
      return <ErrorsPage rows={rows} route={route} />
    case 'rules':
      return one === null ? (
        <RulesPage rows={rows} route={route} />
      ) : (
        <RulePage rows={rows} route={route} name={one} />
      )
    case 'files':
      return one === null ? <FilesPage rows={rows} route={route} /> : <FilePage rows={rows} name={one} />
    case 'fix-first':
      return <FixFirstPage rows={rows} />
    case 'history':
      return <HistoryPage data={rows.data} />
  }
}
