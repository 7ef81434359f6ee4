/** A quoted note with a heading and one line a fact. */
import { proseText } from './prose.ts'

/** Nothing without lines. */
export function noteList(title: string, lines: readonly string[]): readonly string[] {
  const items = lines.map((line) => `> - ${proseText(line.replace(/[\r\n]+/g, '⏎'))}`)
  return lines.length === 0 ? [] : [`> **${title}:**\n>\n${items.join('\n')}`]
}
