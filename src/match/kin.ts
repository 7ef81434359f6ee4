/**
 * Which functions and classes of one tree are those of the other under another name or in another place, told by what they
 * are made of. One that is gone and one that is new are one when more than half of the smaller body is in the other; a part of
 * one that stands may have become a function of its own, and the other way round.
 */
import { sharedBody, sketchLines } from '#model/scope-body.ts'
import { type Renames, renamedText } from './renames.ts'
import { innermostName, scopeForm } from './scope-names.ts'
import type { Side } from './side.ts'

/** Whether a scope of this side is in the other tree too, by its file and name. */
export type Stands = (path: string, scope: string) => boolean

/** What is known of both trees. */
export interface BothTrees {
  readonly stands: { readonly base: Stands; readonly head: Stands }
  /** The same, but of a file that was not read there nothing is taken for gone. */
  readonly mayStand: { readonly base: Stands; readonly head: Stands }
  /** Where a file of the base is now. */
  readonly headPath: (path: string) => string
  readonly renames: Renames | null
}

/** A scope of one side that has free rows. */
export interface Scope {
  readonly path: string
  readonly name: string
  /** Of its first free row. */
  readonly line: number
  readonly rows: number[]
  /** What it is made of; null where that is not known or says too little. */
  readonly body: readonly number[] | null
  /** The same of the outermost scope around it. */
  readonly outer: readonly number[] | null
  readonly stands: boolean
  readonly outerStands: boolean
}

/** The named scopes of free rows, in order. */
export function scopesOf(side: Side, stands: Stands, mayStand: Stands): readonly Scope[] {
  const { columns, texts } = side.table
  const scopes = new Map<string, Scope>()
  const sketchAt = (index: number): readonly number[] | null =>
    index === -1 ? null : sketchLines(texts[index] ?? '')
  for (const row of side.freeRows([])) {
    const [path, scope] = [columns.path[row] ?? -1, columns.scope[row] ?? -1]
    const [body, outer] = [columns.body[row] ?? -1, columns.outerBody[row] ?? -1]
    const name = texts[scope] ?? ''
    if (name !== '') {
      const key = `${path} ${scope} ${body} ${outer}`
      const file = texts[path] ?? ''
      const around = outermost(name)
      const found = scopes.get(key) ?? {
        path: file,
        name,
        line: columns.line[row] ?? 0,
        rows: [],
        body: sketchAt(body),
        outer: sketchAt(outer) ?? (name === around ? sketchAt(body) : null),
        stands: stands(file, scopeForm(name)),
        outerStands: mayStand(file, around),
      }
      found.rows.push(row)
      scopes.set(key, found)
    }
  }
  return [...scopes.values()]
}

/**
 * A class that has a method of that name may get another one: what is like none of its namesakes in the base is new, unless git
 * knows one of its lines from there.
 */
export function withDoubted(
  there: readonly Scope[],
  { base, head }: { readonly base: Side; readonly head: Side },
  { headPath }: BothTrees,
): readonly Scope[] {
  const placeOf = (path: string, name: string): string => `${path}\u0000${scopeForm(name)}`
  const doubted = new Map(
    there
      .filter(({ stands, body }) => stands && body !== null)
      .map(({ path, name }) => [placeOf(path, name), new Set<number>()]),
  )
  if (doubted.size === 0) {
    return there
  }
  const { columns, texts } = base.table
  const [unchanged, edited] = [base.key('gitLine'), base.key('successor')]
  const known = new Set<string>()
  const doubtedAt = rememberedPlaces((path, scope) => {
    const place = placeOf(headPath(texts[path] ?? ''), texts[scope] ?? '')
    const bodies = doubted.get(place)
    return bodies === undefined ? null : { place, bodies }
  })
  for (let row = 0; row < base.table.length; row++) {
    const own = doubtedAt(columns.path[row] ?? -1, columns.scope[row] ?? -1)
    if (own !== null) {
      own.bodies.add(columns.body[row] ?? -1)
      known.add(`${own.place}\u0000${Math.max(unchanged[row] ?? -1, edited[row] ?? -1)}`)
    }
  }
  const isLike = (body: number, scope: Scope): boolean =>
    body === -1 || sharedBody(sketchLines(texts[body] ?? ''), scope.body ?? []).smaller > half
  return there.map((scope) => {
    const bodies = [...(doubted.get(placeOf(scope.path, scope.name)) ?? [])]
    const place = placeOf(scope.path, scope.name)
    const isKnown = scope.rows.some((row) => known.has(`${place}\u0000${head.table.columns.line[row] ?? 0}`))
    const isAnother =
      scope.body !== null && bodies.length > 0 && !isKnown && !bodies.some((body) => isLike(body, scope))
    return isAnother ? { ...scope, stands: false } : scope
  })
}

/** Asks once for each file and scope: their rows mostly stand together. */
function rememberedPlaces<Value>(
  of: (path: number, scope: number) => Value,
): (path: number, scope: number) => Value {
  const files = new Map<number, Map<number, Value>>()
  return (path, scope) => {
    let scopes = files.get(path)
    if (scopes === undefined) {
      scopes = new Map()
      files.set(path, scopes)
    }
    const known = scopes.get(scope)
    const value = known === undefined ? of(path, scope) : known
    scopes.set(scope, value)
    return value
  }
}

/** Lines that more scopes have tell nothing. */
const mostOwners = 50
/** More of the smaller body than this is in the other. */
const half = 0.5
/** The same of one that has another name. */
const mostly = 0.8

