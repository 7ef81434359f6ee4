/** New errors by cause: how many, what is wrong, why, what helps, and where. */
import type { Unpaired } from '#model/comparison.ts'
import type { Report } from '#model/report.ts'
import { capitalised, type Phrase, plainPhrase } from '#rules/phrase.ts'
import { markdownCode, markdownJoin, markdownLink, markdownText } from '../encode/markdown.ts'
import { upgradeOf } from '../headline.ts'
import type { CauseGroup } from '../story/cause-group.ts'
import { commonName, differingNames } from '../story/differing-names.ts'
import type { NewFindings } from '../story/new-errors.ts'
import {
  causeWords,
  findingsWords,
  fixWord,
  groupCountWords,
  hereWords,
  moreWords,
  namelessWords,
  otherCausesWords,
  placeWords,
  sectionWords,
  untracedWords,
} from '../words/comment-words.ts'
import { type EntryText, entryLine, fileLine, messageText, plainName, sharedMarks } from './entry-line.ts'
import { placeLink } from './place-link.ts'
import { proseText } from './prose.ts'
import type { Section } from './section.ts'

/**
 * How many groups are open, at most and in lines (one is open however long it is), how many follow folded, and how many
 * places each names.
 */
export interface Room {
  readonly open: number
  readonly lines: number
  readonly folded: number
  readonly places: number
  readonly longestMessage: number
}

/** The first is for texts that nobody has to scroll past; `use` is that of what the next room has not. */
export const everything: Room & { readonly use: number } = {
  open: Number.POSITIVE_INFINITY,
  lines: Number.POSITIVE_INFINITY,
  folded: 0,
  places: Number.POSITIVE_INFINITY,
  longestMessage: 1000,
  use: 1,
}
/** Where somebody has twenty seconds: about a screen, with what stands above it. */
const screen = { open: 12, lines: 25 } as const
const rooms: readonly (Room & { readonly use: number })[] = [
  { ...screen, folded: 500, places: 12, longestMessage: 300, use: 5 },
  { ...screen, folded: 100, places: 10, longestMessage: 300, use: 8 },
  { ...screen, folded: 40, places: 8, longestMessage: 300, use: 12 },
  { ...screen, folded: 20, places: 5, longestMessage: 200, use: 35 },
  { ...screen, folded: 0, places: 5, longestMessage: 200, use: 78 },
  { ...screen, open: 5, folded: 0, places: 3, longestMessage: 160, use: 88 },
  { ...screen, open: 0, folded: 0, places: 0, longestMessage: 0, use: Number.POSITIVE_INFINITY },
]

/** `detail`: `all` for texts that nobody has to scroll past on a pull request. */
export function newSection(report: Report, found: NewFindings, detail: 'all' | 'overview'): Section {
  const title = sectionTitle(report, found)
  const choices = detail === 'all' ? [everything, ...rooms] : rooms
  return {
    name: found.where === 'elsewhere' ? sectionWords.elsewhere : sectionWords.new,
    forms: choices.map((room) => ({
      text: () =>
        [title, ...groupTexts(report, found.groups, room), ...untracedNote(report, found)].join('\n\n'),
      use: found.where === 'elsewhere' ? room.use - 1 : room.use,
    })),
  }
}

/** How many, and where. */
export function sectionTitle(report: Report, found: NewFindings): string {
  return `#### ${findingsWords('new', found.errors, found.warnings)}${placeOf(report, found)}`
}

/** Where no source file changed, nobody's files are meant. */
function placeOf({ result }: Report, { where }: NewFindings): string {
  return result.kind === 'compared' && upgradeOf(result) !== null ? '' : placeWords[where]
}

/** That causes could not be looked up, where they would be of use. */
export function untracedNote({ result }: Report, { where }: NewFindings): readonly string[] {
  const untraced = result.kind === 'compared' && result.untraced === true
  return where === 'elsewhere' && untraced ? [proseText(untracedWords)] : []
}

/** Each group as a paragraph and a list; those that there is no room for folded behind them. */
export function groupTexts(report: Report, groups: readonly CauseGroup[], room: Room): readonly string[] {
  const explained = new Set<string>()
  const texts = groups.slice(0, room.open + room.folded).map((group) => {
    const first = group.code !== null && !explained.has(group.code)
    explained.add(group.code ?? '')
    return groupText(report, group, { room, explain: first })
  })
  const shown = openCount(texts, room)
  const open = texts.slice(0, shown)
  const folded = texts.slice(shown)
  const left = groups.slice(texts.length)
  const rest = left.length === 0 ? [] : [`… and ${restWords(left)}, listed in the report.`]
  if (folded.length === 0) {
    return [...open, ...rest]
  }
  const summary = `${restWords(groups.slice(shown))}`
  return [
    ...open,
    `<details><summary><b>${summary}</b></summary>\n\n${[...folded, ...rest].join('\n\n')}\n\n</details>`,
  ]
}

