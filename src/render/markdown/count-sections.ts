/** Errors counted by something: kind of mistake, folder, owner, changed file. Folded tables. */

import { categories } from '#model/category.ts'
import { compareText } from '#model/order.ts'
import type { ComparedResult, OwnerCount, Report } from '#model/report.ts'
import { categoryWords } from '#rules/category.ts'
import { amount, signed } from '../amount.ts'
import { markdownCell, markdownCode } from '../encode/markdown.ts'
import { legCounts } from '../story/leg-counts.ts'
import { type PackageCount, packageCounts } from '../story/packages.ts'
import { type Counts, tallyOf } from '../story/tally.ts'
import {
  moreWords,
  namelessWords,
  othersWords,
  sectionWords,
  tableTitles,
  touchedWords,
} from '../words/comment-words.ts'
import { droppable, type Section } from './section.ts'

const mostRows = 20

/** All that have rows. */
export function countSections(report: Report, result: ComparedResult): readonly Section[] {
  return [
    ...legSection(report, result),
    ...categorySection(report, result),
    ...packageSection(report, result),
    ...ownerSection(result),
  ]
}

/** The change's files that have errors. Nothing when the change is not known or touches no file of the checker. */
export function touchedSection({ touched }: ComparedResult): readonly Section[] {
  if (touched === null || touched.length === 0) {
    return []
  }
  const dirty = touched.filter((file) => file.errors > 0)
  const title = touchedWords(touched)
  const rows = dirty.map(
    ({ path, errors: all, newErrors }) =>
      `| ${markdownCell(markdownCode(path))} | ${amount(all)} | ${amount(newErrors)} |`,
  )
  const head = ['| changed file | errors | new |', '| :-- | --: | --: |']
  const line = `${title}.`
  const whole = (): string => (rows.length === 0 ? line : folded(title, head, rows))
  return [droppable(sectionWords.touched, 60, { whole, rest: line })]
}

/** A column of a table of counts. Those that tell of a change have nothing to say on a first run. */
interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => string
  readonly kind: 'words' | 'number' | 'change'
}

const errors: Column<Readonly<Pick<Counts, 'head'>>> = {
  head: 'errors',
  cell: ({ head }) => amount(head),
  kind: 'number',
}
const change: Column<Readonly<Pick<Counts, 'base' | 'head'>>> = {
  head: 'change',
  cell: ({ base, head }) => signed(head - base),
  kind: 'change',
}
const added: Column<Readonly<Pick<Counts, 'new'>>> = {
  head: 'new',
  cell: (row) => amount(row.new),
  kind: 'change',
}
const fixed: Column<Readonly<Pick<Counts, 'fixed'>>> = {
  head: 'fixed',
  cell: (row) => amount(row.fixed),
  kind: 'change',
}

function named<Row>(head: string, nameOf: (row: Row) => string | null): Column<Row> {
  const cell = (row: Row): string => {
    const name = nameOf(row)
    return name === null ? namelessWords.owner : markdownCell(markdownCode(name))
  }
  return { head, cell, kind: 'words' }
}

/** All legs: that one of them is clean is news as well. */
function legSection(
  { leg: all, checker }: Report,
  { comparison, baseline }: ComparedResult,
): readonly Section[] {
  const rows = legCounts(tallyOf(comparison, checker?.name ?? null), all)
  return tableSection(
    { name: sectionWords.legs, use: 45, title: tableTitles.legs },
    {
      columns: [named('leg', (row: { readonly leg: string }) => row.leg), errors, change, added],
      rows,
      first: isFirst(baseline),
    },
  )
}

function categorySection({ checker }: Report, { comparison, baseline }: ComparedResult): readonly Section[] {
  if (checker === null) {
    return []
  }
  const { byCategory, others } = tallyOf(comparison, checker.name)
  const rows = categories.flatMap((category) => {
    const counts = byCategory.get(category)
    return counts === undefined || counts.head + counts.base === 0
      ? []
      : [{ ...counts, ...categoryWords[category] }]
  })
  type Row = (typeof rows)[number]
  const category: Column<Row> = { head: 'category', cell: (row) => row.title, kind: 'words' }
  const priority: Column<Row> = { head: 'priority', cell: (row) => row.priority, kind: 'words' }
  const title = tableTitles.categories
  return tableSection(
    { name: sectionWords.categories, use: 25, title, note: othersNote(others) },
    { columns: [category, priority, errors, change], rows, first: isFirst(baseline) },
  )
}

const mostOthers = 12

/** Which rules the last category holds, most frequent first. */
function othersNote(others: ReadonlyMap<string | null, number>): string {
  const rules = [...others].sort((a, b) => b[1] - a[1] || compareText(a[0] ?? '', b[0] ?? ''))
  const nameOf = (code: string | null): string => (code === null ? namelessWords.rule : markdownCode(code))
  const shown = rules.slice(0, mostOthers).map(([code, count]) => `${amount(count)} × ${nameOf(code)}`)
  return rules.length === 0 ? '' : othersWords({ shown, left: rules.length - shown.length })
}

/** Only folders in which something changed, on a first run all, and only when there are several. */
function packageSection({ checker }: Report, { comparison, baseline }: ComparedResult): readonly Section[] {
  const first = isFirst(baseline)
  const rows = packageCounts(tallyOf(comparison, checker?.name ?? null)).filter(
    (row) => first || row.new > 0 || row.fixed > 0 || row.base !== row.head,
  )
  return rows.length < 2
    ? []
    : tableSection(
        { name: sectionWords.packages, use: 15, title: tableTitles.packages },
        {
          columns: [named('folder', (row: PackageCount) => row.folder), errors, change, added, fixed],
          rows,
          first,
        },
      )
}

/** Only owners for whom something changed, on a first run all; nothing where all of it is nobody's. */
function ownerSection({ owners, baseline }: ComparedResult): readonly Section[] {
  const first = isFirst(baseline)
  const rows = (owners ?? []).filter((row) => first || row.new > 0 || row.base !== row.head)
  const owned = rows.some(({ owner }) => owner !== null) ? rows : []
  return tableSection(
    { name: sectionWords.owners, use: 20, title: tableTitles.owners },
    { columns: [named('owner', (row: OwnerCount) => row.owner), errors, change, added], rows: owned, first },
  )
}

function isFirst({ state }: ComparedResult['baseline']): boolean {
  return state === 'absent'
}

function tableSection<Row>(
  {
    title,
    name,
    use,
    note = '',
  }: { readonly name: string; readonly use: number; readonly title: string; readonly note?: string },
  table: { readonly columns: readonly Column<Row>[]; readonly rows: readonly Row[]; readonly first: boolean },
): readonly Section[] {
  const columns = table.columns.filter(({ kind }) => !(table.first && kind === 'change'))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const head = [
    line(columns.map((column) => column.head)),
    line(columns.map(({ kind }) => (kind === 'words' ? ':--' : '--:'))),
  ]
  const rows = table.rows.map((row) => line(columns.map(({ cell }) => cell(row))))
  return rows.length === 0 ? [] : [droppable(name, use, { whole: () => folded(title, head, rows, note) })]
}

function folded(title: string, head: readonly string[], rows: readonly string[], note = ''): string {
  const left = rows.length - mostRows
  const more = `${left > 0 ? `\n\n${moreWords(left)}.` : ''}${note === '' ? '' : `\n\n${note}`}`
  const table = [...head, ...rows.slice(0, mostRows)].join('\n')
  return `<details><summary><b>${title}</b></summary>\n\n${table}${more}\n\n</details>`
}
