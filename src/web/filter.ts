/** Which rows a filter leaves. Looks at each distinct string once, so 100,000 rows take milliseconds. */
import type { Rows } from './rows.ts'

/** What can be asked of a row's status; `current` is new or kept. */
export const shownStatuses = ['current', 'new', 'fixed', 'kept', 'replaced', 'all'] as const
/** One of {@link shownStatuses}. */
export type ShownStatus = (typeof shownStatuses)[number]

/** What the reader asked for, by name, so that it can stand in an address; `''` asks for everything. */
export interface Filter {
  readonly status: ShownStatus
  readonly severity: string
  readonly rule: string
  readonly category: string
  readonly priority: string
  readonly owner: string
  readonly leg: string
  /** A folder, ending in a slash, or one whole path. */
  readonly inside: string
  /** Part of a path. */
  readonly path: string
  /** Every word must be in the path, the rule or the message. */
  readonly text: string
  /** A cluster of the leverage list by its number from 1. */
  readonly fix: string
  /** A cause of new ones by its number from 1. */
  readonly cause: string
}

/** Asks for everything current. */
export const noFilter: Filter = {
  status: 'current',
  severity: '',
  rule: '',
  category: '',
  priority: '',
  owner: '',
  leg: '',
  inside: '',
  path: '',
  text: '',
  fix: '',
  cause: '',
}

/** How names stand in a filter where the data has the empty string. */
export const unnamed: Readonly<Record<'rule' | 'owner', string>> = { rule: 'none', owner: 'nobody' }

/** Whether nothing but the status is asked for. */
export function isPlain(filter: Filter): boolean {
  return (Object.keys(noFilter) as (keyof Filter)[]).every(
    (name) => name === 'status' || filter[name] === noFilter[name],
  )
}

/** `Status: new. Rule: arg-type.`; the filter as people read it, where its form can't be seen. */
export function filterWords(filter: Filter): string {
  return (Object.keys(noFilter) as (keyof Filter)[])
    .filter((name) => name === 'status' || filter[name] !== '')
    .map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${filter[name]}.`)
    .join(' ')
}

type RowTest = (row: number) => boolean

/** Row numbers in page order. */
export function select(rows: Rows, filter: Filter): Uint32Array {
  const tests = testsOf(rows, filter)
  const isShown = statusTest(rows, filter.status)
  const selected = new Uint32Array(rows.amount)
  let length = 0
  for (let row = 0; row < rows.amount; row += 1) {
    if (isShown(row) && tests.every((test) => test(row))) {
      selected[length] = row
      length += 1
    }
  }
  return selected.subarray(0, length)
}

function statusTest({ status, partner }: Rows, shown: ShownStatus): RowTest {
  switch (shown) {
    case 'all':
      return () => true
    case 'current':
      return (row) => status[row] !== 1
    case 'replaced':
      return (row) => partner[row] !== -2
    case 'new':
      return (row) => status[row] === 0
    case 'fixed':
      return (row) => status[row] === 1
    case 'kept':
      return (row) => status[row] === 2
  }
}

/** Only what was asked for costs anything. */
function testsOf(rows: Rows, filter: Filter): readonly RowTest[] {
  const { data, path, code, category, isError } = rows
  const tests: RowTest[] = []
  const byTable = (asked: string, wanted: readonly boolean[] | null, column: ArrayLike<number>): void => {
    if (asked !== '' && wanted !== null) {
      tests.push((row) => wanted[column[row] ?? 0] === true)
    }
  }
  const named = (name: string, empty: string): string => (name === '' ? empty : name)
  if (filter.severity !== '') {
    const wanted = filter.severity === 'error' ? 1 : 0
    tests.push((row) => isError[row] === wanted)
  }
  byTable(
    filter.rule,
    data.codes.map((name) => named(name, unnamed.rule) === filter.rule),
    code,
  )
  byTable(
    filter.category,
    data.categories.map(({ title }) => title === filter.category),
    category,
  )
  byTable(
    filter.priority,
    data.categories.map(({ priority }) => priority === filter.priority),
    category,
  )
  byTable(
    filter.owner,
    data.pathOwner.map((owner) => hasOwner(data.owners[owner] ?? '', filter.owner)),
    path,
  )
  byTable(
    filter.inside,
    filter.inside === '' ? null : data.paths.map((each) => isInside(each, filter.inside)),
    path,
  )
  byTable(filter.path, filter.path === '' ? null : containing(data.paths, filter.path.toLowerCase()), path)
  byTable(
    filter.leg,
    data.legs.map((legs) => legs.split(', ').includes(filter.leg)),
    rows.leg,
  )
  if (filter.fix !== '') {
    const members = new Set(rows.clusters[Number(filter.fix) - 1] ?? [])
    tests.push((row) => members.has(row))
  }
  if (filter.cause !== '') {
    const cause = Number(filter.cause) - 1
    tests.push((row) => rows.causeOf.get(row) === cause)
  }
  for (const word of filter.text.toLowerCase().split(/\s+/)) {
    if (word !== '') {
      tests.push(wordTest(rows, word))
    }
  }
  return tests
}

/** A path may have several owners, separated by spaces, and several may be asked for. */
function hasOwner(owners: string, asked: string): boolean {
  const all = owners.split(' ')
  return owners === '' ? asked === unnamed.owner : asked.split(' ').every((owner) => all.includes(owner))
}

function isInside(path: string, folder: string): boolean {
  return folder.endsWith('/') ? path.startsWith(folder) : path === folder
}

function wordTest({ data, path, code, message, notes }: Rows, word: string): RowTest {
  const inPath = containing(data.paths, word)
  const inCode = containing(data.codes, word)
  const inText = containing(data.texts, word)
  return (row) =>
    inPath[path[row] ?? 0] === true ||
    inCode[code[row] ?? 0] === true ||
    inText[message[row] ?? 0] === true ||
    (notes.get(row)?.some((note) => inText[note] === true) ?? false)
}

function containing(strings: readonly string[], word: string): readonly boolean[] {
  return strings.map((text) => text.toLowerCase().includes(word))
}
