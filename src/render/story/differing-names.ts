/** What tells the findings of one group apart: the names that its heading does not say. */
import type { Unpaired } from '#model/comparison.ts'
import { plainPhrase } from '#rules/phrase.ts'
import { tellingNames, wordsOf } from '#rules/root-cause.ts'
import type { CauseGroup } from './cause-group.ts'

/**
 * The name by entry, null where the heading says everything; null as a whole where each message has to be read: when
 * the words or numbers differ, or say a number that the heading does not, when more than one name does, when the heading
 * speaks of the rule alone and a message names several things, and where a few messages go on to say what does not fit.
 */
export function differingNames({
  entries,
  title,
  complete,
}: Pick<CauseGroup, 'entries' | 'title' | 'complete'>): ReadonlyMap<Unpaired, string | null> | null {
  if (complete) {
    return new Map(entries.map((entry) => [entry, null]))
  }
  const lines = entries.map(({ diagnostic }) => diagnostic.message.split('\n', 1)[0] ?? '')
  const names = lines.map(tellingNames)
  if (new Set(lines.map(wordsOf)).size > 1) {
    return null
  }
  const heading = title === null ? null : plainPhrase(title)
  if (lines.some((line) => saysNumber(line, heading ?? '')) || areExplained(entries)) {
    return null
  }
  const [place, another] = openPlaces(names, heading)
  return another === undefined
    ? new Map(
        entries.map((entry, index) => [entry, place === undefined ? null : (names[index]?.[place] ?? null)]),
      )
    : null
}

function saysNumber(line: string, heading: string): boolean {
  return (wordsOf(line).match(/\d+/g) ?? []).some((number) => !heading.includes(number))
}

/** So many are read one by one. */
const few = 3

function areExplained(entries: readonly Unpaired[]): boolean {
  return entries.length <= few && entries.some(({ diagnostic }) => /\n\s/.test(diagnostic.message))
}

/** The one name that every entry would say: said once, it says the same. */
export function commonName(names: ReadonlyMap<Unpaired, string | null> | null): string | null {
  const [name = null, ...others] = new Set(names?.values())
  return others.length === 0 ? name : null
}

/** The places of names that an entry has to say. */
function openPlaces(names: readonly (readonly string[])[], heading: string | null): readonly number[] {
  const places = [...(names[0] ?? []).keys()]
  if (heading === null) {
    return places
  }
  const differing = places.filter((place) => new Set(names.map((own) => own[place])).size > 1)
  return differing.length > 0
    ? differing
    : places.filter((place) => !heading.includes(names[0]?.[place] ?? ''))
}
