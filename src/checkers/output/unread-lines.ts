/** Words the problem of lines that no rule of a format accounts for. Never decides which lines those are. */
import type { CheckerProblem } from '#model/problem.ts'

const shown = 5

/** Null when every line was read. `option`: what is known to print such lines. */
export function unreadProblem(
  unread: readonly string[],
  option: string | null = null,
): CheckerProblem | null {
  if (unread.length === 0) {
    return null
  }
  const lines = unread.slice(0, shown)
  return { kind: 'output-unread', count: unread.length, lines, ...(option === null ? {} : { option }) }
}
