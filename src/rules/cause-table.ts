/** The shape of a checker's table of messages that name their cause. */
import type { Phrase } from './phrase.ts'

/** A text with places for names, or a function of them where the text depends on what they are. */
export type CauseFix = string | ((names: readonly (string | undefined)[]) => Phrase | null)

/** `{1}`, `{2}`, … stand for the pattern's groups, in `title` and `fix`. */
export interface CauseRow {
  /** Over the first line of the message. No group may be optional without being last. */
  readonly pattern: RegExp
  /** Findings with equal titles have one cause: name only what they share. */
  readonly title: string
  /** Why the checker says it, where the rule's own words would be too general. */
  readonly why?: string
  /** The title says all that the message does: findings stand together whatever their wording. */
  readonly complete?: boolean
  /** Right whoever declares what the message names. */
  readonly fix?: CauseFix
  /** The same where this repository is known to declare it. */
  readonly ownFix?: CauseFix
}

/** The first row that fits counts. */
export type CauseTable = readonly CauseRow[]
