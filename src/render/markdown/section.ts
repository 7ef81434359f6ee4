/** A text that has to fit: sections in the order in which they are read, shortened in the order of their use. */

/** One way to write a section. */
export interface Form {
  readonly text: () => string
  /** How much a reader loses with the step to the next form; the least is taken first, equal ones from the end. */
  readonly use: number
}

/** One section. */
export interface Section {
  /** As the closing line calls it when it was shortened. */
  readonly name: string
  /** From everything to the least. An empty text leaves the section out. Never empty itself. */
  readonly forms: readonly Form[]
}

/** A section that is shown as it is, whatever happens. */
export function fixedSection(text: string): Section {
  return { name: '', forms: [{ text: () => text, use: Number.POSITIVE_INFINITY }] }
}

/** A section that is shown whole or as `rest`, which may be nothing. */
export function droppable(
  name: string,
  use: number,
  texts: { readonly whole: () => string; readonly rest?: string },
): Section {
  const { whole, rest = '' } = texts
  return {
    name,
    forms: [
      { text: whole, use },
      { text: () => rest, use: Number.POSITIVE_INFINITY },
    ],
  }
}

/**
 * Joins sections with empty lines. `closing` words what was shortened and stands before the last section. Longer
 * than `limit` only when every section is at its least.
 */
export function fitted(
  sections: readonly Section[],
  limit: number,
  closing: (names: readonly string[]) => string,
): string {
  const states = sections.map((section) => ({ section, level: 0, text: section.forms[0]?.text() ?? '' }))
  for (;;) {
    const short = states.filter(({ level }) => level > 0).map(({ section }) => section.name)
    const parts = states.map(({ text }) => text)
    const words = short.length === 0 ? '' : closing([...new Set(short)])
    const text = [...parts.slice(0, -1), words, ...parts.slice(-1)].filter((part) => part !== '').join('\n\n')
    const next = text.length <= limit ? null : leastUseful(states)
    if (next === null) {
      return text
    }
    next.level += 1
    next.text = next.section.forms[next.level]?.text() ?? ''
  }
}

interface State {
  readonly section: Section
  level: number
  text: string
}

function leastUseful(states: readonly State[]): State | null {
  let least: State | null = null
  for (const state of states) {
    const shorter = state.level + 1 < state.section.forms.length
    if (shorter && useOf(state) <= (least === null ? Number.POSITIVE_INFINITY : useOf(least))) {
      least = state
    }
  }
  return least
}

function useOf({ section, level }: State): number {
  return section.forms[level]?.use ?? Number.POSITIVE_INFINITY
}
