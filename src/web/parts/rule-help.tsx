/** What is known of a rule, in words and as an example. */
import type { VNode } from 'preact'
import type { RuleWords } from '#model/report-data.ts'
import { prose } from './names.tsx'

/** Nothing where nothing is known. */
export function RuleHelp({ words }: { readonly words: RuleWords | undefined }): VNode | null {
  if (words === undefined || words.cause === '') {
    return null
  }
  const { cause, fix, before, after, documentation } = words
  return (
    <div class="rule-help">
      <h4>Why</h4>
      <p>{prose(cause)}</p>
      <h4>Usual fix</h4>
      <p>{prose(fix)}</p>
      {before.length === 0 ? null : (
        <div class="sides">
          <Code title="Reported" lines={before} />
          <Code title="Accepted" lines={after} />
        </div>
      )}
      {documentation === '' ? null : (
        <p class="links">
          <a href={documentation}>The checker’s documentation</a>
        </p>
      )}
    </div>
  )
}

function Code({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): VNode {
  return (
    <div class="side">
      <p class="side-title">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it */}
      <pre tabIndex={0}>{lines.join('\n')}</pre>
    </div>
  )
}
