/** Words the problem of lines that no rule of a format accounts for. Never decides which lines those are. */
import type { CheckerProblem } from '#model/problem.ts'

const shown = 5

/** Null when every line was read. */
export function unreadProblem(unread: readonly string[]): CheckerProblem | null {
  return unread.length === 0
    ? null
    : { kind: 'output-unread', count: unread.length, lines: unread.slice(0, shown) }
}
