/** Which rows a filter leaves. Looks at each distinct string once, so 100,000 rows take milliseconds. */
import type { Rows } from './payload.ts'

/** What the reader asked for; null and '' ask for everything. */
export interface Filter {
  readonly status: string
  readonly severity: string
  readonly rule: number | null
  readonly file: number | null
  readonly query: string
}

/** Row numbers in page order. Every word of the query must be in the path, the rule or the message. */
export function select(rows: Rows, filter: Filter): readonly number[] {
  const { data, path, amount } = rows
  const matches = queryMatcher(rows, filter.query)
  const selected: number[] = []
  for (let row = 0; row < amount; row += 1) {
    if (
      hasStatus(data.status[row], filter.status) &&
      (filter.severity === '' || data.severity[row] === filter.severity) &&
      (filter.rule === null || data.code[row] === filter.rule) &&
      (filter.file === null || path[row] === filter.file) &&
      matches(row)
    ) {
      selected.push(row)
    }
  }
  return selected
}

function hasStatus(letter: string | undefined, status: string): boolean {
  return status === 'all' ? letter !== 'f' : letter === status.charAt(0)
}

type RowTest = (row: number) => boolean

function queryMatcher(rows: Rows, query: string): RowTest {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const tests = words.map((word) => wordMatcher(rows, word))
  return (row) => tests.every((test) => test(row))
}

function wordMatcher({ data, path }: Rows, word: string): RowTest {
  const inPath = containing(data.paths, word)
  const inCode = containing(data.codes, word)
  const inText = containing(data.texts, word)
  return (row) =>
    inPath[path[row] ?? 0] === 1 || inCode[data.code[row] ?? 0] === 1 || inText[data.message[row] ?? 0] === 1
}

function containing(strings: readonly string[], word: string): Uint8Array {
  return Uint8Array.from(strings, (text) => (text.toLowerCase().includes(word) ? 1 : 0))
}
