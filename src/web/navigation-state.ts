/** The route as state: components read it, links and filters change it. */
import { useEffect, useState } from 'preact/hooks'
import { parseRoute, type Route, routeHash } from './route.ts'

const changed = 'type-ratchet-route'
/** Browsers refuse an address that changes with every key: it follows when the reader pauses. In milliseconds. */
const pause = 120

let current = location.hash
let timer = 0

/** How far each entry of the history was scrolled when the reader left it, by the number in its state. */
const scrolled = new Map<number, number>()
let entries = 0
let entry = numberedEntry()

// The page is drawn too late for the browser to find the place again, except after a reload.
history.scrollRestoration = 'manual'
addEventListener('pagehide', () => {
  history.scrollRestoration = 'auto'
})

function arrive(): void {
  clearTimeout(timer)
  if (location.hash === current && history.state === entry) {
    return
  }
  scrolled.set(entry, scrollY)
  current = location.hash
  entry = numberedEntry()
  dispatchEvent(new Event(changed))
}

addEventListener('hashchange', arrive)

/** An entry that is new to us gets the next number; numbers of another visit are not ours. */
function numberedEntry(): number {
  const known: unknown = history.state
  if (typeof known === 'number' && scrolled.has(known)) {
    return known
  }
  entries += 1
  history.replaceState(entries, '')
  return entries
}

/** Where to scroll on a page that is drawn anew: its top, or the place at which the reader left it. */
export function scrollOfEntry(): number {
  return scrolled.get(entry) ?? 0
}

/** The route that the reader is at. */
export function currentRoute(): Route {
  return parseRoute(current)
}

/** Runs whenever the reader goes somewhere, before what is drawn hears of it when it was asked for first. */
export function onRoute(listener: () => void): void {
  addEventListener(changed, listener)
}

/** The route that the reader is at, kept up to date. */
export function useRoute(): Route {
  const [route, setRoute] = useState(currentRoute)
  useEffect(() => {
    const read = (): void => setRoute(currentRoute())
    addEventListener(changed, read)
    return () => removeEventListener(changed, read)
  }, [])
  return route
}

/** Changes the address without an entry in the history: for typing and for moving through a list. */
export function replaceRoute(change: Partial<Route>): void {
  const next = routeHash({ ...currentRoute(), ...change })
  if (next !== current) {
    current = next
    clearTimeout(timer)
    timer = setTimeout(settle, pause)
    dispatchEvent(new Event(changed))
  }
}

/** Who leaves a page comes back to what was last typed there. */
function settle(): void {
  clearTimeout(timer)
  if (current !== location.hash) {
    history.replaceState(entry, '', current)
  }
}

addEventListener('click', settle, true)

/** Goes somewhere: the reader can come back. */
export function goTo(hash: string): void {
  settle()
  location.hash = hash
  arrive()
}
