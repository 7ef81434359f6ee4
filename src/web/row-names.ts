/** A row in words, as exports and the map name it. */
import { type Rows, statuses } from './rows.ts'

/** `''` where there is nothing to name. */
export interface RowNames {
  readonly status: string
  readonly severity: 'error' | 'warning'
  readonly path: string
  readonly rule: string
  readonly category: string
  readonly priority: string
  readonly owner: string
  readonly message: string
  readonly legs: string
}

/** Parts of one whole: which of them found an error says nothing. */
const shard = /^\d+-of-\d+$/

/** `only on 3.12`, `only on 3 of 6 legs`; `''` where every leg found it, and for shards. */
export function legWords(rows: Rows, row: number): string {
  const { allLegs, legs } = rows.data
  const found = legs[rows.leg[row] ?? 0] ?? ''
  const names = found.split(', ')
  if (found === '' || names.length >= allLegs.length || names.every((name) => shard.test(name))) {
    return ''
  }
  return names.length > 2 ? `only on ${names.length} of ${allLegs.length} legs` : `only on ${found}`
}

/** See {@link RowNames}. */
export function namesOf(rows: Rows, row: number): RowNames {
  const { data } = rows
  const at = (names: readonly string[], column: ArrayLike<number>): string => names[column[row] ?? 0] ?? ''
  const { title = '', priority = '' } = data.categories[rows.category[row] ?? 0] ?? {}
  return {
    status: at(statuses, rows.status),
    severity: rows.isError[row] === 1 ? 'error' : 'warning',
    path: at(data.paths, rows.path),
    rule: at(data.codes, rows.code),
    category: title,
    priority,
    owner: data.owners[data.pathOwner[rows.path[row] ?? 0] ?? 0] ?? '',
    message: at(data.texts, rows.message),
    legs: at(data.legs, rows.leg),
  }
}
