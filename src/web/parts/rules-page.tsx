/** Every rule with its errors. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Rows } from '../rows.ts'
import { byRule } from '../tallies.ts'
import { counted } from '../words.ts'
import { prose, RuleLink } from './names.tsx'
import { TallyTable } from './tally-table.tsx'

/** Each leads to its own page. */
export function RulesPage({ rows }: { readonly rows: Rows }): VNode {
  const tallies = useMemo(() => byRule(rows), [rows])
  return (
    <section id="rules" aria-labelledby="rules-title">
      <h1 id="rules-title" tabIndex={-1}>
        {counted(tallies.length, 'rule')}
      </h1>
      <TallyTable
        caption="Errors by rule"
        noun="Rule"
        tallies={tallies}
        firstRun={rows.data.firstRun}
        nameOf={({ key }) => (
          <span class="rule-line">
            <RuleLink rows={rows} code={key} />{' '}
            <span class="hint">{prose(rows.data.rules[key]?.title ?? '')}</span>
          </span>
        )}
      />
    </section>
  )
}
