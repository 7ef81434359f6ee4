/** All that is known of one checker's rules. One folder a checker holds its parts; `registry.ts` finds it by name. */
import type { CategoryTable } from './category-table.ts'
import type { CauseTable } from './cause-table.ts'
import type { Fixer } from './fixer.ts'
import type { RootPattern } from './roots/root-pattern.ts'
import type { KnowledgeTable } from './rule-entry.ts'

/** A rule's earlier name by its present one; null where such findings had no code at all. */
export type Origins = Readonly<Record<string, string | null>>

/** What a checker's rules mean. Every part may be empty: then a finding is told by its own words. */
export interface RuleSet {
  readonly categories: CategoryTable
  /** Messages that name their cause. */
  readonly causes: CauseTable
  /** Messages that name the declaration behind them. */
  readonly roots: readonly RootPattern[]
  readonly knowledge: KnowledgeTable
  /** Of the examples in `knowledge`. */
  readonly language: 'python' | 'typescript'
  readonly origins: Origins
  /** Rules that make one statement: the rule that stands for it by the others, which only list more or fewer things. */
  readonly statements: Readonly<Record<string, string>>
  /** The page that explains a rule; null where there is none for single rules. */
  readonly documentation: (code: string) => string | null
  /** Rules that are said once for a file, at the first place: taking that place away moves it to the next one. */
  readonly oncePerFile: ReadonlySet<string>
  /** The rule that stands on a function without annotations, so that calls of it can be told where it is. */
  readonly untypedFunction: string | null
  /** What its findings are about: a check of types is called so. */
  readonly finds: 'types' | 'lint'
  /** What the checker prints of a project without errors, in Markdown; null where that can't be said shortly. */
  readonly cleanRun: string | null
  /** The edits that would take mechanical errors away. */
  readonly fixer: Fixer
}

/** A checker of whose rules nothing is known. */
export const unknownRuleSet: RuleSet = {
  categories: { byMessage: [], byRule: {} },
  causes: [],
  roots: [],
  knowledge: {},
  language: 'python',
  origins: {},
  statements: {},
  documentation: () => null,
  oncePerFile: new Set(),
  untypedFunction: null,
  finds: 'lint',
  cleanRun: null,
  fixer: () => null,
}
