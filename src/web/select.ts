/** Which rows a filter leaves. Looks at each distinct string once, so 100,000 rows take milliseconds. */
import {
  type ChoiceName,
  choiceNames,
  type Filter,
  type ShownStatus,
  shownStatus,
  unnamed,
} from './filter.ts'
import type { Rows } from './rows.ts'

type RowTest = (row: number) => boolean

/** What a filter leaves, and what it would leave with another choice. */
export interface Selection {
  /** In page order. */
  readonly rows: Uint32Array
  /** How many rows each status would show, everything else staying as it is. */
  readonly statuses: Readonly<Record<ShownStatus, number>>
  /** The same for each value of the columns in {@link choiceColumns}. */
  readonly choices: Readonly<Record<ChoiceName, Uint32Array>>
}

/** Row numbers in page order. */
export function select(rows: Rows, filter: Filter): Uint32Array {
  const tests = [...fixedTests(rows, filter), ...choiceTests(rows, filter).map(([, test]) => test)]
  const isShown = statusTest(rows, shownStatus(rows, filter))
  const selected = new Uint32Array(rows.amount)
  let length = 0
  for (let row = 0; row < rows.amount; row += 1) {
    if (isShown(row) && passes(tests, row)) {
      selected[length] = row
      length += 1
    }
  }
  return selected.subarray(0, length)
}

/** One look at each row. A row that a single choice keeps out counts for the other values of that choice. */
export function selection(rows: Rows, filter: Filter): Selection {
  const fixed = fixedTests(rows, filter)
  const asked = choiceTests(rows, filter)
  const isShown = statusTest(rows, shownStatus(rows, filter))
  const columns = choiceColumns(rows)
  const counters = choiceNames.map(
    (name): Counter => ({ ...columns[name], counts: new Uint32Array(columns[name].values) }),
  )
  const byStatus: Counter = { of: statusColumn(rows), counts: new Uint32Array(6) }
  const selected = new Uint32Array(rows.amount)
  let length = 0
  for (let row = 0; row < rows.amount; row += 1) {
    const against = passes(fixed, row) ? keptOutBy(asked, row) : several
    if (against === none) {
      bump(byStatus, row)
    }
    if (against !== several && isShown(row)) {
      countChoices(counters, row, against)
      if (against === none) {
        selected[length] = row
        length += 1
      }
    }
  }
  return {
    rows: selected.subarray(0, length),
    statuses: statusCounts(byStatus.counts),
    choices: Object.fromEntries(
      choiceNames.map((name, index) => [name, counters[index]?.counts]),
    ) as unknown as Selection['choices'],
  }
}

interface Counter {
  readonly of: ArrayLike<number>
  readonly counts: Uint32Array
}

/** What every choice lets through counts for all of them; what one keeps out, for that one. */
function countChoices(counters: readonly Counter[], row: number, against: number): void {
  if (against !== none) {
    bump(counters[against], row)
    return
  }
  for (const counter of counters) {
    bump(counter, row)
  }
}

function bump(counter: Counter | undefined, row: number): void {
  if (counter !== undefined) {
    const value = counter.of[row] ?? 0
    counter.counts[value] = (counter.counts[value] ?? 0) + 1
  }
}

/** Twice the status, and 1 more where something was replaced. */
function statusColumn({ status, partner }: Rows): Uint8Array {
  return status.map((each, row) => each * 2 + (partner[row] === -2 ? 0 : 1))
}

function passes(tests: readonly RowTest[], row: number): boolean {
  for (const test of tests) {
    if (!test(row)) {
      return false
    }
  }
  return true
}

const none = -1
const several = -2

/** The only choice that keeps a row out, by its number. */
function keptOutBy(asked: ReturnType<typeof choiceTests>, row: number): number {
  let found = none
  for (const [choice, test] of asked) {
    if (!test(row)) {
      if (found !== none) {
        return several
      }
      found = choice
    }
  }
  return found
}

function statusCounts(byStatus: Uint32Array): Readonly<Record<ShownStatus, number>> {
  const [added = 0, replacing = 0, gone = 0, replaced = 0, still = 0, also = 0] = byStatus
  const counts = { new: added + replacing, fixed: gone + replaced, kept: still + also }
  return {
    ...counts,
    current: counts.new + counts.kept,
    replaced: replacing + replaced + also,
    all: counts.new + counts.fixed + counts.kept,
  }
}

interface ChoiceColumn {
  readonly of: ArrayLike<number>
  /** How many different ones there are. */
  readonly values: number
}

/** Where a row has what can be chosen. */
function choiceColumns(rows: Rows): Readonly<Record<ChoiceName, ChoiceColumn>> {
  const { data } = rows
  return {
    rule: { of: rows.code, values: data.codes.length },
    category: { of: rows.category, values: data.categories.length },
    priority: { of: rows.category, values: data.categories.length },
    owner: { of: rows.owner, values: data.owners.length },
    leg: { of: rows.leg, values: data.legs.length },
    severity: { of: rows.isError, values: 2 },
  }
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
function choiceTests(rows: Rows, filter: Filter): readonly (readonly [choice: number, test: RowTest])[] {
  const { data } = rows
  const columns = choiceColumns(rows)
  const wanted: Readonly<Record<ChoiceName, (asked: readonly string[]) => readonly boolean[]>> = {
    rule: (asked) => data.codes.map((name) => asked.includes(name || unnamed.rule)),
    category: (asked) => data.categories.map(({ title }) => asked.includes(title)),
    priority: (asked) => data.categories.map(({ priority }) => asked.includes(priority)),
    owner: (asked) => data.owners.map((owners) => asked.some((each) => hasOwner(owners, each))),
    leg: (asked) => data.legs.map((legs) => legs.split(', ').some((leg) => asked.includes(leg))),
    severity: (asked) => ['warning', 'error'].map((each) => asked.includes(each)),
  }
  return choiceNames.flatMap((name, choice) => {
    if (filter[name].length === 0) {
      return []
    }
    const [shown, column] = [wanted[name](filter[name]), columns[name].of]
    return [[choice, (row: number) => shown[column[row] ?? 0] === true] as const]
  })
}

function fixedTests(rows: Rows, filter: Filter): readonly RowTest[] {
  const { data, path } = rows
  const tests: RowTest[] = []
  const byPath = (shown: readonly boolean[]): void => {
    tests.push((row) => shown[path[row] ?? 0] === true)
  }
  if (filter.inside !== '') {
    byPath(data.paths.map((each) => isInside(each, filter.inside)))
  }
  if (filter.path !== '') {
    byPath(containing(data.paths, filter.path.toLowerCase()))
  }
  if (filter.fix !== '') {
    const members = new Set(rows.clusters[Number(filter.fix) - 1] ?? [])
    tests.push((row) => members.has(row))
  }
  if (filter.cause !== '') {
    const cause = Number(filter.cause) - 1
    tests.push((row) => rows.causeOf.get(row) === cause)
  }
  for (const word of wordsOf(filter.text)) {
    tests.push(wordTest(rows, word))
  }
  return tests
}

/** A path may have several owners, separated by spaces, and several of them may be asked for together. */
export function hasOwner(owners: string, asked: string): boolean {
  const all = owners.split(' ')
  return owners === '' ? asked === unnamed.owner : asked.split(' ').every((owner) => all.includes(owner))
}

/** Whether a path is a file or lies in a folder, which ends in a slash; `''` holds everything. */
export function isInside(path: string, folder: string): boolean {
  return folder === '' || folder.endsWith('/') ? path.startsWith(folder) : path === folder
}

/** What is typed, as it is looked for. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
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
