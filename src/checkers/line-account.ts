/**
 * What became of each line that a checker printed. Every line has exactly one fate, so nothing is dropped
 * without being counted; blank lines and banners are chatter. Decides nothing about any format.
 */

/** `diagnostic` covers all lines of a finding, and all lines of a JSON document. */
export type LineFate = 'diagnostic' | 'summary' | 'chatter' | 'unread'

/** The lines that no rule of the format accounts for, in the order printed. */
export function unreadLines(lines: readonly string[], fates: readonly LineFate[]): readonly string[] {
  return lines.filter((_, at) => fates[at] === 'unread')
}

/** So many lines of one fate. */
export function alike(fate: LineFate, count: number): readonly LineFate[] {
  return Array.from({ length: count }, () => fate)
}
