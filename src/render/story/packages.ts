/** Errors by part of the repository: the first folder level at which the files part ways. */
import type { Comparison } from '#model/comparison.ts'
import { compareText } from '#model/order.ts'

/** The errors below one folder. */
export interface PackageCount {
  /** `src/shop`; `.` for files at the top. */
  readonly folder: string
  readonly base: number
  readonly head: number
  readonly new: number
  readonly fixed: number
}

/** Folders that hold packages but are none themselves. */
const containers: ReadonlySet<string> = new Set([
  'packages',
  'apps',
  'libs',
  'services',
  'modules',
  'plugins',
  'src',
])
const deepest = 6

type Counts = { -readonly [Key in Exclude<keyof PackageCount, 'folder'>]: number }

/** Most growth first. Empty when everything lies in one folder: then there is nothing to tell apart. */
export function packageCounts(comparison: Comparison): readonly PackageCount[] {
  const files = countsByPath(comparison)
  for (let depth = 1; depth <= deepest; depth += 1) {
    const folders = gathered(files, depth)
    if (folders.size > 1) {
      return [...folders]
        .map(([folder, counts]) => ({ folder, ...counts }))
        .sort(
          (a, b) =>
            b.head - b.base - (a.head - a.base) ||
            b.new - a.new ||
            b.head - a.head ||
            compareText(a.folder, b.folder),
        )
    }
  }
  return []
}

function gathered(files: ReadonlyMap<string, Counts>, depth: number): ReadonlyMap<string, Counts> {
  const folders = new Map<string, Counts>()
  for (const [path, counts] of files) {
    const folder = folderOf(path, depth)
    const sum = folders.get(folder) ?? { base: 0, head: 0, new: 0, fixed: 0 }
    folders.set(folder, sum)
    sum.base += counts.base
    sum.head += counts.head
    sum.new += counts.new
    sum.fixed += counts.fixed
  }
  return folders
}

/** `depth` folders that are no containers, with the containers before them. */
function folderOf(path: string, depth: number): string {
  const segments = path.split('/').slice(0, -1)
  const taken: string[] = []
  let left = depth
  for (const segment of segments) {
    if (left === 0) {
      break
    }
    taken.push(segment)
    left -= containers.has(segment) ? 0 : 1
  }
  return taken.join('/') || '.'
}

function countsByPath({ kept, new: added, fixed }: Comparison): ReadonlyMap<string, Counts> {
  const files = new Map<string, Counts>()
  const add = (
    { path, severity }: { readonly path: string; readonly severity: string },
    keys: readonly (keyof Counts)[],
  ): void => {
    if (severity === 'error') {
      const counts = files.get(path) ?? { base: 0, head: 0, new: 0, fixed: 0 }
      files.set(path, counts)
      for (const key of keys) {
        counts[key] += 1
      }
    }
  }
  for (const { base, head } of kept) {
    add(base, ['base'])
    add(head, ['head'])
  }
  for (const { diagnostic } of added) {
    add(diagnostic, ['head', 'new'])
  }
  for (const { diagnostic } of fixed) {
    add(diagnostic, ['base', 'fixed'])
  }
  return files
}
