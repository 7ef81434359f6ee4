/** Source lines around an error. */
import type { VNode } from 'preact'
import type { ExcerptData } from '#model/report-data.ts'

/** The error's own line is marked. */
export function Excerpt({ excerpt, line }: { readonly excerpt: ExcerptData; readonly line: number }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it
    <pre class="excerpt" tabIndex={0}>
      {excerpt.lines.map((text, index) => {
        const number = excerpt.firstLine + index
        return (
          <span key={number} class={number === line ? 'line here' : 'line'}>
            <span class="number">{number}</span>
            {`${text}\n`}
          </span>
        )
      })}
    </pre>
  )
}
