/**
 * Chooses what is done to a tree: an erroneous unit goes or is fixed, and another one with an error of the same words comes
 * elsewhere. Both are real code: the first is missing (or fixed) in the head, the other one in the base. And the
 * opposite: a unit really moves or is renamed.
 */
import type { Finding } from './score.ts'
import type { Tree, Unit } from './units.ts'

/** What must be new. */
export interface Exchange {
  readonly sort: string
  readonly gone: Unit
  /** Whether the unit stays, without its errors. */
  readonly isFixed: boolean
  readonly added: Unit
}

/** What must stay old. */
export interface Move {
  readonly sort: string
  readonly moved: Unit
  /** The unit behind which it stands then; null for one that only changes its name. */
  readonly place: Unit | null
}

/** Edits that keep away from each other. */
export interface Plan {
  readonly exchanges: readonly Exchange[]
  readonly moves: readonly Move[]
}

interface Sort {
  readonly name: string
  readonly kind: Unit['kind']
  readonly isFixed: boolean
  readonly where: 'same scope' | 'same file' | 'other file'
}

const sorts: readonly Sort[] = [
  {
    name: 'function removed, another added in the file',
    kind: 'function',
    isFixed: false,
    where: 'same file',
  },
  {
    name: 'function removed, another added elsewhere',
    kind: 'function',
    isFixed: false,
    where: 'other file',
  },
  { name: 'function fixed, another added in the file', kind: 'function', isFixed: true, where: 'same file' },
  { name: 'function fixed, another added elsewhere', kind: 'function', isFixed: true, where: 'other file' },
  { name: 'class removed, another added in the file', kind: 'class', isFixed: false, where: 'same file' },
  { name: 'class removed, another added elsewhere', kind: 'class', isFixed: false, where: 'other file' },
  {
    name: 'statement removed, another added in the scope',
    kind: 'statement',
    isFixed: false,
    where: 'same scope',
  },
  {
    name: 'statement removed, another added in the file',
    kind: 'statement',
    isFixed: false,
    where: 'same file',
  },
  {
    name: 'statement removed, another added elsewhere',
    kind: 'statement',
    isFixed: false,
    where: 'other file',
  },
  {
    name: 'statement fixed, another added in the scope',
    kind: 'statement',
    isFixed: true,
    where: 'same scope',
  },
  {
    name: 'statement fixed, another added in the file',
    kind: 'statement',
    isFixed: true,
    where: 'same file',
  },
  { name: 'statement fixed, another added elsewhere', kind: 'statement', isFixed: true, where: 'other file' },
]

/** A removed line that stands in so many more places says nothing. */
const manyPlaces = 4
/** So many lines lie between what goes and what comes, so that nobody takes them for one edit. */
const apart = 10
/** A class or function of more lines is left alone. */
const mostLines = 120
/** Tries for one edit. */
const tries = 400
/** One move beside so many exchanges. */
const exchangesPerMove = 5

/** What a checker says once a file moves to the next place by itself. */
export const oncePerFile: RegExp =
  /^(?:import|import-untyped|import-not-found|reportMissingImports|reportMissingModuleSource|reportMissingTypeStubs)$/

/** Lines that a batch has its hands on, by file. */
class Taken {
  private readonly byPath = new Map<string, Unit[]>()

  add(...units: readonly Unit[]): void {
    for (const unit of units) {
      this.byPath.set(unit.path, [...(this.byPath.get(unit.path) ?? []), unit])
    }
  }

  /** Whether another edit is at these lines or near them. */
  has(unit: Unit): boolean {
    return (this.byPath.get(unit.path) ?? []).some((one) => !isApart(one, unit))
  }
}

/** One batch of at most `most` exchanges, each some lines away from any other edit. */
export function planBatch(tree: Tree, random: () => number, most: number): Plan {
  const taken = new Taken()
  const byWords = groupedByWords(tree)
  const exchanges: Exchange[] = []
  const moves: Move[] = []
  for (let trial = 0; trial < tries && moves.length < most / exchangesPerMove; trial++) {
    const move = findMove(tree, random, taken)
    if (move !== null) {
      moves.push(move)
      taken.add(move.moved, ...(move.place === null ? [] : [move.place]))
    }
  }
  for (let slot = 0; slot < most; slot++) {
    const sort = pick(sorts, random)
    for (let trial = 0; sort !== undefined && trial < tries; trial++) {
      const exchange = findExchange(tree, { sort, random, taken, byWords })
      if (exchange !== null && isOfItsOwn(tree, exchange, exchanges)) {
        exchanges.push(exchange)
        taken.add(exchange.gone, exchange.added)
        break
      }
    }
  }
  return { exchanges, moves }
}

/** What comes is nowhere what goes. */
function isOfItsOwn(tree: Tree, one: Exchange, others: readonly Exchange[]): boolean {
  return others.every(
    (other) =>
      isAnother(tree, { ...one, added: other.added }) && isAnother(tree, { ...other, added: one.added }),
  )
}

function groupedByWords(tree: Tree): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>()
  for (const error of tree.errors) {
    const words = wordsOf(error)
    const group = groups.get(words) ?? []
    group.push(error)
    groups.set(words, group)
  }
  return [...groups.values()].filter((group) => group.length > 1 && !oncePerFile.test(group[0]?.code ?? ''))
}

/** What two errors must share to be taken for one another. */
export function wordsOf({ code, message }: Finding): string {
  return `${code} ${message.split('\n', 1)[0]?.replace(/\d+/g, '#')}`
}

