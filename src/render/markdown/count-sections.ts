/** Errors counted by something: kind of mistake, folder, owner, changed file. Folded tables. */
import { compareText } from '#model/order.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { categoryWords } from '#rules/category.ts'
import { categories } from '#rules/category-table.ts'
import { knowledgeOf, knownRules } from '#rules/rule-knowledge.ts'
import { amount, signed } from '../amount.ts'
import { markdownCell, markdownCode } from '../encode/markdown.ts'
import { legCounts } from '../story/leg-counts.ts'
import { packageCounts } from '../story/packages.ts'
import { tallyOf } from '../story/tally.ts'
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
  const dirty = touched.filter(({ errors }) => errors > 0)
  const title = touchedWords(touched)
  const rows = dirty.map(
    ({ path, errors, newErrors }) =>
      `| ${markdownCell(markdownCode(path))} | ${amount(errors)} | ${amount(newErrors)} |`,
  )
  const head = ['| changed file | errors | new |', '| :-- | --: | --: |']
  const line = `${title}.`
  const whole = (): string => (rows.length === 0 ? line : folded(title, head, rows))
  return [droppable(sectionWords.touched, 60, { whole, rest: line })]
}

/** All legs: that one of them is clean is news as well. */
function legSection({ leg: all, checker }: Report, { comparison }: ComparedResult): readonly Section[] {
  const rows = legCounts(tallyOf(comparison, checker?.name ?? null), all).map(
    ({ leg, head, base, new: added }) =>
      `| ${markdownCell(markdownCode(leg))} | ${amount(head)} | ${signed(head - base)} | ${amount(added)} |`,
  )
  const head = ['| leg | errors | change | new |', '| :-- | --: | --: | --: |']
  return tableSection({ name: sectionWords.legs, use: 45, title: tableTitles.legs }, head, rows)
}

function categorySection({ checker }: Report, { comparison }: ComparedResult): readonly Section[] {
  if (checker === null) {
    return []
  }
  const { byCategory, others } = tallyOf(comparison, checker.name)
  const rows = categories.flatMap((category) => {
    const { head: current, base: previous } = byCategory.get(category) ?? { head: 0, base: 0 }
    const { title, priority } = categoryWords[category]
    return current === 0 && previous === 0
      ? []
      : [`| ${title} | ${priority} | ${amount(current)} | ${signed(current - previous)} |`]
  })
  const head = ['| category | priority | errors | change |', '| :-- | :-- | --: | --: |']
  const title = tableTitles.categories
  return tableSection(
    { name: sectionWords.categories, use: 25, title, note: othersNote(checker.name, others) },
    head,
    rows,
  )
}

const mostOthers = 12

/** Which rules the last category holds, most frequent first, and of which of them nothing is known. */
function othersNote(checker: CheckerName, others: ReadonlyMap<string | null, number>): string {
  const rules = [...others].sort((a, b) => b[1] - a[1] || compareText(a[0] ?? '', b[0] ?? ''))
  const named = (code: string | null): string => (code === null ? namelessWords.rule : markdownCode(code))
  const shown = rules.slice(0, mostOthers).map(([code, count]) => `${amount(count)} × ${named(code)}`)
  const unknown = rules.map(([code]) => code).filter((code) => knowledgeOf(checker, code) === null)
  return rules.length === 0
    ? ''
    : othersWords({
        shown,
        left: rules.length - shown.length,
        unknown: knownRules(checker).length > 0 ? unknown.slice(0, mostOthers).map(named) : [],
      })
}

/** Only folders in which something changed, and only when there are several. */
function packageSection({ checker }: Report, { comparison }: ComparedResult): readonly Section[] {
  const rows = packageCounts(tallyOf(comparison, checker?.name ?? null))
    .filter(({ new: added, fixed, base, head }) => added > 0 || fixed > 0 || base !== head)
    .map(
      ({ folder, head, base, new: added, fixed }) =>
        `| ${markdownCell(markdownCode(folder))} | ${amount(head)} | ${signed(head - base)} | ${amount(added)} | ${amount(fixed)} |`,
    )
  const head = ['| folder | errors | change | new | fixed |', '| :-- | --: | --: | --: | --: |']
  return rows.length < 2
    ? []
    : tableSection({ name: sectionWords.packages, use: 15, title: tableTitles.packages }, head, rows)
}

/** Only owners for whom something changed. */
function ownerSection({ owners }: ComparedResult): readonly Section[] {
  const rows = (owners ?? [])
    .filter(({ base, head, new: added }) => added > 0 || base !== head)
    .map(
      ({ owner, head, base, new: added }) =>
        `| ${owner === null ? namelessWords.owner : markdownCell(markdownCode(owner))} | ${amount(head)} | ${signed(head - base)} | ${amount(added)} |`,
    )
  const head = ['| owner | errors | change | new |', '| :-- | --: | --: | --: |']
  return tableSection({ name: sectionWords.owners, use: 20, title: tableTitles.owners }, head, rows)
}

function tableSection(
  {
    title,
    name,
    use,
    note = '',
  }: { readonly name: string; readonly use: number; readonly title: string; readonly note?: string },
  head: readonly string[],
  rows: readonly string[],
): readonly Section[] {
  return rows.length === 0 ? [] : [droppable(name, use, { whole: () => folded(title, head, rows, note) })]
}

function folded(title: string, head: readonly string[], rows: readonly string[], note = ''): string {
  const left = rows.length - mostRows
  const more = `${left > 0 ? `\n\n${moreWords(left)}.` : ''}${note === '' ? '' : `\n\n${note}`}`
  const table = [...head, ...rows.slice(0, mostRows)].join('\n')
  return `<details><summary><b>${title}</b></summary>\n\n${table}${more}\n\n</details>`
}
