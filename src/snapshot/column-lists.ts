/**
 * Reads the JSON of a snapshot without making an array of each column: a list that is written as `encode.ts` does goes straight into
 * a typed array. Everything else, and every list that is written in another way, is left to `JSON.parse`.
 */
import { digestColumns } from '#model/diagnostic-columns.ts'

/** What stands before the first column. A line break is in no string of JSON, so it is no part of one. */
const opening = '\n"columns": {\n'
/** `"name": [`, one a line. */
const head = /"([A-Za-z]+)": \[/y
const digests: ReadonlySet<string> = new Set(digestColumns)

type Numbers = Int32Array | Float64Array

/** From here on memory counts; below, `JSON.parse` with all its arrays takes half as long, because it needs not be compiled. In UTF-16 code units. */
export const largeText: number = 32 * 1024 * 1024

/** What `JSON.parse` gives, but for the columns of a large text. Throws as it does. */
export function parsedSnapshot(text: string): unknown {
  return text.length > largeText ? parsedWithColumns(text) : JSON.parse(text)
}

/** The same of a text of any length. */
export function parsedWithColumns(text: string): unknown {
  const found = text.lastIndexOf(opening)
  if (found === -1) {
    return JSON.parse(text)
  }
  const lists: { readonly name: string; readonly values: Numbers }[] = []
  let short = text.slice(0, found + opening.length)
  let at = found + opening.length
  for (let next = headAt(text, at); next !== null; next = headAt(text, at)) {
    const { name, start } = next
    const end = text.indexOf(']', start)
    const values = integers(text.slice(start, end), {
      isLarge: digests.has(name),
      rows: lists[0]?.values.length,
    })
    const close = text.startsWith('],\n', end) ? end + 3 : -1
    if (values === null || close === -1) {
      break
    }
    short += `"${name}": ${lists.length},\n`
    lists.push({ name, values })
    at = close
  }
  const json: unknown = JSON.parse(short + text.slice(at))
  const columns = columnsOf(json)
  // Another object may be called so too, and a name may be there twice.
  if (lists.some(({ name }, index) => columns[name] !== index)) {
    return JSON.parse(text)
  }
  for (const { name, values } of lists) {
    columns[name] = values
  }
  return json
}

function headAt(text: string, at: number): { readonly name: string; readonly start: number } | null {
  head.lastIndex = at
  const name = head.exec(text)?.[1]
  return name === undefined ? null : { name, start: head.lastIndex }
}

function columnsOf(json: unknown): Record<string, unknown> {
  const isHolder = typeof json === 'object' && json !== null && 'columns' in json
  const columns = isHolder ? json.columns : null
  return typeof columns === 'object' && columns !== null ? (columns as Record<string, unknown>) : {}
}

const [comma, minus, zero, nine] = [0x2c, 0x2d, 0x30, 0x39]
/** Larger integers are not exact. */
const mostDigits = 15

/** As many as there must be, where that is known; null for a list that holds anything else, or that `encode.ts` would write in another way. */
function integers(
  list: string,
  { isLarge, rows = rowsOf(list) }: { readonly isLarge: boolean; readonly rows: number | undefined },
): Numbers | null {
  const values = isLarge ? new Float64Array(rows) : new Int32Array(rows)
  const [first = ''] = list.split(',', 1)
  if (isRepeated(list, first, rows)) {
    return fillFrom(first, values.subarray(0, 1)) ? values.fill(values[0] ?? 0) : null
  }
  return fillFrom(list, values) ? values : null
}

function rowsOf(list: string): number {
  let rows = list === '' ? 0 : 1
  for (let at = list.indexOf(','); at !== -1; at = list.indexOf(',', at + 1)) {
    rows += 1
  }
  return rows
}

/** Columns of which nothing is known hold one value; comparing texts costs next to nothing. */
function isRepeated(list: string, first: string, rows: number): boolean {
  const isSo = rows > 1 && list.length === (first.length + 1) * rows - 1 && list.endsWith(`,${first}`)
  return isSo && list === `${first}${`,${first}`.repeat(rows - 1)}`
}

/** Whether the list has as many integers as there is room for. */
function fillFrom(list: string, values: Numbers): boolean {
  let at = 0
  for (let row = 0; row < values.length; row++) {
    const sign = list.charCodeAt(at) === minus ? -1 : 1
    const start = sign === -1 ? at + 1 : at
    let value = 0
    at = start
    for (let code = list.charCodeAt(at); code >= zero && code <= nine; code = list.charCodeAt(at)) {
      value = value * 10 + code - zero
      at += 1
    }
    values[row] = sign * value
    if (values[row] !== sign * value || !isInteger(list, start, at) || !isEnd(list, at)) {
      return false
    }
    at += 1
  }
  return values.length === 0 ? list === '' : at === list.length + 1
}

/** As JSON has it: without zeros in front. */
function isInteger(list: string, start: number, end: number): boolean {
  const digits = end - start
  return digits === 1 || (digits > 1 && digits <= mostDigits && list.charCodeAt(start) !== zero)
}

function isEnd(list: string, at: number): boolean {
  return at === list.length || list.charCodeAt(at) === comma
}
