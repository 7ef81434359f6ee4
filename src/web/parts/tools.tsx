/** Beside the links to the pages: the colours, and which keys there are. */
import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useKeys } from '../keys.ts'
import { goTo, useRoute } from '../navigation-state.ts'
import { hashOf } from '../route.ts'
import { currentTheme, switchTheme, themeChanged } from '../theme.ts'

const keys: readonly (readonly [key: string, does: string])[] = [
  ['/', 'Search'],
  ['n', 'Next finding; from another page, to the list'],
  ['p', 'Previous finding'],
  ['Enter', 'From the list to the details'],
  ['Esc', 'Close the details or a menu'],
  ['?', 'These keys'],
]

/** Two buttons and the keys that work on every page; `lists`: whether there are findings to go to. */
export function Tools({ lists = false }: { readonly lists?: boolean }): VNode {
  const help = useRef<HTMLDialogElement>(null)
  const theme = useTheme()
  const open = (): void => help.current?.showModal()
  const { view } = useRoute()
  useKeys({
    '?': open,
    ...(lists ? { '/': search } : {}),
    ...(lists && view !== 'errors' ? { n: toList, p: toList } : {}),
  })
  return (
    <div class="tools">
      <button type="button" onClick={switchTheme}>
        {theme === 'dark' ? 'Light' : 'Dark'}
        <span class="vh"> colours</span>
      </button>
      <button type="button" onClick={open}>
        Keys
      </button>
      <dialog ref={help} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl class="keys">
          {keys
            .filter(([key]) => lists || key === '?')
            .map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
        </dl>
        <button type="button" onClick={() => help.current?.close()}>
          Close
        </button>
      </dialog>
    </div>
  )
}

/** The page's own field, or that of the list. */
function search(): void {
  const field = (): HTMLElement | null => document.querySelector('#app form input[type=search]')
  if (field() === null) {
    goTo(hashOf('errors'))
  }
  requestAnimationFrame(() => field()?.focus())
}

/** The list has its own `n` and `p`. */
function toList(): void {
  goTo(hashOf('errors'))
}

function useTheme(): 'light' | 'dark' {
  const [theme, setTheme] = useState(currentTheme)
  useEffect(() => {
    const read = (): void => setTheme(currentTheme())
    addEventListener(themeChanged, read)
    return () => removeEventListener(themeChanged, read)
  }, [])
  return theme
}
