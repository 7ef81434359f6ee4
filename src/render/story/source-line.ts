/** The line of the source that a new finding stands on, as far as the report carries it. */
import type { Report } from '#model/report.ts'

const longest = 120

/** Without the space around it, and cut; null where it is not known or empty. */
export function sourceLineOf({ result }: Report, path: string, line: number): string | null {
  const excerpts = result.kind === 'compared' ? result.excerpts : []
  const excerpt = excerpts.find((one) => one.path === path && one.line === line)
  const text = excerpt?.lines[line - excerpt.firstLine]?.trim() ?? ''
  return text === '' ? null : text.length > longest ? `${text.slice(0, longest)}…` : text
}
