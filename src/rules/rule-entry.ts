/** The shape of what is known of one rule, as the tables in `knowledge/` hold it. */

/** Source code of exactly two lines, so that it fits into a comment. */
export type TwoLines = readonly [first: string, second: string]

/** Everything here is written for somebody who meets the rule for the first time. */
export interface RuleEntry {
  /** A few words that stand where the code alone says nothing. */
  readonly title: string
  /** Why the checker says it: one or two sentences. */
  readonly cause: string
  /** What usually helps: one sentence. */
  readonly fix: string
  /** The checker says this rule, and nothing else, of these lines. */
  readonly before: TwoLines
  /** The checker says nothing of these. */
  readonly after: TwoLines
}

/** One checker's rules by code as printed. */
export type KnowledgeTable = Readonly<Record<string, RuleEntry>>
