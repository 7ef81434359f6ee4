/**
 * The words for every problem: what happened, why it matters, how to fix it. No problem is worded anywhere
 * else. Values are given as received; each renderer escapes them for its own language.
 */
import type { Problem } from '#model/problem.ts'
import { absenceTexts, deliveryTexts } from './aside-texts.ts'
import { baselineTexts } from './baseline-texts.ts'
import { checkerTexts } from './checker-texts.ts'
import { configTexts } from './config-texts.ts'
import { legTexts } from './leg-texts.ts'
import { publishTexts } from './publish-texts.ts'
import type { ProblemText, TextTable } from './text-table.ts'

const texts: TextTable<Problem> = {
  ...configTexts,
  ...checkerTexts,
  ...baselineTexts,
  ...absenceTexts,
  ...deliveryTexts,
  ...legTexts,
  ...publishTexts,
}

/** Each problem has a heading of this name in `docs/messages.md`. */
export const problemKinds: readonly Problem['kind'][] = Object.keys(texts) as Problem['kind'][]

/** The words for one problem. */
export function problemText(problem: Problem): ProblemText {
  const text = texts[problem.kind] as (problem: Problem) => ProblemText
  return text(problem)
}
