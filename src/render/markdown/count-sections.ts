/** Errors counted by something: kind of mistake, folder, owner, changed file. Folded tables. */
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { categoryOf, categoryWords } from '#rules/category.ts'
import { type Category, categories } from '#rules/category-table.ts'
import { amount, signed } from '../amount.ts'
import { markdownCell, markdownCode } from '../encode/markdown.ts'
import { legCounts } from '../story/leg-counts.ts'
import { packageCounts } from '../story/packages.ts'
import { sectionWords, touchedWords } from '../words/comment-words.ts'
import type { Section } from './section.ts'

const mostRows = 20

/** All that have rows. */
export function countSections(report: Report, result: ComparedResult): readonly Section[] {
  return [
    ...legSection(report, result),
    ...categorySection(report, result),
    ...packageSection(result),
    ...ownerSection(result),
  ]
}

/** The change's files that have errors. Nothing when the change is not known or touches no file of the checker. */
export function touchedSection({ touched }: ComparedResult): readonly Section[] {
  if (touched === null || touched.length === 0) {
    return []
  }
  const dirty = touched.filter(({ errors }) => errors > 0)
  const title = touchedWords(dirty.length, touched.length)
  const rows = dirty.map(
    ({ path, errors, newErrors }) =>
      `| ${markdownCell(markdownCode(path))} | ${amount(errors)} | ${amount(newErrors)} |`,
  )
  const head = ['| changed file | errors | new |', '| :-- | --: | --: |']
  const line = (): string => `${title}.`
  const forms = rows.length === 0 ? [line] : [() => folded(title, head, rows), line]
  return [{ name: sectionWords.touched, use: 60, forms }]
}

/** All legs: that one of them is clean is news as well. */
function legSection({ leg: all }: Report, { comparison }: ComparedResult): readonly Section[] {
  const rows = legCounts(comparison, all).map(
    ({ leg, head, base, new: added }) =>
      `| ${markdownCell(markdownCode(leg))} | ${amount(head)} | ${signed(head - base)} | ${amount(added)} |`,
  )
  const head = ['| leg | errors | change | new |', '| :-- | --: | --: | --: |']
  return tableSection({ name: sectionWords.legs, use: 45, title: 'By leg' }, head, rows)
}

function categorySection({ checker }: Report, { comparison }: ComparedResult): readonly Section[] {
  if (checker === null) {
    return []
  }
  const of = (diagnostic: Diagnostic): Category => categoryOf(checker.name, diagnostic)
  const [now, before] = [new Map<Category, number>(), new Map<Category, number>()]
  count(now, headErrors(comparison), of)
  count(before, baseErrors(comparison), of)
  const rows = categories.flatMap((category) => {
    const [current, previous] = [now.get(category) ?? 0, before.get(category) ?? 0]
    const { title, priority } = categoryWords[category]
    return current === 0 && previous === 0
      ? []
      : [`| ${title} | ${priority} | ${amount(current)} | ${signed(current - previous)} |`]
  })
  const head = ['| category | priority | errors | change |', '| :-- | :-- | --: | --: |']
  return tableSection({ name: sectionWords.categories, use: 25, title: 'By category' }, head, rows)
}

/** Only folders in which something changed, and only when there are several. */
function packageSection({ comparison }: ComparedResult): readonly Section[] {
  const rows = packageCounts(comparison)
    .filter(({ new: added, fixed, base, head }) => added > 0 || fixed > 0 || base !== head)
    .map(
      ({ folder, head, base, new: added, fixed }) =>
        `| ${markdownCell(markdownCode(folder))} | ${amount(head)} | ${signed(head - base)} | ${amount(added)} | ${amount(fixed)} |`,
    )
  const head = ['| folder | errors | change | new | fixed |', '| :-- | --: | --: | --: | --: |']
  return rows.length < 2
    ? []
    : tableSection({ name: sectionWords.packages, use: 15, title: 'By folder' }, head, rows)
}

/** Only owners for whom something changed. */
function ownerSection({ owners }: ComparedResult): readonly Section[] {
  const rows = (owners ?? [])
    .filter(({ base, head, new: added }) => added > 0 || base !== head)
    .map(
      ({ owner, head, base, new: added }) =>
        `| ${owner === null ? 'nobody' : markdownCell(markdownCode(owner))} | ${amount(head)} | ${signed(head - base)} | ${amount(added)} |`,
    )
  const head = ['| owner | errors | change | new |', '| :-- | --: | --: | --: |']
  return tableSection({ name: sectionWords.owners, use: 20, title: 'By owner' }, head, rows)
}

function tableSection(
  { title, ...section }: { readonly name: string; readonly use: number; readonly title: string },
  head: readonly string[],
  rows: readonly string[],
): readonly Section[] {
  return rows.length === 0 ? [] : [{ ...section, forms: [() => folded(title, head, rows), () => ''] }]
}

function folded(title: string, head: readonly string[], rows: readonly string[]): string {
  const left = rows.length - mostRows
  const more = left > 0 ? `\n\n… and ${amount(left)} more, listed in the report.` : ''
  const table = [...head, ...rows.slice(0, mostRows)].join('\n')
  return `<details><summary><b>${title}</b></summary>\n\n${table}${more}\n\n</details>`
}

function* headErrors({ kept, new: added }: Comparison): Generator<Diagnostic> {
  for (const { head } of kept) {
    yield head
  }
  for (const { diagnostic } of added) {
    yield diagnostic
  }
}

function* baseErrors({ kept, fixed }: Comparison): Generator<Diagnostic> {
  for (const { base } of kept) {
    yield base
  }
  for (const { diagnostic } of fixed) {
    yield diagnostic
  }
}

function count<Key>(
  counts: Map<Key, number>,
  diagnostics: Iterable<Diagnostic>,
  of: (diagnostic: Diagnostic) => Key,
): void {
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'error') {
      const key = of(diagnostic)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
}
