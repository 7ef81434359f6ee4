/**
 * The new findings by cause as the page carries them: the groups, the declaration and the help that the comment tells,
 * their rows as distances.
 */
import type { Unpaired } from '#model/comparison.ts'
import type { ComparedResult } from '#model/report.ts'
import type { CauseData, FindingsData, MixedText } from '#model/report-data.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { capitalised, type Phrase } from '#rules/phrase.ts'
import { visibleLine } from '../encode/visible.ts'
import { upgradeOf } from '../headline.ts'
import { encodedPath } from '../line-link.ts'
import type { CauseGroup } from '../story/cause-group.ts'
import { commonName, differingNames } from '../story/differing-names.ts'
import { type NewFindings, newFindings } from '../story/new-errors.ts'
import { findingsWords, hereWords, namelessWords, placeWords, untracedWords } from '../words/comment-words.ts'
import { distances } from './distances.ts'
import type { Entry } from './entries.ts'
import type { Tables } from './tables.ts'

/** One for each kind of place, the change's own files first; empty where nothing is new. */
export function causeData(
  result: ComparedResult,
  checker: CheckerName,
  { entries, tables }: { readonly entries: readonly Entry[]; readonly tables: Tables },
): readonly FindingsData[] {
  const rows = newRows(entries)
  // Where no source file changed, nobody's files are meant.
  const blamesNobody = upgradeOf(result) !== null
  return newFindings(result, checker).map((found) => ({
    title: titleOf(found, blamesNobody),
    note: found.where === 'elsewhere' && result.untraced === true ? prose(untracedWords) : [],
    causes: found.groups.map((group) => causeOf(group, { rows, tables })),
  }))
}

function titleOf({ where, errors, warnings }: NewFindings, blamesNobody: boolean): string {
  return `${findingsWords('new', errors, warnings)}${blamesNobody ? '' : placeWords[where]}`
}

/** Equal diagnostics may be one object: each of them has a row of its own. */
function newRows(entries: readonly Entry[]): (entry: Unpaired) => number {
  const rows = new Map<Entry['diagnostic'], number[]>()
  for (const [row, { status, diagnostic }] of entries.entries()) {
    if (status === 'new') {
      rows.set(diagnostic, [...(rows.get(diagnostic) ?? []), row])
    }
  }
  return ({ diagnostic }) => {
    const own = rows.get(diagnostic)?.shift()
    if (own === undefined) {
      throw new TypeError('a new finding without a row')
    }
    return own
  }
}

interface Setting {
  readonly rows: (entry: Unpaired) => number
  readonly tables: Tables
}

function causeOf(group: CauseGroup, { rows, tables }: Setting): CauseData {
  const { entries, knowledge, code, fix, why } = group
  const names = entries.length > 1 ? differingNames(group) : null
  const common = commonName(names)
  const placed = entries
    .map((entry) => ({ row: rows(entry), name: names?.get(entry) ?? '' }))
    .sort((a, b) => a.row - b.row)
  const title = headingOf(group)
  const said = common === null || title.join('').includes(common)
  return {
    title: said ? title : [...followed(title, ` · ${hereWords('')}`), visibleLine(common)],
    why: prose(why ?? knowledge?.cause ?? ''),
    fix: fix === null ? prose(knowledge?.fix ?? '') : followed(mixed(capitalised(fix)), '.'),
    code: code === null ? -1 : tables.codes.indexOf(code),
    declaration: declarationOf(group),
    names: names === null && !group.follows ? null : namesOf(placed, common),
    rows: distances(placed.map(({ row }) => row)),
  }
}

/** A name that all share is said once, in the heading. */
function namesOf(placed: readonly { readonly name: string }[], common: string | null): readonly string[] {
  return common !== null || placed.every(({ name }) => name === '')
    ? []
    : placed.map(({ name }) => visibleLine(name))
}

function headingOf({ title, knowledge, code }: CauseGroup): MixedText {
  if (title !== null) {
    return mixed(capitalised(title))
  }
  return knowledge === null ? ['', visibleLine(code ?? namelessWords.rule)] : prose(knowledge.title)
}

function declarationOf({ declaration }: CauseGroup): CauseData['declaration'] {
  if (declaration === null) {
    return null
  }
  const { name, path, line } = declaration
  return { name: visibleLine(name), path: visibleLine(path), address: encodedPath(path), line }
}

/** Our own sentences mark code with backticks. */
function prose(text: string): MixedText {
  return text === '' ? [] : visibleLine(text).split('`')
}

/** Words and names by turns, words first: what has two of a kind in a row gets them joined. */
function mixed(parts: Phrase): MixedText {
  const texts: string[] = ['']
  for (const { kind, text } of parts) {
    const isName = kind === 'name'
    if (isName === (texts.length % 2 === 0)) {
      texts[texts.length - 1] += visibleLine(text)
    } else {
      texts.push(visibleLine(text))
    }
  }
  return texts
}

function followed(text: MixedText, words: string): MixedText {
  return text.length % 2 === 0 ? [...text, words] : [...text.slice(0, -1), `${text.at(-1) ?? ''}${words}`]
}
