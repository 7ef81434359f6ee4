/** Puts a text where the reader can paste it, and says whether that worked. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'

/** In milliseconds. */
const shownFor = 2000

/** `text` is copied as it is. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: string }): VNode {
  const [said, setSaid] = useState('')
  const copy = async (): Promise<void> => {
    setSaid((await isCopied(text)) ? 'Copied' : 'Not copied: the browser refuses')
    setTimeout(() => setSaid(''), shownFor)
  }
  return (
    <button type="button" class="copy" onClick={() => void copy()}>
      <span class={said === '' ? undefined : 'vh'}>{children}</span>
      <span role="status">{said}</span>
    </button>
  )
}

/** Some browsers let no page that was opened from a disk write to the clipboard: they still copy what is selected. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) {
      return isSelectionCopied(text)
    }
    throw error
  }
}

function isSelectionCopied(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'vh'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}
