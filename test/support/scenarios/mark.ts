/**
 * Marks are comments behind a line of a scenario that say which error stands there and what becomes of it:
 * `#~ argument new`, `//~ argument replaced (mypy tsc), return | without source: kept`. They are taken out before
 * anybody else sees the text.
 */

/** How a scenario is compared: as in a pull request, from snapshots alone, and from snapshots made without sources. */
export const columns = ['git', 'without git', 'without source'] as const
/** One of {@link columns}. */
export type Column = (typeof columns)[number]

/** What must become of an error; `replaced` stands in new and in fixed. */
export type Ruling = 'kept' | 'new' | 'fixed' | 'replaced'

/** One error that stands on a line. */
export interface Mark {
  readonly line: number
  /** A kind of error, one code in each checker: see `rule-codes.ts`. */
  readonly kind: string
  readonly appliesTo: (checker: string) => boolean
  readonly rulings: Readonly<Record<Column, Ruling>>
}

/** A file of a scenario without its marks. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Mark[]
}

const comment = /[ \t]*(?:#|\/\/)~ (.*?)(\r?)$/
const entry =
  /^(?<kind>[a-z]+)(?: (?<ruling>kept|new|fixed|replaced))?(?: \((?<not>not )?(?<checkers>[a-z ]+)\))?(?<others>(?: \| without (?:git|source): (?:kept|new|fixed|replaced))*)$/

/** Throws when a mark can't be read: a mark that is overlooked would be a test that can't fail. */
export function readMarks(marked: string): MarkedText {
  const marks: Mark[] = []
  const lines = marked.split('\n').map((line, index) => {
    const found = comment.exec(line)
    if (found === null) {
      return line
    }
    marks.push(...(found[1] ?? '').split(', ').map((text) => readMark(text, index + 1)))
    return `${line.slice(0, found.index)}${found[2]}`
  })
  return { text: lines.join('\n'), marks }
}

function readMark(text: string, line: number): Mark {
  const groups = entry.exec(text)?.groups
  if (groups === undefined) {
    throw new Error(`line ${line}: this mark can't be read: ${text}`)
  }
  const ruling = (groups['ruling'] ?? 'kept') as Ruling
  const rulings: Record<Column, Ruling> = { git: ruling, 'without git': ruling, 'without source': ruling }
  for (const [, column, other] of (groups['others'] ?? '').matchAll(/(without \w+): (\w+)/g)) {
    rulings[column as Column] = other as Ruling
  }
  const named = groups['checkers']?.split(' ')
  const appliesTo = (checker: string): boolean =>
    named === undefined || named.includes(checker) !== (groups['not'] !== undefined)
  return { line, kind: groups['kind'] ?? '', appliesTo, rulings }
}
