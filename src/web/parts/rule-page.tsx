/** One rule: cause, fix, and where its errors are. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { noFilter, type ShownStatus } from '../filter.ts'
import { hashOf, type Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { select } from '../select.ts'
import { type Tally, tally } from '../tallies.ts'
import { counted, fileName, ruleName } from '../words.ts'
import { Back } from './back.tsx'
import { FileLink, prose } from './names.tsx'
import { RuleHelp } from './rule-help.tsx'
import { TallyTable } from './tally-table.tsx'

interface RulePageProps {
  readonly rows: Rows
  readonly route: Route
  readonly name: string
}

/** `name` as the address has it. */
export function RulePage({ rows, route, name }: RulePageProps): VNode {
  const { data } = rows
  const code = data.codes.findIndex((_, index) => ruleName(data, index) === name)
  const tallies = useMemo(() => filesOf(rows, code), [rows, code])
  const words = data.rules[code]
  const category = data.categories[words?.category ?? -1]
  return (
    <section id="rule" aria-labelledby="rule-title">
      <Back to="rules" words="All rules" />
      <h1 id="rule-title" tabIndex={-1}>
        <code>{name}</code> {prose(words?.title ?? '')}
      </h1>
      {code === -1 ? (
        <p>This report has no such rule.</p>
      ) : (
        <>
          <p class="links">
            <span>{`${category?.title}, priority ${category?.priority.toLowerCase()}`}</span>
            <a href={hashOf('errors', { rule: [name], status: 'current' })}>
              {`List ${counted(count(rows, name, 'current'), 'current finding')}`}
            </a>
            {data.firstRun || count(rows, name, 'new') === 0 ? null : (
              <a
                href={hashOf('errors', { rule: [name], status: 'new' })}
              >{`${count(rows, name, 'new')} new`}</a>
            )}
            {data.firstRun || count(rows, name, 'fixed') === 0 ? null : (
              <a href={hashOf('errors', { rule: [name], status: 'fixed' })}>
                {`${count(rows, name, 'fixed')} fixed`}
              </a>
            )}
          </p>
          <RuleHelp words={words} level="h2" />
          {words?.cause === '' ? <p class="hint">Nothing more is known of this rule.</p> : null}
          {tallies.length === 0 ? (
            <p class="hint">All of them are warnings.</p>
          ) : (
            <>
              <h2>Files</h2>
              <TallyTable
                caption={`Errors of ${name} by file`}
                noun="File"
                tallies={tallies}
                firstRun={data.firstRun}
                column={route.column}
                textOf={({ key }) => fileName(data, key)}
                nameOf={({ key }) => <FileLink rows={rows} path={key} />}
              />
            </>
          )}
        </>
      )}
    </section>
  )
}

function count(rows: Rows, rule: string, status: ShownStatus): number {
  return select(rows, { ...noFilter, rule: [rule], status }).length
}

/** Files that never had the rule are left out. */
function filesOf(rows: Rows, code: number): readonly Tally[] {
  const isOurs = (row: number): boolean => rows.code[row] === code
  const none = -1
  const tallies = tally(
    rows,
    (row) => (isOurs(row) ? (rows.path[row] ?? 0) : none),
    (row) => (isOurs(row) ? (rows.was.get(row)?.path ?? rows.path[row] ?? 0) : none),
  )
  return [...tallies.values()]
    .filter(({ key }) => key !== none)
    .sort((a, b) => b.head - a.head || b.base - a.base || a.key - b.key)
}
