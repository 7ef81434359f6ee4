/**
 * The one encoder for terminals: foreign text can't move the cursor, colour the screen or forge a line, nor command
 * the runner of a step that prints it.
 */
import { quietText } from './quiet.ts'
import { visible } from './visible.ts'

/** One line; line breaks inside become a visible sign. */
export function terminalText(text: string): string {
  return quietText(visible(text.replace(/\r\n|\n|\r/g, '⏎')))
}

/** Select Graphic Rendition, ECMA-48 8.3.117: the sixteen colours that every theme sets. */
const looks = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const
/** How a piece of text may look. Colour never says anything that words don't. */
export type Look = keyof typeof looks

/** For text that is already encoded. */
export function painted(text: string, look: Look): string {
  const [on, off] = looks[look]
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`
}

/**
 * OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda: for encoded text and an address that we
 * built. Anything that could end the sequence is taken out of the address.
 */
export function hyperlink(text: string, address: string): string {
  return `\u001b]8;;${address.replace(/[^\u0021-\u007e]/g, encodeURIComponent)}\u001b\\${text}\u001b]8;;\u001b\\`
}
