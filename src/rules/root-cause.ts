/**
 * Which findings have one cause, and what to call it. Findings belong together when they have the same rule and
 * name the same thing whose declaration would answer them all; where nothing is named, the form of the message
 * decides. A guess about more than that would put unrelated errors under one heading.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { CauseFix } from './cause-table.ts'
import { type Phrase, phrase, plainPhrase } from './phrase.ts'
import { ruleSetOf } from './registry.ts'

/** One cause, as far as a single finding tells it. */
export interface RootCause {
  /** Equal for findings of one checker that have this cause. */
  readonly key: string
  /** What is wrong, in a few words; null where only the message itself says it. */
  readonly title: Phrase | null
  /** Why, when more is known than of the rule. */
  readonly why: string | null
  /** What helps, when the names make it more exact than what is known of the rule. */
  readonly fix: Phrase | null
  /** The same where this repository declares what is named; null where that makes no difference. */
  readonly ownFix: Phrase | null
  /** The title says all that the message does. */
  readonly complete: boolean
}

/** The first row of the checker's table that fits, else the message without what it names. */
export function rootCauseOf(checker: CheckerName, { code, message }: Diagnostic): RootCause {
  const [line = ''] = message.split('\n', 1)
  for (const { pattern, title, why = null, fix, ownFix, complete = false } of ruleSetOf(checker).causes) {
    const match = pattern.exec(line)
    if (match !== null) {
      const names = match.slice(1)
      const words = phrase(title, names)
      return {
        key: `${code}\0${plainPhrase(words)}`,
        title: words,
        why,
        fix: fixOf(fix, names),
        ownFix: fixOf(ownFix, names),
        complete,
      }
    }
  }
  return {
    key: `${code}\0${messageForm(line)}`,
    title: null,
    why: null,
    fix: null,
    ownFix: null,
    complete: false,
  }
}

function fixOf(fix: CauseFix | undefined, names: readonly (string | undefined)[]): Phrase | null {
  return fix === undefined ? null : typeof fix === 'string' ? phrase(fix, names) : fix(names)
}

/** An apostrophe within a word opens nothing. */
const quoted = /"[^"]*"|(?<![\p{L}\p{N}])'[^']*'|“[^”]*”/gu

/** A message without quoted names: “expected 2” and “expected 3” are different words. */
export function wordsOf(line: string): string {
  return line.replace(quoted, '…')
}

/** A message without quoted names and numbers: what is equal for all findings of one kind. */
export function messageForm(line: string): string {
  return wordsOf(line).replace(/\d+/g, '…')
}

/** What several messages of one form have in common: names and numbers in which they differ become `…`. */
export function sharedForm(lines: readonly string[]): string {
  const names = lines.map(quotedNames)
  const kept = lines.map((line) => {
    let place = -1
    return line.replace(quoted, (text) => {
      place += 1
      return names.every((own) => own[place] === names[0]?.[place]) ? text : '…'
    })
  })
  const [first = ''] = kept
  return kept.every((line) => line === first) ? first : first.replace(/\d+/g, '…')
}

/** The names that tell findings apart: every second message speaks of `any`. */
export function tellingNames(line: string): readonly string[] {
  return quotedNames(line).filter((name) => name !== 'any' && name !== 'Any')
}

/** The names that a message quotes, without the quotes. */
export function quotedNames(line: string): readonly string[] {
  return [...line.matchAll(quoted)].map(([text]) => text.slice(1, -1))
}
