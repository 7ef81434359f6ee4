/** The route as state: components read it, links and filters change it. */
import { useEffect, useState } from 'preact/hooks'
import { parseRoute, type Route, routeHash } from './route.ts'

const changed = 'type-ratchet-route'
/** Browsers refuse an address that changes with every key: it follows when the reader pauses. In milliseconds. */
const pause = 120

let current = location.hash
let timer = 0

addEventListener('hashchange', () => {
  clearTimeout(timer)
  current = location.hash
  dispatchEvent(new Event(changed))
})

/** The route that the reader is at, kept up to date. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(current))
  useEffect(() => {
    const read = (): void => setRoute(parseRoute(current))
    addEventListener(changed, read)
    return () => removeEventListener(changed, read)
  }, [])
  return route
}

/** Changes the address without an entry in the history: for typing and for moving through a list. */
export function replaceRoute(change: Partial<Route>): void {
  const next = routeHash({ ...parseRoute(current), ...change })
  if (next !== current) {
    current = next
    clearTimeout(timer)
    timer = setTimeout(() => history.replaceState(null, '', current), pause)
    dispatchEvent(new Event(changed))
  }
}

/** Goes somewhere: the reader can come back. */
export function goTo(hash: string): void {
  location.hash = hash
}
