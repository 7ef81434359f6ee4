/** What is known of a rule, in words and as an example. */
import type { VNode } from 'preact'
import type { CauseData, RuleWords } from '#model/report-data.ts'
import { Mixed } from './mixed-text.tsx'
import { prose } from './names.tsx'

interface RuleHelpProps {
  readonly words: RuleWords | undefined
  /** The headings are one level below the page's or the part's own. */
  readonly level: 'h2' | 'h3'
  /** More exact than what is known of the rule. */
  readonly cause?: CauseData | undefined
}

/** Nothing where nothing is known. */
export function RuleHelp({ words, level: Heading, cause }: RuleHelpProps): VNode | null {
  const why = cause === undefined ? prose(words?.cause ?? '') : <Mixed text={cause.why} />
  const fix = cause === undefined ? prose(words?.fix ?? '') : <Mixed text={cause.fix} />
  if (words === undefined || (words.cause === '' && (cause === undefined || cause.fix.length === 0))) {
    return null
  }
  const { before, after, documentation } = words
  return (
    <div class="rule-help">
      {cause?.why.length === 0 ? null : (
        <>
          <Heading>Why</Heading>
          <p>{why}</p>
        </>
      )}
      {cause?.fix.length === 0 ? null : (
        <>
          <Heading>{cause === undefined ? 'Usual fix' : 'Fix'}</Heading>
          <p>{fix}</p>
        </>
      )}
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
