/** Our words around names that a checker printed, kept apart so that each output can mark and escape the names. */

/** `words` are ours or a message’s own, a `name` is shown as code. Whoever shows either escapes it. */
export interface PhrasePart {
  readonly kind: 'words' | 'name'
  readonly text: string
}

/** Parts in reading order. */
export type Phrase = readonly PhrasePart[]

/** Fills `{1}`, `{2}`, … with names; a place without a name stays empty. */
export function phrase(template: string, names: readonly (string | undefined)[]): Phrase {
  return template
    .split(/(\{\d\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const index = /^\{(\d)\}$/.exec(part)?.[1]
      return index === undefined
        ? { kind: 'words', text: part }
        : { kind: 'name', text: names[Number(index) - 1] ?? '' }
    })
}

/** The phrase as plain text, names in the quotes given. */
export function plainPhrase(parts: Phrase, quote = '“”'): string {
  const [open = '', close = ''] = quote
  return parts.map(({ kind, text }) => (kind === 'name' ? `${open}${text}${close}` : text)).join('')
}
