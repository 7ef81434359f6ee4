/** Our own sentences in Markdown. */
import { markdownBlock, markdownCode, markdownJoin, markdownText } from '../encode/markdown.ts'

/**
 * Our own sentences with foreign values inside. A part in backticks becomes a code span; an indented or
 * YAML part after an empty line becomes a block; everything else is text.
 */
export function proseText(text: string): string {
  const [sentence = '', ...blocks] = text.split('\n\n')
  const inline = markdownJoin(
    sentence
      .split(/(`[^`]*`)/)
      .map((part) => (/^`[^`]+`$/.test(part) ? markdownCode(part.slice(1, -1)) : markdownText(part))),
  )
  return [
    inline,
    ...blocks.map((block) => (block.includes('\n') ? markdownBlock(block, 'yaml') : markdownText(block))),
  ].join('\n\n')
}
