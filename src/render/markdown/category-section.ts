/** How the errors divide into kinds of mistakes, and what has to be installed. */
import type { Comparison } from '#model/comparison.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { categoryOf, categoryWords } from '#rules/category.ts'
import { type Category, categories } from '#rules/category-table.ts'
import { installLines } from '#rules/missing-package.ts'
import { amount, counted, signed } from '../amount.ts'
import { markdownBlock } from '../encode/markdown.ts'

/** A folded table; nothing when there are no errors on either side. */
export function categorySection({ checker }: Report, { comparison }: ComparedResult): readonly string[] {
  if (checker === null) {
    return []
  }
  const of = (diagnostic: Diagnostic): Category => categoryOf(checker.name, diagnostic)
  const [now, before] = [countBy(headErrors(comparison), of), countBy(baseErrors(comparison), of)]
  const rows = categories.flatMap((category) => {
    const [current, previous] = [now.get(category) ?? 0, before.get(category) ?? 0]
    const { title, priority } = categoryWords[category]
    return current === 0 && previous === 0
      ? []
      : [`| ${title} | ${priority} | ${amount(current)} | ${signed(current - previous)} |`]
  })
  if (rows.length === 0) {
    return []
  }
  const table = ['| category | priority | errors | change |', '| :-- | :-- | --: | --: |', ...rows].join('\n')
  return [`<details><summary><b>By category</b></summary>\n\n${table}\n\n</details>`]
}

/** One command for every installer; nothing when nothing is missing. */
export function installSection({ comparison }: ComparedResult): readonly string[] {
  return installLines(headErrors(comparison)).map(
    ({ command, errors }) =>
      `Missing packages or stubs cause ${counted(errors, 'error')}:\n\n${markdownBlock(command, 'sh')}`,
  )
}

function headErrors({ kept, new: added }: Comparison): readonly Diagnostic[] {
  return [...Array.from(kept, ({ head }) => head), ...added.map(({ diagnostic }) => diagnostic)].filter(
    isError,
  )
}

function baseErrors({ kept, fixed }: Comparison): readonly Diagnostic[] {
  return [...Array.from(kept, ({ base }) => base), ...fixed.map(({ diagnostic }) => diagnostic)].filter(
    isError,
  )
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error'
}

function countBy(
  diagnostics: readonly Diagnostic[],
  of: (diagnostic: Diagnostic) => Category,
): ReadonlyMap<Category, number> {
  const counts = new Map<Category, number>()
  for (const diagnostic of diagnostics) {
    const category = of(diagnostic)
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  return counts
}