function findExchange(
  tree: Tree,
  given: {
    readonly sort: Sort
    readonly random: () => number
    readonly taken: Taken
    readonly byWords: readonly (readonly Finding[])[]
  },
): Exchange | null {
  const { sort, random, taken, byWords } = given
  const group = pick(byWords, random) ?? []
  const from = pick(group, random)
  const gone = from === undefined ? null : tree.around(from, sort.kind)
  if (from === undefined || gone === null || taken.has(gone) || gone.last - gone.first >= mostLines) {
    return null
  }
  const sameLine = group.filter((one) => textOf(tree, one) === textOf(tree, from))
  const found = pick(random() < 0.6 && sameLine.length > 1 ? sameLine : group, random)
  const added = found === undefined ? null : tree.around(found, sort.kind)
  if (added === null || taken.has(added) || added.last - added.first >= mostLines) {
    return null
  }
  const exchange = { sort: sort.name, gone, isFixed: sort.isFixed, added }
  return isPlacedAs(sort.where, gone, added) && isAnother(tree, exchange) ? exchange : null
}

function textOf(tree: Tree, { path, line }: Finding): string {
  return (tree.lines(path)[line - 1] ?? '').trim()
}

function isPlacedAs(where: Sort['where'], a: Unit, b: Unit): boolean {
  const distance = Math.max(a.first - b.last, b.first - a.last)
  switch (where) {
    case 'same scope':
      return a.path === b.path && a.scope === b.scope && distance > apart
    case 'same file':
      return a.path === b.path && distance > apart && (a.kind !== 'statement' || a.scope !== b.scope)
    default:
      return a.path !== b.path
  }
}

/** Nobody who reads the difference would say that the one has become the other. */
function isAnother(tree: Tree, { gone, isFixed, added }: Exchange): boolean {
  if (isFixed) {
    return true
  }
  const [before, after] = [tree.content(gone), tree.content(added)]
  if (gone.kind === 'statement' && added.kind === 'statement' && before.length === 1) {
    const isGeneric = before.every((line) => tree.count(line) >= manyPlaces)
    return before.join('\n') !== after.join('\n') || (isGeneric && gone.scope !== added.scope)
  }
  const shared = after.filter((line) => before.includes(line)).length
  return shared * 3 <= Math.min(before.length, after.length) + 1
}

/** A unit that can be told by a line of its own, to another place or with another name. */
function findMove(tree: Tree, random: () => number, taken: Taken): Move | null {
  const unit = pick(tree.units, random)
  if (unit === undefined || unit.kind === 'statement' || taken.has(unit) || unit.last - unit.first < 2) {
    return null
  }
  const isKnown = tree.content(unit).some((line) => tree.count(line) === 1)
  if (!isKnown || tree.errorsIn(unit).length === 0 || unit.last - unit.first >= mostLines) {
    return null
  }
  const found = pick(movings, random)?.(tree, unit, random) ?? null
  return found?.place != null && taken.has(found.place) ? null : found
}

const movings = [inScope, toOtherClass, toOtherFile, renamed] as const

function inScope(tree: Tree, unit: Unit, random: () => number): Move | null {
  const isPlace = ({ kind, scope }: Unit): boolean => kind === unit.kind && scope === unit.scope
  return movedBehind(tree.unitsOf(unit.path), {
    unit,
    sort: `${unit.kind} moved in its scope`,
    isPlace,
    random,
  })
}

function toOtherClass(tree: Tree, unit: Unit, random: () => number): Move | null {
  const isPlace = ({ kind, scope }: Unit): boolean => kind === 'function' && scope !== unit.scope
  const given = { unit, sort: 'method moved to another class', isPlace, random }
  return unit.kind === 'function' ? movedBehind(tree.unitsOf(unit.path), given) : null
}

function toOtherFile(tree: Tree, unit: Unit, random: () => number): Move | null {
  const isPlace = ({ path, kind }: Unit): boolean => path !== unit.path && kind !== 'statement'
  const given = { unit, sort: `${unit.kind} moved to another file`, isPlace, random }
  return unit.scope === '' ? movedBehind(tree.units, given) : null
}

function movedBehind(
  places: readonly Unit[],
  given: {
    readonly unit: Unit
    readonly sort: string
    readonly isPlace: (one: Unit) => boolean
    readonly random: () => number
  },
): Move | null {
  const { unit, sort, isPlace, random } = given
  const able = places.filter(
    (one) => isPlace(one) && one.indent === unit.indent && (one.path !== unit.path || isApart(one, unit)),
  )
  const place = pick(able, random)
  return place === undefined ? null : { sort, moved: unit, place }
}

function renamed(tree: Tree, unit: Unit): Move | null {
  const isLone = unit.name.length > 5 && /^[A-Za-z]\w+$/.test(unit.name) && countOfWord(tree, unit.name) === 1
  return isLone ? { sort: `${unit.kind} renamed`, moved: unit, place: null } : null
}

/** In how many files the name stands. */
function countOfWord(tree: Tree, name: string): number {
  const word = new RegExp(`\\b${name}\\b`)
  return tree.paths.filter((path) => tree.lines(path).some((line) => word.test(line))).length
}

function isApart(a: Unit, b: Unit): boolean {
  return Math.max(a.first - b.last, b.first - a.last) > apart
}

function pick<Item>(list: readonly Item[], random: () => number): Item | undefined {
  return list[Math.floor(random() * list.length)]
}
