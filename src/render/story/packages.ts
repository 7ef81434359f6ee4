/** Errors by part of the repository: the first folder level at which the files part ways. */
import { compareText } from '#model/order.ts'
import type { Counts, Tally } from './tally.ts'

/** The errors below one folder. */
export interface PackageCount extends Readonly<Counts> {
  /** `src/shop`; `.` for files at the top. */
  readonly folder: string
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

/** Most growth first. Empty when everything lies in one folder: then there is nothing to tell apart. */
export function packageCounts({ byPath }: Tally): readonly PackageCount[] {
  const folders = gathered(byPath)
  return folders.size < 2
    ? []
    : [...folders]
        .map(([folder, counts]) => ({ folder, ...counts }))
        .sort(
          (a, b) =>
            b.head - b.base - (a.head - a.base) ||
            b.new - a.new ||
            b.head - a.head ||
            compareText(a.folder, b.folder),
        )
}

function gathered(files: Tally['byPath']): ReadonlyMap<string, Counts> {
  const folders = new Map<string, Counts>()
  const finder = folderFinder([...files.keys()])
  for (const [path, counts] of files) {
    const folder = finder(path)
    const sum = folders.get(folder) ?? { base: 0, head: 0, new: 0, fixed: 0 }
    folders.set(folder, sum)
    sum.base += counts.base
    sum.head += counts.head
    sum.new += counts.new
    sum.fixed += counts.fixed
  }
  return folders
}

/** The folder of each path, at the same level as {@link packageCounts}; `.` for all where there is only one. */
export function folderFinder(paths: readonly string[]): (path: string) => string {
  for (let depth = 1; depth <= deepest; depth += 1) {
    if (new Set(paths.map((path) => folderOf(path, depth))).size > 1) {
      return (path) => folderOf(path, depth)
    }
  }
  return () => '.'
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
