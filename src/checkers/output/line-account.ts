/**
 * What became of each line that a checker printed. Every line has exactly one fate, so nothing is dropped
 * without being counted; blank lines and banners are chatter. Decides nothing about any format.
 */

/**
 * `diagnostic` covers all lines of a finding, and all lines of a JSON document that was decoded; `undecoded`
 * are the lines of one that was not. A run with unread or undecoded lines is never compared.
 */
export type LineFate = 'diagnostic' | 'summary' | 'chatter' | 'unread' | 'undecoded'

/** The lines that no rule of the format accounts for, in the order printed. */
export function unreadLines(
  lines: { readonly at: (line: number) => string | undefined },
  fates: readonly LineFate[],
): readonly string[] {
  const unread: string[] = []
  for (let at = fates.indexOf('unread'); at !== -1; at = fates.indexOf('unread', at + 1)) {
    unread.push(lines.at(at) ?? '')
  }
  return unread
}

/** So many lines of one fate. */
export function alike(fate: LineFate, count: number): readonly LineFate[] {
  return Array.from({ length: count }, () => fate)
}

/** Adds so many lines of one fate. One by one: a message may have more lines than a call takes arguments. */
export function addAlike(fates: LineFate[], fate: LineFate, count: number): void {
  for (let line = 0; line < count; line += 1) {
    fates.push(fate)
  }
}
