/**
 * The form of a message that is compared. Only what varies without meaning is taken out: line numbers of
 * other places. The message that people read is never changed.
 */

/** mypy says “defined on line 12”, “(line 12)”; the number follows every edit above that line. */
const lineNumbers = /\b(line|lines) \d+\b/g

/** Equal forms mean that the checker says the same. */
export function messageForm(message: string): string {
  return message.includes('line') ? message.replace(lineNumbers, '$1 #') : message
}
