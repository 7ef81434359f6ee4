/** A field to type in what is looked for. */
import type { TargetedInputEvent, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

interface TextFieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onText: (text: string) => void
}

/** Shows what was typed, also before the filter has followed. */
export function TextField({ label, hint, value, onText }: TextFieldProps): VNode {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  const onInput = (event: TargetedInputEvent<HTMLInputElement>): void => {
    const next = event.currentTarget.value
    setText(next)
    sent.current = next
    onText(next)
  }
  return (
    <label class="search">
      <span>{label}</span>
      <input type="search" spellcheck={false} placeholder={hint} value={text} onInput={onInput} />
    </label>
  )
}
