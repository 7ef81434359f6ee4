/** Names that the change gave to what it defines, so that a message about the old name is known to be about the new one. */
import { storedPath } from '#model/ids.ts'
import type { FileMap, LineMap, NameChanges } from '#model/line-map.ts'
import { hunkAt } from './git-keys.ts'

/** Names by place. */
export interface Renames {
  /** null when no name changed for this line of a base file. */
  readonly at: (path: string, line: number) => RenamedNames | null
}

/** What a message may speak of, and what the names of a scope may be. */
export interface RenamedNames {
  readonly all: NameChanges
  readonly scopes: NameChanges
  /** What else they may be, where such a scope is there now: the hunk may speak of others of these names. */
  readonly nearScopes: NameChanges
}

/** null when the change renamed nothing. */
export function renamesOf(map: LineMap | null): Renames | null {
  if (map === null || (map.renamed.size === 0 && [...map.files.values()].every(renamesNothing))) {
    return null
  }
  const known = new Map<string, RenamedNames>()
  return {
    at: (path, line) => {
      const file = map.files.get(storedPath(path))
      const hunk = file === undefined ? -1 : hunkAt(file, line)
      const place = file === undefined ? '' : `${hunk} ${path}`
      const names = known.get(place) ?? namesIn(map, file, hunk)
      known.set(place, names)
      return names.all.size === 0 && names.scopes.size === 0 ? null : names
    },
  }
}

function namesIn({ renamed }: LineMap, file: FileMap | undefined, hunk: number): RenamedNames {
  const declared = together(renamed, file?.renamed)
  const near = file?.renamedInHunk.get(hunk)
  const far = together(declared, file?.renamedScopes)
  return { all: together(declared, near), scopes: far, nearScopes: together(far, near) }
}

function renamesNothing({ renamed, renamedScopes, renamedInHunk }: FileMap): boolean {
  return renamed.size === 0 && renamedScopes.size === 0 && renamedInHunk.size === 0
}

/** The nearer names win. */
function together(far: NameChanges, near: NameChanges | undefined): NameChanges {
  if (near === undefined || near.size === 0) {
    return far
  }
  return far.size === 0 ? near : new Map([...far, ...near])
}

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu

/** The text with every old name replaced. */
export function renamedText(text: string, names: NameChanges): string {
  return text.replace(identifier, (name) => names.get(name) ?? name)
}
