/** Words with code in them. */
import type { VNode } from 'preact'
import type { MixedText } from '#model/report-data.ts'

/** Words and code by turns. */
export function Mixed({ text }: { readonly text: MixedText }): VNode {
  return <>{text.map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}</>
}
