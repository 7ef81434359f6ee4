/**
 * Files of a working copy that git does not know: what earlier steps made, and what a checker writes. They are no part of a
 * commit, so both commits are checked with them; afterwards they are what they were.
 *
 * Installed packages, virtual environments and caches that say that they are one stay as the checker leaves them: their
 * tools tell by themselves what in them is out of date.
 */
import type { Stats } from 'node:fs'
import { lstat, readlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { orNull } from '../fs/or-null.ts'
import type { Git } from '../git/git-program.ts'
import type { TreeFiles } from './tree-files.ts'
import { type LooseFile, loosePlace, type TreeJournal } from './tree-journal.ts'

/** More of them are not copied; then nothing is moved. */
const mostFiles = 20_000
const mostBytes = 512 * 1024 * 1024

/** git and the disk. */
export interface LooseTools {
  readonly git: Git
  readonly disk: TreeFiles
}

/** Packages by their folder; what a tool keeps beside them in a folder with a dot is looked after. */
const packages = ['node_modules/[!.]*', 'node_modules/.bin', 'node_modules/.pnpm', '__pycache__']
const exclusions = packages.flatMap((pattern) => [`--exclude=${pattern}`, `--exclude=**/${pattern}`])
/** A folder with one of these is an environment, or a cache (https://bford.info/cachedir/). */
const marks = ['pyvenv.cfg', 'CACHEDIR.TAG'] as const

/** Their paths, from the top; null when git can't tell. */
async function looseFiles(git: Git): Promise<readonly string[] | null> {
  const listed = await git({ args: ['ls-files', '--others', '-z', ...exclusions] })
  if (listed === null) {
    return null
  }
  // A repository inside of this one ends with a slash.
  const paths = listed.split('\0').filter((path) => path !== '' && !path.endsWith('/'))
  const left = paths.flatMap((path) => {
    const mark = marks.find((name) => path.endsWith(`/${name}`))
    return mark === undefined ? [] : [path.slice(0, -mark.length)]
  })
  const folders = new Set(left)
  return folders.size === 0 ? paths : paths.filter((path) => !isBelow(path, folders))
}

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
    if (folders.has(path.slice(0, end + 1))) {
      return true
    }
  }
  return false
}

/** Copies of all of them, or the reason why there are none. */
export async function keepLoose(
  folder: string,
  top: string,
  { git, disk }: LooseTools,
): Promise<readonly LooseFile[] | string> {
  const paths = await looseFiles(git)
  if (paths === null) {
    return 'git can’t list the files that it does not know'
  }
  if (paths.length > mostFiles) {
    return `${paths.length} files in it are not known to git, more than the ${mostFiles} that are kept safe`
  }
  const found = await Promise.all(paths.map((path) => orNull(lstat(join(top, path)))))
  const bytes = found.reduce((sum, file) => sum + (file?.isFile() ? file.size : 0), 0)
  if (bytes > mostBytes) {
    return `the files in it that git does not know have more than the ${mostBytes / 1024 / 1024} MiB that are kept safe`
  }
  await disk.mkdir(join(folder, 'loose'))
  const kept: LooseFile[] = []
  for (const [number, path] of paths.entries()) {
    const file = found[number] ?? null
    kept.push(...(file === null ? [] : await keepOne({ path, number, file }, { folder, top, disk })))
  }
  return kept
}

/** Nothing of what is neither a file nor a link. */
async function keepOne(
  { path, number, file }: { readonly path: string; readonly number: number; readonly file: Stats },
  { folder, top, disk }: { readonly folder: string; readonly top: string; readonly disk: TreeFiles },
): Promise<readonly LooseFile[]> {
  const at = join(top, path)
  if (file.isSymbolicLink()) {
    return [{ path, kept: null, target: await readlink(at), changedMs: file.ctimeMs }]
  }
  if (!file.isFile()) {
    return []
  }
  const copy = loosePlace(folder, String(number))
  await disk.copyFile(at, copy)
  await disk.chmod(copy, file.mode)
  await disk.utimes(copy, file.atimeMs / 1000, file.mtimeMs / 1000)
  return [{ path, kept: String(number), target: null, changedMs: file.ctimeMs }]
}

/** Makes them what they were, and takes away what is new. Gives how many were written meanwhile. */
export async function restoreLoose(
  folder: string,
  { top, loose }: Pick<TreeJournal, 'top'> & { readonly loose: readonly LooseFile[] },
  { git, disk }: LooseTools,
): Promise<number> {
  let written = 0
  const known = new Set(loose.map(({ path }) => path))
  for (const path of (await looseFiles(git)) ?? []) {
    if (!known.has(path)) {
      await disk.rm(join(top, path), { force: true })
      written += 1
    }
  }
  for (const file of loose) {
    written += (await restoreOne(file, { folder, top, disk })) ? 1 : 0
  }
  return written
}

async function restoreOne(
  { path, kept, target, changedMs }: LooseFile,
  { folder, top, disk }: { readonly folder: string; readonly top: string; readonly disk: TreeFiles },
): Promise<boolean> {
  const at = join(top, path)
  const found = await orNull(lstat(at))
  if (found !== null && found.ctimeMs === changedMs) {
    return false
  }
  if (target !== null) {
    if (found?.isSymbolicLink() && (await readlink(at)) === target) {
      return false
    }
    await makeRoom(at, disk)
    await disk.symlink(target, at)
    return true
  }
  const copy = kept === null ? null : loosePlace(folder, kept)
  // A copy that is gone is back at its place already.
  if (copy === null || (await orNull(lstat(copy))) === null) {
    return false
  }
  await makeRoom(at, disk)
  await disk.rename(copy, at)
  return true
}

async function makeRoom(at: string, disk: TreeFiles): Promise<void> {
  await disk.mkdir(dirname(at), { recursive: true })
  await disk.rm(at, { recursive: true, force: true })
}

/** Files that git knows and that are not as committed, from the top; null when git can't tell. */
export async function editedHere(git: Git): Promise<readonly string[] | null> {
  const args = ['diff', '--no-ext-diff', '--no-renames', '--name-only', '-z', 'HEAD', '--']
  const listed = await git({ args })
  return listed === null ? null : listed.split('\0').filter((path) => path !== '')
}

/** What the checker edited of the files that git knows is written anew by git. Gives how many they were. */
export async function checkOutAnew(folder: string, git: Git): Promise<number> {
  const edited = (await editedHere(git)) ?? []
  if (edited.length > 0) {
    const environment = { GIT_INDEX_FILE: join(folder, 'head-index') }
    await git({ args: ['read-tree', 'HEAD'], environment })
    const stdin = edited.map((path) => `${path}\0`).join('')
    await git({ args: ['checkout-index', '--force', '-z', '--stdin'], stdin, environment })
  }
  return edited.length
}
