/** A file that went to another kind of its language: `x.js` that is `x.ts` now, `x.py` whose types are in `x.pyi`. */
import { distinctValues } from '#model/diagnostic-columns.ts'
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'

const kinds = [/\.[cm]?[jt]sx?$/, /\.pyi?$/] as const

/** Path without what tells the kind, and the language; null for other files. */
function stemOf(path: string): string | null {
  const language = kinds.findIndex((kind) => kind.test(path))
  return language === -1 ? null : `${language}\u0000${path.replace(kinds[language] ?? '', '')}`
}

/** Base path to head path, where git knows that one is gone and the other new. */
export function siblingFiles(
  { base, head }: { readonly base: DiagnosticTable; readonly head: DiagnosticTable },
  lineMap: LineMap | null,
): ReadonlyMap<string, string> {
  if (lineMap === null) {
    return new Map()
  }
  const isGone = (path: string): boolean => lineMap.files.get(storedPath(path))?.headPath === null
  const added = new Map<string | null, string | null>()
  for (const path of pathsOf(head)) {
    if (lineMap.added.has(storedPath(path))) {
      const stem = stemOf(path)
      added.set(stem, added.has(stem) ? null : path)
    }
  }
  added.delete(null)
  const siblings = new Map<string, string>()
  for (const path of added.size === 0 ? [] : pathsOf(base)) {
    const sibling = added.get(stemOf(path))
    if (sibling !== undefined && sibling !== null && isGone(path)) {
      siblings.set(path, sibling)
    }
  }
  return siblings
}

function pathsOf({ columns, texts }: DiagnosticTable): ReadonlySet<string> {
  return new Set(Array.from(distinctValues(columns.path), (index) => texts[index] ?? ''))
}
