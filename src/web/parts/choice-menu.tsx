/** One menu of the filter: several values can be chosen, each says how many rows it would show. */
import type { TargetedEvent, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Choice, Option } from '../choices.ts'
import { count } from '../words.ts'

/** More are looked for by name. */
const shownOptions = 100
/** From so many on there is a field to look for one. */
const manyOptions = 12

interface ChoiceMenuProps {
  readonly choice: Choice
  readonly chosen: readonly string[]
  readonly onChoice: (chosen: readonly string[]) => void
}

/** Escape, a click elsewhere and leaving with the keyboard close it. */
export function ChoiceMenu({ choice, chosen, onChoice }: ChoiceMenuProps): VNode {
  const { label, options } = choice
  const menu = useRef<HTMLDetailsElement>(null)
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  useCloseOutside(menu, isOpen, close)
  const closeWithFocus = (): void => {
    close()
    menu.current?.querySelector('summary')?.focus()
  }
  return (
    <details
      class="menu"
      ref={menu}
      open={isOpen}
      onToggle={(event: TargetedEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => (event.key === 'Escape' && isOpen ? closeWithFocus() : undefined)}
    >
      <summary>
        <span class="menu-label">{label}</span>{' '}
        <span class="menu-value">
          <span class="menu-chosen">{chosen.length === 0 ? 'Any' : chosen.join(', ')}</span>
        </span>
      </summary>
      {isOpen ? <Options label={label} options={options} chosen={chosen} onChoice={onChoice} /> : null}
    </details>
  )
}

interface OptionsProps extends Omit<ChoiceMenuProps, 'choice'> {
  readonly label: string
  readonly options: readonly Option[]
}

function Options({ label, options, chosen, onChoice }: OptionsProps): VNode {
  const [text, setText] = useState('')
  const many = useRef(options.length > manyOptions)
  const found = options.filter(({ words }) => words.toLowerCase().includes(text.toLowerCase()))
  const toggle = (value: string): void =>
    onChoice(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
  return (
    <fieldset class="menu-panel">
      <legend class="vh">{label}</legend>
      {many.current ? (
        <input
          type="search"
          aria-label={`Find in ${label}`}
          placeholder="Find"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {found.slice(0, shownOptions).map(({ value, words, size }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span class="menu-words">{words}</span> <b>{count(size)}</b>
        </label>
      ))}
      {found.length === 0 ? <p class="hint">Nothing to choose.</p> : null}
      {found.length > shownOptions ? (
        <p class="hint">{`${count(found.length - shownOptions)} more: type to find them.`}</p>
      ) : null}
      {chosen.length === 0 ? null : (
        <button type="button" onClick={() => onChoice([])}>
          Any
        </button>
      )}
    </fieldset>
  )
}

function useCloseOutside(
  menu: { readonly current: HTMLElement | null },
  isOpen: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!isOpen) {
      return
    }
    // A press inside the menu moves the focus to the part of the page around it.
    const leave = ({ target }: Event): void => {
      const [own, other] = [menu.current, target instanceof Node ? target : null]
      if (own !== null && other !== null && !own.contains(other) && !other.contains(own)) {
        close()
      }
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [isOpen])
}
