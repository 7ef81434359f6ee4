/**
 * The files that another commit has where the one that is checked out has others, written aside by git. Refuses what could
 * not be put back, or could be only with the help of other programs; nothing of the working copy is touched here.
 */
import { lstat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import { orNull } from '../fs/or-null.ts'
import type { Git } from '../git/git-program.ts'
import { digestOf, type MovedFile } from './tree-journal.ts'
import { unchangeable } from './unchangeable.ts'

/** One working copy, as git tells it. */
export interface Copy {
  readonly git: Git
  readonly top: string
  /** Where the journal is kept while files are moved. */
  readonly aside: string
}

/** Which files, and whether the content filters of the machine's own configuration may have a part in them. */
export interface WantedFiles {
  readonly commit: CommitSha
  /** From the top: they stay as they are. */
  readonly keep: ReadonlySet<string>
  readonly filters: 'run' | 'refuse'
}

/** What has to be moved. The new ones are in the folder `new` of the journal's. */
export async function revisionFiles(copy: Copy, wanted: WantedFiles): Promise<readonly MovedFile[]> {
  const { git, top, aside } = copy
  const changes = await changesTo(copy, wanted)
  const coming = changes.filter(({ modes: [, after] }) => after !== absent).map(({ path }) => path)
  const environment = { GIT_INDEX_FILE: join(aside, 'index') }
  const stdin = coming.map((path) => `${path}\0`).join('')
  const index = await git({ args: ['read-tree', wanted.commit], environment })
  if (index !== null && wanted.filters === 'refuse') {
    await refuseFiltered(
      await git({ args: ['check-attr', '--cached', '-z', '--stdin', 'filter'], stdin, environment }),
    )
  }
  const written = await git({
    args: ['checkout-index', '-z', '--stdin', `--prefix=${join(aside, 'new')}/`],
    stdin,
    environment,
  })
  if (index === null || written === null) {
    throw unchangeable('git can’t write the files of that commit')
  }
  await requireRoom(changes, top)
  const files: MovedFile[] = []
  for (const [number, { path, modes }] of changes.entries()) {
    const [before, after] = modes
    files.push({
      path,
      kept: before === absent ? null : String(number),
      placed: after === absent ? null : await digestOf(join(aside, 'new', path)),
    })
    await setApart(join(aside, 'new', path), join(top, path))
  }
  return files
}

const absent = '000000'

interface Change {
  readonly path: string
  /** Before and after. */
  readonly modes: readonly [string, string]
}

async function changesTo({ git }: Copy, { commit, keep }: WantedFiles): Promise<readonly Change[]> {
  const sparse = await git({ args: ['config', '--type=bool', '--get', 'core.sparseCheckout'] })
  if (sparse?.trim() === 'true') {
    throw unchangeable('it is a sparse checkout')
  }
  const args = ['diff-tree', '-r', '-z', '--no-renames', '--no-commit-id', '--end-of-options', 'HEAD', commit]
  const raw = await git({ args })
  if (raw === null) {
    throw unchangeable('git can’t compare it with that commit')
  }
  const changes = changesIn(raw).filter(({ path }) => !keep.has(path))
  const module = changes.find(({ modes }) => modes.includes('160000'))
  if (module !== undefined) {
    throw unchangeable(`the submodule “${module.path}” differs`)
  }
  return changes
}

/** `:100644 100755 <sha> <sha> M\0path\0`, over and over. */
function changesIn(raw: string): readonly Change[] {
  return [...raw.matchAll(/:(\d{6}) (\d{6}) [0-9a-f]+ [0-9a-f]+ [A-Z]\d*\0([^\0]+)\0/g)].map(
    ([, before = '', after = '', path = '']) => ({ path, modes: [before, after] }),
  )
}

/** `path\0filter\0value\0`, over and over. */
function refuseFiltered(attributes: string | null): void {
  const words = attributes?.split('\0') ?? []
  const at = words.findIndex((word, index) => index % 3 === 2 && word !== 'unspecified' && word !== 'unset')
  if (attributes === null || at !== -1) {
    throw unchangeable(
      attributes === null
        ? 'git can’t tell which of its files go through a filter'
        : `the file “${words[at - 2]}” differs, and goes through the filter “${words[at]}”`,
    )
  }
}

/** A file that git does not know is never overwritten, and nothing is written through a link that git does not know. */
async function requireRoom(changes: readonly Change[], top: string): Promise<void> {
  const leaving = new Set(changes.flatMap(({ path, modes: [before] }) => (before === absent ? [] : [path])))
  const coming = changes.flatMap(({ path, modes: [, after] }) => (after === absent ? [] : [path]))
  for (const path of new Set(coming.flatMap((path) => [...foldersOf(path), path]))) {
    const found = leaving.has(path) ? null : await orNull(lstat(join(top, path)))
    // A folder goes when everything in it goes; one that stays is met by the move.
    if (found !== null && !found.isDirectory()) {
      throw new ProblemError({ kind: 'tree-in-the-way', files: [path] })
    }
  }
}

function foldersOf(path: string): readonly string[] {
  const folder = dirname(path)
  return folder === '.' ? [] : [...foldersOf(folder), folder]
}

/** Caches of checkers take a file for unchanged that has the same size and was written in the same second. */
export async function setApart(coming: string, leaving: string): Promise<void> {
  const [next, now] = [await orNull(lstat(coming)), await orNull(lstat(leaving))]
  const second = (ms: number): number => Math.floor(ms / 1000)
  if (next?.isFile() && now !== null && second(next.mtimeMs) === second(now.mtimeMs)) {
    const other = second(now.mtimeMs) + 2
    await utimes(coming, other, other)
  }
}
