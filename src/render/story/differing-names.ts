/** What tells the findings of one group apart when a heading says the rest: the names that differ. */
import type { Unpaired } from '#model/comparison.ts'
import { messageForm, quotedNames } from '#rules/root-cause.ts'

/** The names by entry, none where all say the same; null when the messages differ in more than names. */
export function differingNames(
  entries: readonly Unpaired[],
): ReadonlyMap<Unpaired, readonly string[]> | null {
  const lines = entries.map(({ diagnostic }) => diagnostic.message.split('\n', 1)[0] ?? '')
  if (new Set(lines.map(messageForm)).size > 1) {
    return null
  }
  const names = lines.map(quotedNames)
  const differ = (names[0] ?? []).map((_, place) => new Set(names.map((own) => own[place])).size > 1)
  return new Map(
    entries.map((entry, index) => [entry, (names[index] ?? []).filter((_, place) => differ[place])] as const),
  )
}
