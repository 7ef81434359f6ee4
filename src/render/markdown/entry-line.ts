/** One finding as a list item, and several of one file in a line. */
import type { Unpaired } from '#model/comparison.ts'
import type { Report } from '#model/report.ts'
import type { Excerpt } from '#model/result-file.ts'
import { amount } from '../amount.ts'
import { markdownCode, markdownLink, markdownText } from '../encode/markdown.ts'
import { legWords } from '../leg-words.ts'
import { lineAddress } from '../line-link.ts'
import { markWords, namelessWords } from '../words/comment-words.ts'

/** Which commit's lines an entry speaks of. */
export type Side = 'new' | 'fixed'

/** What stands behind a place; already Markdown, empty where a heading says it. */
export type EntryText = (entry: Unpaired) => string

const longestSource = 120

/** Place, text, marks, and the source line where it is known. */
export function entryLine(
  report: Report,
  entry: Unpaired,
  { side, text }: { readonly side: Side; readonly text: EntryText },
): string {
  const { path, line } = entry.diagnostic
  const address = lineAddress(entry.diagnostic, report.hosted, sideCommit(report, side))
  const place = path === '' ? namelessWords.path : `${path}:${line}`
  const source = side === 'new' ? sourceLine(report, path, line) : null
  const parts = [
    address === null ? markdownCode(place) : markdownLink(place, address),
    text(entry),
    markText(entry, side, report.leg),
  ]
  const below = source === null ? '' : `<br>${markdownCode(source)}`
  return `- ${parts.filter((part) => part !== '').join(' ')}${below}`
}

const mostLines = 24

/** `crawl.py`: lines 60, 61, 76, each a link; for new findings whose heading says nearly everything. */
export function fileLine(report: Report, entries: readonly Unpaired[], text: EntryText): string {
  const [first] = entries
  if (first === undefined) {
    return ''
  }
  const { path } = first.diagnostic
  const lines = entries.slice(0, mostLines).map((entry) => {
    const address = lineAddress(entry.diagnostic, report.hosted, report.hosted?.commit ?? null)
    const number = String(entry.diagnostic.line)
    const parts = [
      address === null ? number : `[${number}](<${address}>)`,
      text(entry),
      markText(entry, 'new', report.leg),
    ]
    return parts.filter((part) => part !== '').join(' ')
  })
  const left = entries.length - lines.length
  const more = left > 0 ? [`… and ${amount(left)} more`] : []
  const word = entries.length === 1 ? 'line' : 'lines'
  return `- ${markdownCode(path)} ${word} ${[...lines, ...more].join(', ')}`
}

/** The first line of the message. */
export function messageText({ diagnostic }: Unpaired, longest: number): string {
  const [first = '', ...rest] = diagnostic.message.split('\n')
  const cut = first.length > longest ? `${first.slice(0, longest)}…` : first
  return `${markdownText(cut)}${rest.length === 0 ? '' : ' …'}`
}

function markText(
  { diagnostic, replaced, mayComeFromBase }: Unpaired,
  side: Side,
  leg: string | null,
): string {
  const marks = [
    ...(diagnostic.severity === 'error' ? [] : [diagnostic.severity]),
    ...(replaced ? [side === 'new' ? markWords.replacesNew : markWords.replacedFixed] : []),
    ...(mayComeFromBase ? [markWords.fromBase] : []),
    ...(diagnostic.legs === undefined ? [] : [markdownText(legWords(diagnostic.legs, leg))]),
  ]
  return marks.length === 0 ? '' : `_(${marks.join('; ')})_`
}

function sourceLine({ result }: Report, path: string, line: number): string | null {
  const excerpts: readonly Excerpt[] = result.kind === 'compared' ? result.excerpts : []
  const excerpt = excerpts.find((one) => one.path === path && one.line === line)
  const text = excerpt?.lines[line - excerpt.firstLine]?.trim() ?? ''
  return text === '' ? null : text.length > longestSource ? `${text.slice(0, longestSource)}…` : text
}

function sideCommit({ hosted, result }: Report, side: Side) {
  if (side === 'new') {
    return hosted?.commit ?? null
  }
  return result.kind === 'compared' && result.baseline.state === 'loaded'
    ? result.baseline.origin.commit
    : null
}
