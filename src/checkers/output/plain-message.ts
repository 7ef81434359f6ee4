/** A message without what its carrier says elsewhere: place and rule would make two wordings of one finding. */

/** `F401: unused`, `F401 unused` and `unused (no-unused-vars)` without the rule. */
export function withoutRule(message: string, rule: string | null): string {
  if (rule === null || rule === '') {
    return message
  }
  for (const start of [`${rule}: `, `${rule} `]) {
    if (message.startsWith(start) && message.length > start.length) {
      return message.slice(start.length)
    }
  }
  const end = ` (${rule})`
  return message.endsWith(end) && message.length > end.length ? message.slice(0, -end.length) : message
}

/** A message, and the column that stood in front of it; null where there was none. */
export interface PlacedMessage {
  readonly message: string
  readonly column: number | null
}

/**
 * `shop/a.py:3:5: unused` without the place, whichever way the file is spelled there. ty gives the column of a finding
 * of several lines nowhere else.
 */
export function withoutPlace(message: string, line: number): PlacedMessage {
  const [whole, path = '', printed, column] =
    /^((?:[A-Za-z]:)?[^:\n]+):(\d{1,9}):(\d{1,9}): /.exec(message) ?? []
  return whole === undefined || path.length > longestPath || Number(printed) !== line
    ? { message, column: null }
    : { message: message.slice(whole.length), column: Number(column) }
}

const longestPath = 4096
