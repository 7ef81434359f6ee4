/** One thing in a source that keeps a checker from saying what it sees. */

/** Where it stands, what kind it is, and what it hides; `message` has no place and no free words of people in it. */
export interface Suppression {
  /** Offsets; `end` is behind the last character. */
  readonly start: number
  readonly end: number
  readonly rule: string
  readonly message: string
}

/** `hides arg-type, attr-defined`; the order in which they are written says nothing. */
export function hidden(directive: string, list: string | undefined): string {
  const codes = codesOf(list)
  return codes.length === 0 ? `${directive} hides everything` : `${directive} hides ${codes.join(', ')}`
}

/** Each once, sorted. */
export function codesOf(list: string | undefined): readonly string[] {
  const codes = (list ?? '').split(/[,\s]+/).filter((code) => code !== '')
  return [...new Set(codes)].sort()
}
