/** One finding as a list item, and several of one file in a line. */

import type { Unpaired } from '#model/comparison.ts'
import { knownLine } from '#model/diagnostic.ts'
import type { Report } from '#model/report.ts'
import { quotedNames } from '#rules/root-cause.ts'
import { amount } from '../amount.ts'
import { markdownCode, markdownLink, markdownText } from '../encode/markdown.ts'
import { legWords } from '../leg-words.ts'
import { lineAddress } from '../line-link.ts'
import { sourceLineOf } from '../story/source-line.ts'
import { markWords, namelessWords, sharedMarkWords } from '../words/comment-words.ts'

/** Which commit's lines an entry speaks of. */
export type Side = 'new' | 'fixed'

/** What stands behind a place; already Markdown, empty where a heading says it. */
export type EntryText = (entry: Unpaired) => string

/** Place, text, marks, and the source line where it is known. */
export function entryLine(
  report: Report,
  entry: Unpaired,
  { side, text }: { readonly side: Side; readonly text: EntryText },
): string {
  const { path } = entry.diagnostic
  const line = knownLine(entry.diagnostic)
  const address = lineAddress({ path, line }, report.hosted, sideCommit(report, side))
  const place = path === '' ? namelessWords.path : line === null ? path : `${path}:${line}`
  const source = side === 'new' && line !== null ? sourceLineOf(report, path, line) : null
  const parts = [
    address === null ? markdownCode(place) : markdownLink(place, address),
    text(entry),
    markText(entry, side, report.leg),
  ]
  const below = source === null ? '' : `<br>${markdownCode(source)}`
  return `- ${parts.filter((part) => part !== '').join(' ')}${below}`
}

const mostLines = 24

/** `crawl.py`: lines 60, 61 (2×), 76, each a link; for new findings whose heading says nearly everything. */
export function fileLine(report: Report, entries: readonly Unpaired[], text: EntryText): string {
  const [first] = entries
  if (first === undefined) {
    return ''
  }
  const { path } = first.diagnostic
  const shown = entries.slice(0, mostLines)
  const times = new Map<string, Map<string, number>>()
  for (const entry of shown) {
    const address = lineAddress(entry.diagnostic, report.hosted, report.hosted?.commit ?? null)
    const number = String(entry.diagnostic.line)
    const line = address === null ? number : `[${number}](<${address}>)`
    const words = [text(entry), legText(entry, report.leg)].filter((part) => part !== '').join(' ')
    const same = times.get(line) ?? new Map<string, number>()
    times.set(line, same.set(words, (same.get(words) ?? 0) + 1))
  }
  const lines = [...times].map(([line, same]) => {
    const told = [...same].map(([words, count]) => [words, ...(count === 1 ? [] : [`(${amount(count)}×)`])])
    return `${line} ${told.map((parts) => parts.join(' ').trim()).join(', ')}`.trimEnd()
  })
  const left = entries.length - shown.length
  const more = left > 0 ? [`… and ${amount(left)} more`] : []
  const word = lines.length === 1 ? 'line' : 'lines'
  return `- ${markdownCode(path)} ${word} ${[...lines, ...more].join(', ')}`
}

/** How TypeScript says under which rules it resolved an import: noise in a comment. */
const importAttributes = /, \{ with: \{[^{}]*\} \}/g

/** Without what only a compiler wants to know of a name. */
export function plainName(name: string): string {
  return name.replace(importAttributes, '')
}

/**
 * The first line of the message, and as far as there is room the next one that names anything else and what explains that one:
 * they say which argument is meant, which part of a type does not fit, and why.
 */
export function messageText({ diagnostic }: Unpaired, longest: number): string {
  const [first = '', ...rest] = plainName(diagnostic.message).split('\n')
  const named = new Set(quotedNames(first))
  const reason = rest.findIndex((line) => quotedNames(line).some((name) => !named.has(name)))
  const told = reason === -1 ? [] : explained(rest.slice(reason))
  const forms = [...told.keys(), told.length].map((count) =>
    [first, ...told.slice(0, count)].map(sentence).join(': '),
  )
  const [whole = first] = forms.filter((form) => form.length <= longest).reverse()
  const cut = whole.length > longest ? `${whole.slice(0, longest)}…` : whole
  const left = rest.length - forms.indexOf(whole)
  return `${markdownText(cut)}${left > 0 && !/(?:…|\.{3})$/.test(cut) ? ' …' : ''}`
}

/** A line and, while they go deeper, those below it: each says why the one above is so. */
function explained(lines: readonly string[]): readonly string[] {
  const depth = (line = ''): number => line.length - line.trimStart().length
  const end = lines.findIndex((line, index) => index > 0 && depth(line) <= depth(lines[index - 1]))
  return end === -1 ? lines : lines.slice(0, end)
}

function sentence(line: string, index: number, { length }: readonly string[]): string {
  return index === length - 1 ? line.trim() : line.trim().replace(/[.:]$/, '')
}

/** Marks that most findings of a group may share, said once for all of them. */
export function sharedMarks(entries: readonly Unpaired[]): string {
  const counts = {
    replacesNew: entries.filter(({ replaced }) => replaced).length,
    fromBase: entries.filter(({ mayComeFromBase }) => mayComeFromBase).length,
  }
  const said = (['replacesNew', 'fromBase'] as const)
    .filter((mark) => counts[mark] > 0)
    .map((mark) => sharedMarkWords(counts[mark], entries.length, mark))
  return said.length === 0 ? '' : `_(${said.join('; ')})_`
}

function markText(
  { diagnostic, replaced, mayComeFromBase }: Unpaired,
  side: Side,
  leg: string | null,
): string {
  const marks = [
    // Of a new one the heading says it.
    ...(side === 'new' || diagnostic.severity === 'error' ? [] : [diagnostic.severity]),
    ...(replaced ? [side === 'new' ? markWords.replacesNew : markWords.replacedFixed] : []),
    ...(mayComeFromBase ? [markWords.fromBase] : []),
    markdownText(legWords(diagnostic.legs, leg)),
  ].filter((mark) => mark !== '')
  return marks.length === 0 ? '' : `_(${marks.join('; ')})_`
}

function legText({ diagnostic }: Unpaired, leg: string | null): string {
  const words = legWords(diagnostic.legs, leg)
  return words === '' ? '' : `_(${markdownText(words)})_`
}

function sideCommit({ hosted, result }: Report, side: Side) {
  if (side === 'new') {
    return hosted?.commit ?? null
  }
  return result.kind === 'compared' && result.baseline.state === 'loaded'
    ? result.baseline.origin.commit
    : null
}
