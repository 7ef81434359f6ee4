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
  /** Null for a unit that only changes its name. */
  readonly to: { readonly path: string; readonly after: number } | null
}

/** Edits of files that no other edit of the batch touches. */
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

/** One batch: as many edits as there are files for, at most `most` exchanges. */
export function planBatch(tree: Tree, random: () => number, most: number): Plan {
  const used = new Set<string>()
  const byWords = groupedByWords(tree)
  const exchanges: Exchange[] = []
  const moves: Move[] = []
  for (let trial = 0; trial < tries && moves.length < most / exchangesPerMove; trial++) {
    const move = findMove(tree, random, used)
    if (move !== null) {
      moves.push(move)
      used.add(move.moved.path).add(move.to?.path ?? move.moved.path)
    }
  }
  for (let slot = 0; slot < most; slot++) {
    const sort = pick(sorts, random)
    let exchange: Exchange | null = null
    for (let trial = 0; sort !== undefined && exchange === null && trial < tries; trial++) {
      exchange = findExchange(tree, { sort, random, used, byWords })
    }
    if (exchange !== null) {
      exchanges.push(exchange)
      used.add(exchange.gone.path).add(exchange.added.path)
    }
  }
  return { exchanges, moves }
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
    readonly used: ReadonlySet<string>
    readonly byWords: readonly (readonly Finding[])[]
  },
): Exchange | null {
  const { sort, random, used, byWords } = given
  const group = pick(byWords, random) ?? []
  const from = pick(group, random)
  const gone = from === undefined ? null : tree.around(from, sort.kind)
  if (from === undefined || gone === null || used.has(gone.path) || gone.last - gone.first >= mostLines) {
    return null
  }
  const sameLine = group.filter((one) => textOf(tree, one) === textOf(tree, from))
  const found = pick(random() < 0.6 && sameLine.length > 1 ? sameLine : group, random)
  const added = found === undefined ? null : tree.around(found, sort.kind)
  if (added === null || used.has(added.path) || added.last - added.first >= mostLines) {
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
  if (gone.kind === 'statement' && before.length === 1) {
    const isGeneric = before.every((line) => tree.count(line) >= manyPlaces)
    return before.join('\n') !== after.join('\n') || (isGeneric && gone.scope !== added.scope)
  }
  const shared = after.filter((line) => before.includes(line)).length
  return shared * 3 <= Math.min(before.length, after.length) + 1
}

/** A unit that can be told by a line of its own, to another place or with another name. */
function findMove(tree: Tree, random: () => number, used: ReadonlySet<string>): Move | null {
  const unit = pick(tree.units, random)
  if (unit === undefined || unit.kind === 'statement' || used.has(unit.path) || unit.last - unit.first < 2) {
    return null
  }
  const isKnown = tree.content(unit).some((line) => tree.count(line) === 1)
  if (!isKnown || tree.errorsIn(unit).length === 0 || unit.last - unit.first >= mostLines) {
    return null
  }
  return pick([inFile, toOtherScope, toOtherFile, renamed], random)?.(tree, { unit, random, used }) ?? null
}

interface Moving {
  readonly unit: Unit
  readonly random: () => number
  readonly used: ReadonlySet<string>
}

function inFile(tree: Tree, { unit, random }: Moving): Move | null {
  const places = tree
    .unitsOf(unit.path)
    .filter(
      (one) =>
        one.kind === unit.kind &&
        one.scope === unit.scope &&
        one.indent === unit.indent &&
        isApart(one, unit),
    )
  const to = pick(places, random)
  return to === undefined
    ? null
    : { sort: `${unit.kind} moved in its scope`, moved: unit, to: { path: unit.path, after: to.last } }
}

function toOtherScope(tree: Tree, { unit, random }: Moving): Move | null {
  const places = tree
    .unitsOf(unit.path)
    .filter(
      (one) =>
        one.kind === 'function' &&
        one.scope !== unit.scope &&
        one.indent === unit.indent &&
        isApart(one, unit),
    )
  const to = pick(places, random)
  return unit.kind !== 'function' || to === undefined
    ? null
    : { sort: 'method moved to another class', moved: unit, to: { path: unit.path, after: to.last } }
}

function toOtherFile(tree: Tree, { unit, random, used }: Moving): Move | null {
  const places = tree.units.filter(
    (one) => one.path !== unit.path && one.scope === '' && one.kind !== 'statement' && !used.has(one.path),
  )
  const to = pick(places, random)
  return unit.scope !== '' || to === undefined
    ? null
    : { sort: `${unit.kind} moved to another file`, moved: unit, to: { path: to.path, after: to.last } }
}

function renamed(tree: Tree, { unit }: Moving): Move | null {
  const isLone = unit.name.length > 5 && /^[A-Za-z]\w+$/.test(unit.name) && countOfWord(tree, unit.name) === 1
  return isLone ? { sort: `${unit.kind} renamed`, moved: unit, to: null } : null
}

/** In how many files the name stands. */
function countOfWord(tree: Tree, name: string): number {
  const word = new RegExp(`\\b${name}\\b`)
  return new Set(
    tree.units.map(({ path }) => path).filter((path) => tree.lines(path).some((line) => word.test(line))),
  ).size
}

function isApart(a: Unit, b: Unit): boolean {
  return Math.max(a.first - b.last, b.first - a.last) > apart
}

function pick<Item>(list: readonly Item[], random: () => number): Item | undefined {
  return list[Math.floor(random() * list.length)]
}
