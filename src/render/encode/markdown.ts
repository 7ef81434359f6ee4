/**
 * The one encoder for GitHub-flavoured Markdown. Whatever a checker or a file name says comes out as text:
 * no mark-up, no mention, no issue link, no image, no HTML, no table break, no command for the runner.
 */

import { quotedName } from '#model/quoted-names.ts'
import { quietText } from './quiet.ts'
import { visible } from './visible.ts'

/**
 * What GitHub-flavoured Markdown reads inside a line, and how each is written instead. An underscore within a
 * word and a bracket that starts nothing mean nothing, and stay readable.
 */
const special = /[\\`*|~$<>&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\](?=\()|\[(?=\^)/gu
const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', $: '&#36;' }

/**
 * GitHub looks for these in the rendered text, where an escape is gone: mentions, issue numbers, emoji names,
 * bare addresses. In code it does not look, and unlike a zero-width space at the mark, code can be copied.
 */
const reference = /@[\w-]|#\d|:\/\/|:[\w+-]+:|GH-\d|www\./i

/** Running text on one line; a word, or a whole quotation, that GitHub would make a reference of stands as code. */
export function markdownText(text: string): string {
  const line = oneLine(text)
  const parts: string[] = []
  let from = 0
  // What checkers quote stays together: a type has blanks.
  for (const { 0: quoted, index } of line.matchAll(quotedName)) {
    if (quoted.length > 2 && reference.test(quoted)) {
      parts.push(plainText(line.slice(from, index)), quotation(quoted))
      from = index + quoted.length
    }
  }
  return markdownJoin([...parts, plainText(line.slice(from))])
}

function plainText(text: string): string {
  return text.split(' ').map(textWord).join(' ')
}

/** Backticks mean code already. */
function quotation(quoted: string): string {
  const [open, close] = quoted.startsWith('`') ? ['', ''] : [quoted.charAt(0), quoted.slice(-1)]
  return `${open}${markdownCode(quoted.slice(1, -1))}${close}`
}

function textWord(word: string): string {
  return reference.test(word) ? codedWord(word) : plainWord(word)
}

/** One after the other; two pieces of code would run into one, so they are kept apart. */
export function markdownJoin(parts: readonly string[]): string {
  return parts.reduce(
    (text, part) => `${text}${text.endsWith('`') && part.startsWith('`') ? ' ' : ''}${part}`,
    '',
  )
}

const before = new Set('("“[')
const behind = new Set('.,;:!?)]”"')

/** Without the punctuation around it: that is no part of what somebody copies, and refers to nothing alone. */
function codedWord(word: string): string {
  let [start, end] = [0, word.length]
  while (before.has(word.charAt(start))) {
    start += 1
  }
  while (end > start + 1 && behind.has(word.charAt(end - 1))) {
    end -= 1
  }
  return `${plainWord(word.slice(0, start))}${markdownCode(word.slice(start, end))}${plainWord(word.slice(end))}`
}

function plainWord(word: string): string {
  return quietText(visible(word)).replace(special, (char) => entities[char] ?? `\\${char}`)
}

/** A code span: nothing inside is interpreted. The fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const inside = quietText(visible(oneLine(text)))
  const longest = Math.max(0, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const padding =
    inside.startsWith('`') || inside.endsWith('`') || inside.trim() !== inside || inside === '' ? ' ' : ''
  return `${fence}${padding}${inside}${padding}${fence}`
}

/** A fenced block; line breaks stay. */
export function markdownBlock(text: string, language = ''): string {
  const inside = text
    .split(/\r\n|\n|\r/)
    .map((line) => quietText(visible(line)))
    .join('\n')
  const longest = Math.max(2, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${inside}\n${fence}`
}

/** A link whose text is code. The address must be one that we built. */
export function markdownLink(text: string, address: string): string {
  return `[${markdownCode(text)}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
}

/** Markdown for a table's cell: a row is split at its pipes before anything else is read, even in code. */
export function markdownCell(markdown: string): string {
  return markdown.replace(/(\\*)\|/g, (found, escapes: string) =>
    escapes.length % 2 === 0 ? `${escapes}\\|` : found,
  )
}

function oneLine(text: string): string {
  return text.replace(/\r\n|\n|\r/g, '⏎').replaceAll('\t', ' ')
}
