/**
 * Which scopes stand in both trees. A function that is still there keeps its errors and takes none of another's, unless
 * what moved is specific (`weight.ts`): the old name is no longer free, and the new one was there before.
 */

import { storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { Definitions } from '#model/snapshot.ts'
import type { Numbering } from './numbering.ts'
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
  }: {
    readonly definitions: BothDefinitions
    readonly lineMap: LineMap | null
    readonly numbering: Numbering
    readonly siblings: ReadonlyMap<string, string>
  },
): void {
  const headPath = (path: string): string => {
    const file = lineMap?.files.get(storedPath(path))
    return siblings.get(path) ?? (file === undefined ? path : (file.headPath ?? '\u0000gone'))
  }
  const base = new Defined(definitions.base, sides.base, headPath, lineMap !== null)
  const head = new Defined(definitions.head, sides.head, (path) => path, lineMap !== null)
  const isNewFile = (path: string): boolean => lineMap?.added.has(storedPath(path)) === true
  noteHomes(sides.base, numbering, headPath, (path, scope) => path !== '\u0000gone' && head.has(path, scope))
  noteHomes(
    sides.head,
    numbering,
    (path) => path,
    (path, scope) => !isNewFile(path) && base.has(path, scope),
  )
}

function noteHomes(
  side: Side,
  numbering: Numbering,
  pathOf: (path: string) => string,
  stands: (path: string, scope: string) => boolean,
): void {
  const { columns, texts } = side.table
  const home = new Int32Array(side.table.length).fill(-1)
  for (const row of side.freeRows([])) {
    const path = pathOf(texts[columns.path[row] ?? -1] ?? '')
    const text = texts[columns.scope[row] ?? -1]
    const scope = text === undefined ? null : scopeForm(text)
    if (scope !== null && stands(path, scope)) {
      home[row] = numbering.of(`\u0000home ${path}\u0000${scope}`)
    }
  }
  side.know('home', home)
}

/** Answers whether one tree has a scope; of files that were not read it is taken for granted. */
class Defined {
  private readonly files = new Map<string, ReadonlySet<string>>()
  private readonly readsAll: boolean

  constructor(
    definitions: Definitions | null,
    side: Side,
    pathOf: (path: string) => string,
    withGit: boolean,
  ) {
    this.readsAll = definitions === null || !withGit
    for (const [path, names] of definitions ?? scopesOfRows(side)) {
      this.files.set(pathOf(path), new Set(['', ...names.map(scopeForm)]))
    }
  }

  has(path: string, scope: string): boolean {
    return this.files.get(path)?.has(scope) ?? !this.readsAll
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
