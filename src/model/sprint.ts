/** The next sprint: pieces of work, and how many errors each takes away. */
import type { RepoPath, RuleCode } from './ids.ts'

/** What is done at once, whole or not at all. */
export interface WorkItem {
  /** One change to a declaration; stubs for a package; the last errors of a rule, or of a file. */
  readonly kind: 'declaration' | 'package' | 'rule' | 'file'
  /** One plain sentence without its full stop: `Annotate load_order`. Hostile text. */
  readonly words: string
  /** null: of several rules, or of none. */
  readonly code: RuleCode | null
  /** Where to start; null where only the name is known. `line` null: the whole file. */
  readonly place: { readonly path: RepoPath; readonly line: number | null } | null
  /** How many errors it takes away that no earlier piece of work does; at least one. */
  readonly errors: number
  /** Files that have no error left once this and everything before it is done, sorted. */
  readonly cleans: readonly RepoPath[]
  /** Of the files with these errors, sorted, each once; empty where nobody is named. */
  readonly owners: readonly string[]
}

/** Best work first. */
export interface Sprint {
  /** How many errors were asked for. */
  readonly size: number
  /** How many the items take away together. */
  readonly planned: number
  /** How many there are today. */
  readonly total: number
  readonly items: readonly WorkItem[]
}
