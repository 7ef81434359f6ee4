/**
 * Which scopes stand in both trees. A function that is still there keeps its errors and takes none of another's, unless
 * what moved is specific (`weight.ts`): the old name is no longer free, and the new one was there before.
 */

import { storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { Definitions } from '#model/snapshot.ts'
import { noteKin } from './homes.ts'
import type { Stands } from './kin.ts'
import type { Numbering } from './numbering.ts'
import type { Renames } from './renames.ts'
import { scopeForm } from './scope-names.ts'
import type { Side } from './side.ts'

/** What the files of both trees define; null where a snapshot does not say. */
export interface BothDefinitions {
  readonly base: Definitions | null
  readonly head: Definitions | null
}

/** Notes on both sides which scope each free row can't leave. */
export function noteStandingScopes(
  sides: { readonly base: Side; readonly head: Side },
  {
    definitions,
    lineMap,
    numbering,
    siblings,
    renames,
  }: {
    readonly definitions: BothDefinitions
    readonly lineMap: LineMap | null
    readonly numbering: Numbering
    readonly siblings: ReadonlyMap<string, string>
    readonly renames: Renames | null
  },
): void {
  if (!(sides.base.isKnown('scope') || sides.head.isKnown('scope'))) {
    noteNoScopes([sides.base, sides.head])
    return
  }
  const headPath = (path: string): string => {
    const file = lineMap?.files.get(storedPath(path))
    return siblings.get(path) ?? (file === undefined ? path : (file.headPath ?? gone))
  }
  const base = new Defined(definitions.base, sides.base, headPath)
  const head = new Defined(definitions.head, sides.head, (path) => path)
  const came = new Set(siblings.values())
  const isNewFile = (path: string): boolean =>
    lineMap?.added.has(storedPath(path)) === true && !came.has(path)
  const inHead: Stands = (path, scope) => head.has(path, scope)
  const inBase: Stands = (path, scope) =>
    !isNewFile(path) && (base.has(path, scope) || (scope === '' && lineMap !== null))
  // A file that has no errors any more was not read: git knows that it is there, so what was in it is taken to be.
  const mayBeInHead: Stands = (path, scope) =>
    head.reads(path) || definitions.head === null || lineMap === null ? inHead(path, scope) : path !== gone
  const homes = (side: Side, pathOf: (path: string) => string, stands: Stands): Int32Array =>
    homesOf(side, { numbering, pathOf, stands })
  const own = homes(sides.head, (path) => path, inBase)
  sides.base.know('home', homes(sides.base, headPath, mayBeInHead))
  sides.base.know('seenHome', homes(sides.base, headPath, inHead))
  sides.head.know('home', own)
  sides.head.know('seenHome', own)
  for (const side of [sides.base, sides.head]) {
    side.know('stands', side.key('home'))
  }
  noteKin(sides, {
    stands: { base: (path, scope) => mayBeInHead(headPath(path), scope), head: inBase },
    mayStand: {
      base: (path, scope) => {
        const there = headPath(path)
        return there !== gone && (!head.reads(there) || inHead(there, scope))
      },
      head: (path, scope) => !isNewFile(path) && (!base.reads(path) || base.has(path, scope)),
    },
    headPath,
    numbering,
    renames,
  })
}

/** Without sources there is nothing that could stand. */
function noteNoScopes(sides: readonly Side[]): void {
  for (const side of sides) {
    for (const name of ['home', 'seenHome', 'stands', 'kin', 'alien', 'adrift', 'stranger'] as const) {
      side.know(name, side.key('scope'))
    }
  }
}

const gone = '\u0000gone'

function homesOf(
  side: Side,
  given: {
    readonly numbering: Numbering
    readonly pathOf: (path: string) => string
    readonly stands: Stands
  },
): Int32Array {
  const { columns, texts } = side.table
  const home = new Int32Array(side.table.length).fill(-1)
  for (const row of side.freeRows([])) {
    const path = given.pathOf(texts[columns.path[row] ?? -1] ?? '')
    const text = texts[columns.scope[row] ?? -1]
    const scope = text === undefined ? null : scopeForm(text)
    if (scope !== null && given.stands(path, scope)) {
      home[row] = given.numbering.of(`\u0000home ${path}\u0000${scope}`)
    }
  }
  return home
}

/** What one tree is known to define: of files that were read. */
class Defined {
  private readonly files = new Map<string, readonly string[]>()
  /** Of files that were asked about. */
  private readonly scopes = new Map<string, ReadonlySet<string>>()

  constructor(definitions: Definitions | null, side: Side, pathOf: (path: string) => string) {
    for (const [path, names] of definitions ?? scopesOfRows(side)) {
      this.files.set(pathOf(path), names)
    }
  }

  reads(path: string): boolean {
    return this.files.has(path)
  }

  has(path: string, scope: string): boolean {
    let scopes = this.scopes.get(path)
    if (scopes === undefined) {
      const names = this.files.get(path)
      scopes = new Set(names === undefined ? [] : ['', ...names.map(scopeForm)])
      this.scopes.set(path, scopes)
    }
    return scopes.has(scope)
  }
}

/** What the diagnostics themselves tell of their files. */
function scopesOfRows({ table }: Side): ReadonlyMap<string, readonly string[]> {
  const { columns, texts } = table
  const files = new Map<string, Set<string>>()
  for (let row = 0; row < table.length; row++) {
    const path = texts[columns.path[row] ?? -1] ?? ''
    const names = files.get(path) ?? new Set()
    names.add(texts[columns.scope[row] ?? -1] ?? '')
    files.set(path, names)
  }
  return new Map([...files].map(([path, names]) => [path, [...names]]))
}
