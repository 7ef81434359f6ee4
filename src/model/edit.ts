/** A change of a text, and what may be known of it. */

/** Puts `text` in place of what stands from `start` up to `end`: offsets in UTF-16 code units of the whole text, its byte order mark included. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** All edits of one text, in any order; the same edit twice is made once. They must not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = text
  for (const { start, end, text: put } of distinctEdits(edits).toReversed()) {
    result = result.slice(0, start) + put + result.slice(end)
  }
  return result
}

/** In the order of the text, each once. */
export function distinctEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.toSorted((one, other) => one.start - other.start || one.end - other.end)
  return sorted.filter((edit, at) => {
    const before = sorted[at - 1]
    return before === undefined || !isSameEdit(before, edit)
  })
}

/** Whether both can't be made at once: they share a character, or put different texts at one place. */
export function doCollide(one: TextEdit, other: TextEdit): boolean {
  if (isSameEdit(one, other)) {
    return false
  }
  return one.start === other.start || (one.start < other.end && other.start < one.end)
}

function isSameEdit(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text
}
