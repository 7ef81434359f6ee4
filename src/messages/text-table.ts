/** The shape of a problem's words, and of the tables that hold them. */
import type { Problem } from '#model/problem.ts'

/** One problem in words. */
export interface ProblemText {
  /** One sentence with the value received. */
  readonly what: string
  /** Why the run can't go on, or what was not done. */
  readonly why: string
  /** What the reader can do; may span lines when it shows YAML to paste. */
  readonly fix: string
  /** Evidence, such as the last lines that a checker printed. */
  readonly details: readonly string[]
}

/** The first ten, and how many there are more. */
export function firstOf(lines: readonly string[]): readonly string[] {
  const left = lines.length - 10
  return [...lines.slice(0, 10), ...(left > 0 ? [`… and ${left} more`] : [])]
}

/** The texts of one family: a new problem does not compile until it has one. */
export type TextTable<Family extends Problem> = {
  readonly [Kind in Family['kind']]: (problem: Extract<Family, { readonly kind: Kind }>) => ProblemText
}
