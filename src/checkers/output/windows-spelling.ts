/**
 * Reads names of files that were printed on Windows, in a checkout that is somewhere else. A backslash is legal in a name
 * elsewhere, so that the file must be there without it; the folder that was the checkout there is the one that explains most.
 */
import type { PrintedFiles } from './known-files.ts'

const drive = /^(?:[A-Za-z]:[\\/]|\\\\)/

/** How to read them, by the names as printed; empty when nothing says that the text comes from Windows. */
export function windowsSpelling(known: PrintedFiles): ReadonlyMap<string, string> {
  const { printed, root, missing } = known
  if (drive.test(root)) {
    return new Map()
  }
  const there = new Set(known.tree)
  const slashed = (file: string): string => file.replaceAll('\\', '/')
  const relative = printed.filter((file) => file.includes('\\') && !drive.test(file) && missing.has(file))
  const absolute = printed.filter((file) => drive.test(file))
  const isRead = relative.some((file) => there.has(known.pathOf(slashed(file)) ?? ''))
  const checkout = checkoutOf(absolute.map(slashed), there, root)
  const names = new Map<string, string>()
  for (const file of isRead ? relative : []) {
    names.set(file, slashed(file))
  }
  const below = checkout === null ? [] : absolute.filter((file) => startsWithFolder(slashed(file), checkout))
  for (const file of below) {
    names.set(file, `${root}${slashed(file).slice(checkout?.length)}`)
  }
  return names
}

/** Windows ignores case. */
function startsWithFolder(file: string, folder: string): boolean {
  return file.toLowerCase().startsWith(`${folder.toLowerCase()}/`)
}

/**
 * The folder below which most of the files are that are here too; of two the upper one. Null without any. A bare name
 * (`setup.py`) is in every project, and says something only in a folder of the root's name.
 */
function checkoutOf(files: readonly string[], there: ReadonlySet<string>, root: string): string | null {
  const explained = new Map<string, number>()
  const sameName = `/${root.slice(root.lastIndexOf('/') + 1).toLowerCase()}`
  for (const file of files) {
    for (let at = file.indexOf('/'); at !== -1; at = file.indexOf('/', at + 1)) {
      const [folder, below] = [file.slice(0, at).toLowerCase(), file.slice(at + 1)]
      if (there.has(below) && (below.includes('/') || folder.endsWith(sameName))) {
        explained.set(folder, (explained.get(folder) ?? 0) + 1)
      }
    }
  }
  const [best] = [...explained].sort(([a, more], [b, most]) => most - more || a.length - b.length)
  return best?.[0] ?? null
}
