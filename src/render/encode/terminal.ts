/** The one encoder for terminals: foreign text can't move the cursor, colour the screen or forge a line. */
import { visible } from './visible.ts'

/** One line; line breaks inside become a visible sign. */
export function terminalText(text: string): string {
  return visible(text.replace(/\r\n|\n|\r/g, '⏎'))
}
