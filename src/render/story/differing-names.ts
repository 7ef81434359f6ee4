/** What tells the findings of one group apart when a heading says the rest: the names that differ. */
import type { Unpaired } from '#model/comparison.ts'
import { messageForm, quotedNames } from '#rules/root-cause.ts'

/** The name by entry, null where all say the same; null as a whole when the messages differ in more than one name. */
export function differingNames(entries: readonly Unpaired[]): ReadonlyMap<Unpaired, string | null> | null {
  const lines = entries.map(({ diagnostic }) => diagnostic.message.split('\n', 1)[0] ?? '')
  if (new Set(lines.map(messageForm)).size > 1) {
    return null
  }
  const names = lines.map(quotedNames)
  const places = [...(names[0] ?? []).keys()].filter(
    (place) => new Set(names.map((own) => own[place])).size > 1,
  )
  const [place, another] = places
  return another === undefined
    ? new Map(
        entries.map((entry, index) => [entry, place === undefined ? null : (names[index]?.[place] ?? null)]),
      )
    : null
}
