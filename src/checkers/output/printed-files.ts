/**
 * Decides whether the files that a checker printed are files of this checkout. One that is nowhere says that the lines are
 * not what they seem: they have a prefix, or were printed in another folder, in several, or on Windows. What can be read for
 * certain is read, the rest is a problem. A missing file alone is none: it may have been made for the run and deleted.
 */
import type { PrintedFiles } from './known-files.ts'
import { linePrefix } from './line-prefix.ts'
import { windowsSpelling } from './windows-spelling.ts'

/** `respelled` has the names to read instead, by those printed. */
export type FilesJudged =
  | { readonly kind: 'as-printed' }
  | { readonly kind: 'respelled'; readonly names: ReadonlyMap<string, string> }
  | { readonly kind: 'prefixed'; readonly files: readonly string[]; readonly prefix: string }
  | { readonly kind: 'elsewhere'; readonly files: readonly string[]; readonly folders: readonly string[] }

/** Pure; asked only when a file is missing, or when several packages printed the text. */
export function judgePrintedFiles(known: PrintedFiles): FilesJudged {
  const names = windowsSpelling(known)
  if (names.size > 0) {
    const again = judgePrintedFiles(respelled(known, names))
    return again.kind === 'as-printed' ? { kind: 'respelled', names } : again
  }
  const judged = known.printed.filter((file) => isJudged(known.pathOf(file)))
  const missing = judged.filter((file) => known.missing.has(file))
  return prefixed(missing, known) ?? elsewhere({ judged, missing }, known) ?? { kind: 'as-printed' }
}

function respelled(known: PrintedFiles, names: ReadonlyMap<string, string>): PrintedFiles {
  const tree = new Set(known.tree)
  const printed = known.printed.map((file) => names.get(file) ?? file)
  const isMissing = (file: string): boolean =>
    known.missing.has(file) || !tree.has(known.pathOf(file) ?? file)
  const now = [...names.values()].filter(isMissing)
  const before = [...known.missing].filter((file) => !names.has(file))
  return { ...known, printed, missing: new Set([...before, ...now]) }
}

/** Made by package managers and by tools: there in one job and gone in the next. */
const packageFolder = /^(?:node_modules|(?:site|dist)-packages|__pypackages__|typeshed|\..*)$/

/** A path that says something: below the root, of the project itself, and of a file at all (`<string>` is none). */
function isJudged(path: string | null): path is string {
  return (
    path !== null &&
    path !== '' &&
    !path.startsWith('<') &&
    !path.split('/').some((name) => packageFolder.test(name))
  )
}

/** Where a path could start behind something else; nothing has a longer prefix than so many. */
const boundary = /[\s\]|:>)]+/g
const mostBoundaries = 50

/** What is left of a missing file's name behind a boundary is there, or what stands before is what logs print. */
function prefixed(missing: readonly string[], { tree, pathOf }: PrintedFiles): FilesJudged | null {
  const there = new Set(tree)
  const prefixOf = (file: string): string | null => {
    const ends = Array.from(file.matchAll(boundary), ({ index, 0: found }) => index + found.length)
    const end = ends.slice(0, mostBoundaries).find((at) => there.has(pathOf(file.slice(at)) ?? ''))
    return end === undefined ? linePrefix(file) : file.slice(0, end)
  }
  const files = missing.filter((file) => prefixOf(file) !== null)
  const [first] = files
  return first === undefined ? null : { kind: 'prefixed', files, prefix: prefixOf(first) ?? '' }
}

/** What so many files don't tell, no more of them will. */
const mostSuspects = 1000

/**
 * A file without a folder in its name may be of that name anywhere, so that alone it counts only when no other file is
 * there either. Where several packages printed the text, a file that is there may be another package's.
 */
function elsewhere(
  { judged, missing }: { readonly judged: readonly string[]; readonly missing: readonly string[] },
  { tree, pathOf, packages, root }: PrintedFiles,
): FilesJudged | null {
  const several = packages.length > 1
  const nothingThere = missing.length === judged.length
  const telling = (file: string): boolean => nothingThere || relative(file).includes('/')
  const suspects = (several ? judged : missing.filter(telling)).slice(0, mostSuspects)
  const found = foldersOf(suspects.map(relative), tree)
  const isElsewhere = (file: string): boolean => {
    const own = folderBefore(pathOf(file) ?? '', relative(file))
    return (found.get(relative(file)) ?? []).some((folder) => folder !== own)
  }
  const files = suspects.filter((file) => isElsewhere(file) || (several && missing.includes(file)))
  if (files.length > 0) {
    return {
      kind: 'elsewhere',
      files,
      folders: commonFolders(files.map((file) => found.get(relative(file)) ?? [])),
    }
  }
  return nothingThere ? ranAbove(missing, { tree, pathOf, root }) : null
}

/** Without what names the folder itself. */
function relative(file: string): string {
  return file.replace(/^(?:\.\/)+/, '')
}

/** `''` or with a slash at the end. */
function folderBefore(path: string, name: string): string {
  return path.endsWith(name) ? path.slice(0, path.length - name.length) : path
}

/** For each name, the folders below which it is, with a slash at their end. */
function foldersOf(
  names: readonly string[],
  tree: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const byLast = new Map<string, string[]>()
  for (const name of new Set(names)) {
    const last = name.slice(name.lastIndexOf('/') + 1)
    byLast.set(last, [...(byLast.get(last) ?? []), name])
  }
  const found = new Map<string, string[]>()
  for (const path of tree) {
    for (const name of byLast.get(path.slice(path.lastIndexOf('/') + 1)) ?? []) {
      if (path === name || path.endsWith(`/${name}`)) {
        found.set(name, [...(found.get(name) ?? []), path.slice(0, path.length - name.length)])
      }
    }
  }
  return found
}

/** Those that explain every file, else all of them. */
function commonFolders(each: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...rest] = each
  const common = first.filter((folder) => rest.every((folders) => folders.includes(folder)))
  return (common.length > 0 ? common : [...new Set(each.flat())].sort()).map((folder) =>
    folder.replace(/\/$/, ''),
  )
}

/** The root's own name is in front of what is there: the checker ran above it, so that the rest is the path. */
function ranAbove(
  missing: readonly string[],
  { tree, pathOf, root }: Pick<PrintedFiles, 'tree' | 'pathOf' | 'root'>,
): FilesJudged | null {
  const there = new Set(tree)
  const folders = root.split(/[\\/]/).filter((name) => name !== '')
  for (let depth = 1; depth <= folders.length; depth++) {
    const above = `${folders.slice(-depth).join('/')}/`
    const below = (file: string): string | null => {
      const path = pathOf(file)
      return path?.startsWith(above) ? path.slice(above.length) : null
    }
    if (missing.some((file) => there.has(below(file) ?? ''))) {
      const names = missing.flatMap((file) => {
        const path = below(file)
        return path === null ? [] : [[file, `${root}/${path}`] as const]
      })
      return { kind: 'respelled', names: new Map(names) }
    }
  }
  return null
}
