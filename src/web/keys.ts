/** Single keys that do something anywhere on the page, unless the reader is typing. */
import { useEffect, useRef } from 'preact/hooks'

/** What each key does. */
export type KeyActions = Readonly<Record<string, () => void>>

/** Works while the component is shown. Keys with Ctrl, Alt or Meta belong to the browser. */
export function useKeys(actions: KeyActions): void {
  // Keys come faster than effects run: each press meets what was drawn last.
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined
      if (action !== undefined && !isTaken(event)) {
        event.preventDefault()
        action()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

function isTaken({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  const typing =
    target instanceof Element &&
    target.closest('input:not([type=radio], [type=checkbox]), select, dialog') !== null
  return ctrlKey || metaKey || altKey || defaultPrevented || typing
}
