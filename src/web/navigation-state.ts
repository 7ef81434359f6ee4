/** The route as state: components read it, links and filters change it. */
import { useEffect, useState } from 'preact/hooks'
import { parseRoute, type Route, routeHash } from './route.ts'

const changed = 'type-ratchet-route'

/** The route behind the address, kept up to date. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash))
  useEffect(() => {
    const read = (): void => setRoute(parseRoute(location.hash))
    addEventListener('hashchange', read)
    addEventListener(changed, read)
    return () => {
      removeEventListener('hashchange', read)
      removeEventListener(changed, read)
    }
  }, [])
  return route
}

/** Changes the address without an entry in the history: for typing and for moving through a list. */
export function replaceRoute(change: Partial<Route>): void {
  const next = routeHash({ ...parseRoute(location.hash), ...change })
  if (next !== location.hash) {
    history.replaceState(null, '', next)
    dispatchEvent(new Event(changed))
  }
}

/** Goes somewhere: the reader can come back. */
export function goTo(hash: string): void {
  location.hash = hash
}
