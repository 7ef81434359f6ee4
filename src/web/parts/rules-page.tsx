/** Every rule with its errors. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { replaceRoute } from '../navigation-state.ts'
import type { Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { wordsOf } from '../select.ts'
import { byRule } from '../tallies.ts'
import { count, counted, ruleName } from '../words.ts'
import { prose, RuleLink } from './names.tsx'
import { TallyTable } from './tally-table.tsx'
import { TextField } from './text-field.tsx'

/** Each leads to its own page; search and order stand in the address. */
export function RulesPage({ rows, route }: { readonly rows: Rows; readonly route: Route }): VNode {
  const { data } = rows
  const { text } = route.filter
  const all = useMemo(() => byRule(rows), [rows])
  const found = useMemo(() => {
    const words = wordsOf(text)
    const said = (code: number): string => `${ruleName(data, code)} ${data.rules[code]?.title}`.toLowerCase()
    return all.filter(({ key }) => words.every((word) => said(key).includes(word)))
  }, [all, text])
  return (
    <section id="rules" aria-labelledby="rules-title">
      <h1 id="rules-title" tabIndex={-1}>
        {counted(all.length, 'rule')}
      </h1>
      <form
        class="filters"
        autocomplete="off"
        aria-label="Filter"
        onSubmit={(event) => event.preventDefault()}
      >
        <TextField
          label="Search"
          hint="words of rule and title"
          value={text}
          onText={(next) => replaceRoute({ filter: { ...route.filter, text: next } })}
        />
      </form>
      <p id="count" class="hint" role="status">
        {found.length === all.length ? '' : `${count(found.length)} of ${counted(all.length, 'rule')}.`}
      </p>
      <TallyTable
        caption="Errors by rule"
        noun="Rule"
        tallies={found}
        firstRun={data.firstRun}
        column={route.column}
        textOf={({ key }) => ruleName(data, key)}
        nameOf={({ key }) => (
          <span class="rule-line">
            <RuleLink rows={rows} code={key} />{' '}
            <span class="hint">{prose(data.rules[key]?.title ?? '')}</span>
          </span>
        )}
      />
    </section>
  )
}
