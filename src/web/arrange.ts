/** The order of the list: by what it is sorted, and under which headings it stands. */
import { type Filter, shownStatus, unnamed } from './filter.ts'
import { plainText } from './mixed-text.ts'
import type { Rows } from './rows.ts'
import { fileName } from './words.ts'

/** By what the list can be sorted; `place` is by path and line. */
export const sorts = ['place', 'rule', 'message', 'priority'] as const
/** One of {@link sorts}. */
export type Sort = (typeof sorts)[number]

/** Under what the list can stand. */
export const groupings = ['none', 'cause', 'file', 'rule', 'category', 'owner'] as const
/** One of {@link groupings}. */
export type Grouping = (typeof groupings)[number]

/** One heading of the list. */
export interface Heading {
  readonly title: string
  /** How many rows stand under it. */
  readonly size: number
}

/** The list as it is drawn. */
export interface Arrangement {
  /** In the order of the list. */
  readonly rows: Uint32Array
  readonly headings: readonly Heading[]
  /** One a line: from 0 the place of a row in `rows`; below, a heading: -1 is the first. */
  readonly lines: Int32Array
  /** The line of each row, by its place in `rows`. */
  readonly lineOf: Uint32Array
}

/** What can be grouped by here: causes have only new ones, and owners only some repositories. */
export function offeredGroupings(rows: Rows): readonly Grouping[] {
  return groupings.filter(
    (each) =>
      (each !== 'cause' || rows.causes.length > 0) &&
      (each !== 'owner' || rows.data.owners.some((owner) => owner !== '')),
  )
}

/** What nobody chose: new ones stand by cause, others in one list. */
export function usualGrouping(rows: Rows, filter: Filter): Grouping {
  return rows.causes.length > 0 && shownStatus(rows, filter) === 'new' ? 'cause' : 'none'
}

/** Causes in the order in which to read them, other headings with the most rows first. */
export function arranged(
  rows: Rows,
  selected: Uint32Array,
  by: { readonly sort: Sort; readonly group: Grouping },
): Arrangement {
  const groups = groupsOf(rows, selected, by.group)
  const order = orderOf(rows, selected, { rank: sortRank(rows, by.sort), groups })
  const headings = groups?.headings ?? []
  const lines = new Int32Array(order.length + headings.length)
  const lineOf = new Uint32Array(order.length)
  let line = 0
  let place = 0
  const put = (until: number): void => {
    for (; place < until; place += 1) {
      lines[line] = place
      lineOf[place] = line
      line += 1
    }
  }
  for (const [index, { size }] of headings.entries()) {
    lines[line] = -1 - index
    line += 1
    put(place + size)
  }
  put(order.length)
  return { rows: order, headings, lines, lineOf }
}

interface Groups {
  readonly headings: readonly Heading[]
  /** The number of a row's heading. */
  readonly of: (row: number) => number
}

interface Division {
  readonly keyOf: (row: number) => number
  readonly titleOf: (key: number) => string
  readonly inOrder: boolean
}

function groupsOf(rows: Rows, selected: Uint32Array, group: Grouping): Groups | null {
  const division = divisionBy(rows, group)
  if (division === null) {
    return null
  }
  const sizes = new Map<number, number>()
  for (const row of selected) {
    const key = division.keyOf(row)
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  const keys = [...sizes].sort(([a, sizeA], [b, sizeB]) =>
    division.inOrder ? a - b : sizeB - sizeA || a - b,
  )
  const ranks = new Map(keys.map(([key], rank) => [key, rank]))
  return {
    headings: keys.map(([key, size]) => ({ title: division.titleOf(key), size })),
    of: (row) => ranks.get(division.keyOf(row)) ?? 0,
  }
}

/** Names are sorted, so that their numbers are too. */
function divisionBy(rows: Rows, group: Grouping): Division | null {
  const { data } = rows
  const by = (column: ArrayLike<number>, titleOf: (key: number) => string): Division => ({
    keyOf: (row) => column[row] ?? 0,
    titleOf,
    inOrder: false,
  })
  switch (group) {
    case 'none':
      return null
    case 'cause': {
      const last = rows.causes.length
      return {
        keyOf: (row) => rows.causeOf.get(row) ?? last,
        titleOf: (key) => plainText(rows.causes[key]?.data.title ?? ['Not new']),
        inOrder: true,
      }
    }
    case 'file':
      return by(rows.path, (key) => fileName(data, key))
    case 'rule':
      return by(rows.code, (key) => data.codes[key] || 'without a rule')
    case 'category':
      return by(rows.category, (key) => data.categories[key]?.title ?? '')
    case 'owner':
      return by(rows.owner, (key) => data.owners[key] || unnamed.owner)
  }
}

/** One number a row holds heading, rank and place: sorting numbers is several times faster than comparing rows. */
function orderOf(
  { amount }: Rows,
  selected: Uint32Array,
  { rank, groups }: { readonly rank: Rank | null; readonly groups: Groups | null },
): Uint32Array {
  if (rank === null && groups === null) {
    return selected
  }
  const ranks = rank?.ranks ?? 1
  const keys = Float64Array.from(
    selected,
    (row) => ((groups?.of(row) ?? 0) * ranks + (rank?.of(row) ?? 0)) * amount + row,
  ).sort()
  return Uint32Array.from(keys, (key) => key % amount)
}

interface Rank {
  readonly of: (row: number) => number
  /** How many there are. */
  readonly ranks: number
}

function sortRank(rows: Rows, sort: Sort): Rank | null {
  const { data } = rows
  switch (sort) {
    case 'place':
      return null
    case 'rule':
      return { of: (row) => rows.code[row] ?? 0, ranks: data.codes.length }
    case 'message': {
      const ranks = textRanks(data.texts)
      return { of: (row) => ranks[rows.message[row] ?? 0] ?? 0, ranks: ranks.length }
    }
    case 'priority': {
      const ranks = data.categories.map(({ priority }) => priorities.indexOf(priority))
      return { of: (row) => ranks[rows.category[row] ?? 0] ?? 0, ranks: priorities.length }
    }
  }
}

/** What matters most first. */
const priorities = ['High', 'Medium', 'Mixed', 'Low']

function textRanks(texts: readonly string[]): Uint32Array {
  const order = Array.from(texts, (text, index) => ({ text, index }))
  order.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const ranks = new Uint32Array(texts.length)
  for (const [rank, { index }] of order.entries()) {
    ranks[index] = rank
  }
  return ranks
}
