/** Our words around names that a checker printed, kept apart so that each output can mark and escape the names. */

/** `words` are ours or a message’s own, a `name` is shown as code. Whoever shows either escapes it. */
export interface PhrasePart {
  readonly kind: 'words' | 'name'
  readonly text: string
}

/** Parts in reading order. */
export type Phrase = readonly PhrasePart[]

/** Fills `{1}`, `{2}`, … with names; a place without a name stays empty, and a number is no name. */
export function phrase(template: string, names: readonly (string | undefined)[]): Phrase {
  return template
    .split(/(\{\d\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const index = /^\{(\d)\}$/.exec(part)?.[1]
      const text = index === undefined ? part : (names[Number(index) - 1] ?? '')
      return { kind: index === undefined || /^\d+$/.test(text) ? 'words' : 'name', text }
    })
}

/** The phrase as plain text, names in the quotes given. */
export function plainPhrase(parts: Phrase, quote = '“”'): string {
  const [open = '', close = ''] = quote
  return parts.map(({ kind, text }) => (kind === 'name' ? `${open}${text}${close}` : text)).join('')
}

/** The same as the start of a sentence; a name that stands first stays as it is. */
export function capitalised(parts: Phrase): Phrase {
  return parts.map((part, index) =>
    index === 0 && part.kind === 'words'
      ? { ...part, text: part.text.charAt(0).toUpperCase() + part.text.slice(1) }
      : part,
  )
}