function openCount(texts: readonly string[], room: Room): number {
  let lines = 0
  const fitting = texts.findIndex((text, index) => {
    lines += text.split(/\n+|<br>/).length
    return index > 0 && lines > room.lines
  })
  // One that is left over is no longer than the line that would unfold it.
  const isNearlyAll = fitting === -1 || fitting === texts.length - 1
  return Math.min(room.open, isNearlyAll ? texts.length : fitting)
}

function restWords(groups: readonly CauseGroup[]): string {
  const findings = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  return otherCausesWords(findings, groups.length)
}

function groupText(
  report: Report,
  group: CauseGroup,
  { room, explain }: { readonly room: Room; readonly explain: boolean },
): string {
  const why = explanation(group, explain)
  const head = [heading(group), ...origin(report, group), ...(why === '' ? [] : [why])].join('<br>')
  return `${head}\n\n${placeList(report, group, room)}`
}

/** A sentence of its own, and behind it how many and which rule: right for one finding and for many. */
function heading(group: CauseGroup): string {
  const { title, knowledge, code } = group
  const page = knowledge?.documentation ?? null
  const rule = code === null ? '' : page === null ? markdownCode(code) : markdownLink(code, page)
  const own = title === null ? (knowledge?.title ?? '') : plainPhrase(title)
  const words = title === null ? proseText(own) : phraseText(capitalised(title))
  const parts = [
    `**${words || rule || namelessWords.rule}**`,
    sharedName(group, own),
    countText(group),
    words === '' ? '' : rule,
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** The name that all have and that the heading does not say. */
function sharedName(group: CauseGroup, heading: string): string {
  const name = group.entries.length === 1 ? null : commonName(differingNames(group))
  return name === null || heading.includes(name) ? '' : hereWords(nameText(name))
}

/** A single error needs no count; a single warning is told to be one. */
function countText({ entries, severity }: CauseGroup): string {
  const noun = severity === 'warning' ? 'warning' : 'error'
  return entries.length > 1 ? groupCountWords(entries.length, noun) : noun === 'error' ? '' : noun
}

/** Why the checker says so and what usually helps, once for each rule; a fix that knows names always. */
function explanation({ fix, why, knowledge }: CauseGroup, explain: boolean): string {
  const known = explain ? knowledge : null
  const reason = why ?? known?.cause ?? null
  const cause = reason === null ? [] : [proseText(reason)]
  const help =
    fix !== null ? [`${phraseText(capitalised(fix))}.`] : known === null ? [] : [proseText(known.fix)]
  return [...cause, ...help.map((text) => `_${fixWord}_ ${text}`)].join(' ')
}

function origin(report: Report, { declaration }: CauseGroup): readonly string[] {
  if (declaration === null) {
    return []
  }
  const { name, path, line } = declaration
  return [causeWords(markdownCode(clipped(name)), placeLink(report, path, line))]
}

/** Findings that a heading explains stand together by file; the others get a line each. */
function placeList(report: Report, group: CauseGroup, room: Room): string {
  const { entries } = group
  const names = entries.length > 1 ? differingNames(group) : null
  const said = names !== null || group.follows
  const text: EntryText = said
    ? (entry) => nameText(commonName(names) === null ? (names?.get(entry) ?? null) : null)
    : (entry) => messageText(entry, room.longestMessage)
  const files = byFile(entries)
  const several = entries.length > fewPlaces || linesOf(entries) < entries.length
  const dense = said && files.length < entries.length && several && !files.some(isProject)
  const shown = (dense ? files : entries.map((entry) => [entry])).slice(0, room.places)
  const lines = shown.map((some) =>
    dense
      ? fileLine(report, some, text)
      : some.map((entry) => entryLine(report, entry, { side: 'new', text })).join('\n'),
  )
  const left = entries.length - shown.flat().length
  const marks = dense ? sharedMarks(entries) : ''
  return [...lines, ...(left > 0 ? [`- ${moreWords(left)}`] : []), ...(marks === '' ? [] : ['', marks])].join(
    '\n',
  )
}

/** So many get a line each. */
const fewPlaces = 3

function linesOf(entries: readonly Unpaired[]): number {
  return new Set(entries.map(({ diagnostic: { path, line } }) => `${path}:${line}`)).size
}

function byFile(entries: readonly Unpaired[]): readonly (readonly Unpaired[])[] {
  const files = new Map<string, Unpaired[]>()
  for (const entry of entries) {
    const { path } = entry.diagnostic
    files.set(path, [...(files.get(path) ?? []), entry])
  }
  return [...files.values()]
}

function nameText(name: string | null): string {
  return name === null ? '' : markdownCode(clipped(name))
}

function isProject([first]: readonly Unpaired[]): boolean {
  return first?.diagnostic.path === ''
}

function phraseText(parts: Phrase): string {
  return markdownJoin(
    parts.map(({ kind, text }) => (kind === 'name' ? markdownCode(clipped(text)) : markdownText(text))),
  )
}

const longestName = 80
function clipped(name: string): string {
  const plain = plainName(name)
  return plain.length > longestName ? `${plain.slice(0, longestName)}…` : plain
}
