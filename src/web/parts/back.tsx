/** From the page of one to the table of all. */
import type { VNode } from 'preact'
import { hashOf, type View } from '../route.ts'

/** A link with an arrow that is only drawn. */
export function Back({ to, words }: { readonly to: View; readonly words: string }): VNode {
  return (
    <p class="back">
      <a href={hashOf(to)}>
        <span aria-hidden="true">← </span>
        {words}
      </a>
    </p>
  )
}
