/** Numbers, dates and names as the written part of the page has them, whatever the reader's locale. */
import type { ReportData } from '#model/report-data.ts'
import { unnamed } from './filter.ts'
import type { Rows } from './rows.ts'

/** `3,636`. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 error`, `3,636 errors`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`
}

/** `+12`, `−3`, `±0`, with a real minus sign. */
export function signed(value: number): string {
  return value === 0 ? '±0' : value > 0 ? `+${count(value)}` : `−${count(-value)}`
}

/** Class of a number that should fall. */
export function toneOf(delta: number): 'up' | 'down' | 'same' {
  return delta > 0 ? 'up' : delta < 0 ? 'down' : 'same'
}

/** What dates can hold: 100 million days around 1970, in seconds. A commit may claim any time. */
const furthest = 8.64e12

/** `2026-11-25`, of Unix seconds. */
export function dayOf(time: number): string {
  const held = Math.max(-furthest, Math.min(furthest, time))
  return new Date(held * 1000).toISOString().replace(/T.*/, '')
}

/** Never empty. */
export function ruleName(data: ReportData, code: number): string {
  return data.codes[code] || unnamed.rule
}

/** Never empty. */
export function fileName(data: ReportData, path: number): string {
  return data.paths[path] || 'the whole project'
}

/** `12:5`, empty where the line is not known; without the column where the checker leaves 1 behind for none. */
export function lineWords({ data }: Rows, row: number): string {
  const column = data.column[row] ?? 1
  if (data.line[row] === 0) {
    return ''
  }
  return column === 1 ? String(data.line[row]) : `${data.line[row]}:${column}`
}

/** The page of a row's line, or null. */
export function lineAddress(rows: Rows, row: number): string | null {
  const { data, path, status } = rows
  return addressOf(rows, {
    path: path[row] ?? 0,
    line: data.line[row] || null,
    base: status[row] === 1,
  })
}

/** The page of a line now, or in the baseline; null where there is no such page. */
export function addressOf(
  { data, addresses }: Rows,
  place: { readonly path: number; readonly line: number | null; readonly base: boolean },
): string | null {
  const prefix = place.base ? data.baseLinks : data.headLinks
  const address = addresses.get(place.path) ?? data.paths[place.path] ?? ''
  return prefix === null || address === ''
    ? null
    : `${prefix}${address}${place.line === null ? '' : `#L${place.line}`}`
}
