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

/** Base path to head path, where one is gone and the other new. Without git a file is there when it has a diagnostic. */
export function siblingFiles(
  { base, head }: { readonly base: DiagnosticTable; readonly head: DiagnosticTable },
  lineMap: LineMap | null,
): ReadonlyMap<string, string> {
  const [here, there] = [pathsOf(base), pathsOf(head)]
  const isGone = (path: string): boolean =>
    !there.has(path) && (lineMap === null || lineMap.files.get(storedPath(path))?.headPath === null)
  const isNew = (path: string): boolean =>
    !here.has(path) && (lineMap === null || lineMap.added.has(storedPath(path)))
  const added = new Map<string | null, string | null>()
  for (const path of there) {
    if (isNew(path)) {
      const stem = stemOf(path)
      added.set(stem, added.has(stem) ? null : path)
    }
  }
  added.delete(null)
  const siblings = new Map<string, string>()
  for (const path of added.size === 0 ? [] : here) {
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