/** Two scopes that are one, or a part of one. */
export interface Kinship {
  readonly from: Scope
  readonly to: Scope
  readonly likeness: number
}

/** The most alike first; each that is gone or new at most once. */
export function pairsOf(
  here: readonly Scope[],
  there: readonly Scope[],
  given: BothTrees,
): readonly Kinship[] {
  const candidates = [
    ...renamed(here, there, given),
    ...alike(here, there, given),
    ...namesakes(here, there, given),
  ]
  candidates.sort((a, b) => b.likeness - a.likeness)
  const taken = new Set<Scope>()
  const pairs: Kinship[] = []
  const take = (isOne: (pair: Kinship) => boolean): void => {
    for (const pair of candidates) {
      const { from, to } = pair
      if (isOne(pair) && !taken.has(from) && !taken.has(to)) {
        pairs.push(pair)
        for (const scope of [from, to].filter(({ stands }) => !stands)) {
          taken.add(scope)
        }
      }
    }
  }
  take(({ from, to }) => !(from.stands || to.stands))
  take(() => true)
  return pairs
}

function renamed(here: readonly Scope[], there: readonly Scope[], given: BothTrees): readonly Kinship[] {
  const placeOf = (path: string, name: string): string => `${path}\u0000${scopeForm(name)}`
  const named = new Map(
    there.filter(({ stands }) => !stands).map((scope) => [placeOf(scope.path, scope.name), scope]),
  )
  return here.flatMap((from) => {
    const names = from.stands ? null : given.renames?.at(from.path, from.line)
    return names === null || names === undefined
      ? []
      : [names.scopes, names.nearScopes].flatMap((changes) => {
          const to = named.get(placeOf(given.headPath(from.path), renamedText(from.name, changes)))
          return to === undefined ? [] : [{ from, to, likeness: 2 }]
        })
  })
}

function alike(here: readonly Scope[], there: readonly Scope[], given: BothTrees): readonly Kinship[] {
  const owners = new Map<number, Scope[]>()
  for (const scope of there) {
    for (const line of scope.body ?? []) {
      const known = owners.get(line)
      if (known === undefined) {
        owners.set(line, [scope])
      } else {
        known.push(scope)
      }
    }
  }
  return here.flatMap((from) => {
    const found = new Set<Scope>()
    for (const line of from.body ?? []) {
      const own = owners.get(line) ?? []
      for (const to of own.length > mostOwners ? [] : own) {
        found.add(to)
      }
    }
    return [...found].flatMap((to) => {
      const likeness = from.stands && to.stands ? 0 : likenessOf(from, to, given)
      return likeness === 0 ? [] : [{ from, to, likeness }]
    })
  })
}

/** A body that says too little: a function that got into a class, or out of one, under its name. */
function namesakes(
  here: readonly Scope[],
  there: readonly Scope[],
  { headPath }: BothTrees,
): readonly Kinship[] {
  const named = (
    scopes: readonly Scope[],
    pathOf: (path: string) => string,
  ): ReadonlyMap<string, Scope | null> => {
    const found = new Map<string, Scope | null>()
    for (const scope of scopes.filter(({ stands }) => !stands)) {
      const name = `${pathOf(scope.path)}\u0000${innermostName(scope.name)}`
      found.set(name, found.has(name) ? null : scope)
    }
    return found
  }
  const others = named(there, (path) => path)
  return [...named(here, headPath)].flatMap(([name, from]) => {
    const to = others.get(name) ?? null
    const isOne =
      from !== null &&
      to !== null &&
      !(from.outerStands && to.outerStands) &&
      (isOutermost(from) || isOutermost(to) || areOuterAlike(from, to)) &&
      (from.body === null || to.body === null)
    return isOne && mayBeIn(from, to) ? [{ from, to, likeness: 0 }] : []
  })
}

/** 0 for two that are not one. */
function likenessOf(from: Scope, to: Scope, { headPath }: BothTrees): number {
  if (from.body === null || to.body === null || !mayBeIn(from, to)) {
    return 0
  }
  const isNamesake = innermostName(from.name) === innermostName(to.name)
  const isNear = headPath(from.path) === to.path
  const isPart = from.stands || to.stands
  const isCalledSo = from.name === to.name || (isNamesake && isNear)
  const { smaller, whole } = sharedBody(from.body, to.body)
  const share = isCalledSo || isPart ? smaller : whole
  const enough = from.name === to.name || (isNear && !isPart) ? half : mostly
  return share > enough ? share + (isNamesake ? 0.02 : 0) + (isNear ? 0.01 : 0) : 0
}

/** What is in a class that is gone is in one that is new only when the classes are alike themselves. */
function mayBeIn(from: Scope, to: Scope): boolean {
  return (
    from.outerStands ||
    to.outerStands ||
    from.outer === null ||
    to.outer === null ||
    sharedBody(from.outer, to.outer).smaller > (outermost(from.name) === outermost(to.name) ? half : mostly)
  )
}

function outermost(name: string): string {
  return name.split('.', 1)[0] ?? ''
}

function isOutermost({ name }: Scope): boolean {
  return name === outermost(name)
}

/** Of a class that was split, or that two became. */
function areOuterAlike(from: Scope, to: Scope): boolean {
  return from.outer !== null && to.outer !== null && sharedBody(from.outer, to.outer).smaller > half
}
