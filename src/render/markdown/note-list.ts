/** A quoted note with a heading and one line a fact. */
import { proseText } from './prose.ts'

/** Null without lines. */
export function noteList(title: string, lines: readonly string[]): string | null {
  const items = lines.map((line) => `> - ${proseText(line.replace(/[\r\n]+/g, '⏎'))}`)
  return lines.length === 0 ? null : `> **${title}:**\n>\n${items.join('\n')}`
}
