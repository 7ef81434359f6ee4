/** Names that the change gave to what it defines, so that a message about the old name is known to be about the new one. */
import { storedPath } from '#model/ids.ts'
import type { LineMap, NameChanges } from '#model/line-map.ts'

/** Names by file. */
export interface Renames {
  /** null when no name changed for this base file. */
  readonly of: (path: string) => NameChanges | null
}

/** null when the change renamed nothing. */
export function renamesOf(map: LineMap | null): Renames | null {
  if (map === null || ![map, ...map.files.values()].some(({ renamed }) => renamed.size > 0)) {
    return null
  }
  return {
    of: (path) => {
      const own = map.files.get(storedPath(path))?.renamed
      const names = own === undefined || own.size === 0 ? map.renamed : new Map([...map.renamed, ...own])
      return names.size === 0 ? null : names
    },
  }
}

const identifier = /[\p{L}_$][\p{L}\p{N}_$]*/gu

/** The text with every old name replaced. */
export function renamedText(text: string, names: NameChanges): string {
  return text.replace(identifier, (name) => names.get(name) ?? name)
}
