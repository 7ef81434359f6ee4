/**
 * Puts back what a journal says. Every step may be done again, so a process may end behind any of them; two never do it at
 * once: whoever comes second waits, and goes on where the first one ended.
 */
import { lstat, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { orNull } from '../fs/or-null.ts'
import { type Git, gitProgram } from '../git/git-program.ts'
import { codeOf } from '../thrown.ts'
import { checkOutAnew, editedHere, restoreLoose } from './loose-files.ts'
import { type TreeFiles, treeFiles } from './tree-files.ts'
import {
  closeJournal,
  digestOf,
  keptPlace,
  type MovedFile,
  readJournal,
  type TreeJournal,
} from './tree-journal.ts'

/** What came of it. */
export interface PutBack {
  /** Whether there was a journal: something had been moved, or was about to be. */
  readonly found: boolean
  /** Edited meanwhile, and kept beside the original under these names. */
  readonly aside: readonly string[]
  /** Files that were written meanwhile and are as they were, or gone, again. */
  readonly written: number
  /** Files that git knows and that are not as committed all the same; only on a runner. */
  readonly left: readonly string[]
}

/** How it is done. */
export interface PutBackTools {
  /** git's. */
  readonly environment: NodeJS.ProcessEnv
  /** Nobody was there to do it at once: files that git does not know may be others by now, and stay. */
  readonly late?: boolean
  readonly disk?: TreeFiles
}

const nothing: PutBack = { found: false, aside: [], written: 0, left: [] }

/**
 * Puts every original back under its name, with the bytes, mode and times that it had, and ends the journal. `folder` is the
 * journal's. A person's edits are kept beside the original as `….edited-meanwhile`; on a runner there are none.
 */
export async function putBack(
  folder: string,
  { environment, late = false, disk = treeFiles }: PutBackTools,
): Promise<PutBack> {
  if (!(await claimed(folder, disk))) {
    return nothing
  }
  const journal = await readJournal(folder)
  if (journal === null) {
    await closeJournal(folder, disk)
    return nothing
  }
  const git = gitProgram(journal.top, environment)
  const head = (await git({ args: ['rev-parse', '--verify', 'HEAD'] }))?.trim()
  const isSame = journal.head === null || head === journal.head
  const aside = isSame ? await moveBack(folder, journal, disk) : []
  const { loose } = journal
  let written = 0
  if (isSame && !late && loose !== null) {
    written = await restoreLoose(folder, { ...journal, loose }, { git, disk })
    written += await checkOutAnew(folder, git)
  }
  const left = isSame && loose !== null ? await requireEdited(git) : []
  if (left.length === 0) {
    await closeJournal(folder, disk)
  }
  return { found: true, aside, written, left }
}

/** Throws when git does not say: what is not known to be back is not. */
async function requireEdited(git: Git): Promise<readonly string[]> {
  const edited = await editedHere(git)
  if (edited === null) {
    throw new Error('git can’t say whether everything is as committed')
  }
  return edited
}

/** Before another process is believed to hang. */
const mostWaitMs = 60_000

/** False when there is nothing to be put back, any more. */
async function claimed(folder: string, disk: TreeFiles): Promise<boolean> {
  const end = performance.now() + mostWaitMs
  while ((await orNull(lstat(folder))) !== null) {
    const claims = ((await orNull(readdir(folder))) ?? [])
      .flatMap((name) => (name.startsWith(claimPrefix) ? [Number(name.slice(claimPrefix.length))] : []))
      .sort((a, b) => a - b)
    const last = claims.at(-1) ?? -1
    const isHeld = last >= 0 && performance.now() < end && (await isOthers(folder, last))
    if (isHeld) {
      await sleep(20)
    } else if (await claim(folder, last + 1, disk)) {
      return true
    }
  }
  return false
}

/** A process that ended with its claim leaves it to the next number, which only one can make. */
const claimPrefix = 'put-back-'

async function isOthers(folder: string, number: number): Promise<boolean> {
  const owner = Number(await orNull(readFile(join(folder, claimPrefix + String(number)), 'utf8')))
  return owner !== process.pid && (owner === 0 || isRunning(owner))
}

async function claim(folder: string, number: number, disk: TreeFiles): Promise<boolean> {
  try {
    await disk.writeFile(join(folder, claimPrefix + String(number)), String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    // Somebody else has it, or the whole folder is gone.
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') {
      return false
    }
    throw error
  }
}

/** Whether there is a process of this number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

async function moveBack(
  folder: string,
  { top, files, made, loose }: TreeJournal,
  disk: TreeFiles,
): Promise<readonly string[]> {
  const place = { folder, top, keepsEdits: loose === null, disk }
  const aside: string[] = []
  const moved = await movedFiles(folder, files)
  // What came goes first: a file may stand where a folder was, or a folder where a file was.
  for (const file of moved.toReversed()) {
    aside.push(...(await clear(file, place)))
  }
  for (const path of made.toReversed()) {
    // One that holds something by now stays.
    await orNull(disk.rmdir(join(top, path)))
  }
  for (const { path, kept } of moved) {
    aside.push(...(kept === null ? [] : await returned({ path, kept }, place)))
  }
  return aside
}

/** An original that is not kept was never moved, or is back already. */
async function movedFiles(folder: string, files: readonly MovedFile[]): Promise<readonly MovedFile[]> {
  const moved: MovedFile[] = []
  for (const file of files) {
    if (file.kept === null || (await orNull(lstat(keptPlace(folder, file.kept)))) !== null) {
      moved.push(file)
    }
  }
  return moved
}

interface Place {
  readonly folder: string
  readonly top: string
  readonly keepsEdits: boolean
  readonly disk: TreeFiles
}

/** Takes away what was placed, and what is as the original is; of anything else a person keeps the bytes under another name. */
async function clear({ path, kept, placed }: MovedFile, place: Place): Promise<readonly string[]> {
  const at = join(place.top, path)
  const found = await orNull(lstat(at))
  if (found === null || found.isDirectory()) {
    return []
  }
  const digest = await digestOf(at)
  const original = kept === null ? null : await digestOf(keptPlace(place.folder, kept))
  if (digest === placed || digest === original || !place.keepsEdits) {
    await place.disk.rm(at)
    return []
  }
  return [await setAside(at, place)]
}

async function returned(
  { path, kept }: { readonly path: string; readonly kept: string },
  place: Place,
): Promise<readonly string[]> {
  const at = join(place.top, path)
  await place.disk.mkdir(dirname(at), { recursive: true })
  const isTaken = (await orNull(lstat(at))) !== null
  if (isTaken && !place.keepsEdits) {
    await place.disk.rm(at, { recursive: true, force: true })
  }
  const aside = isTaken && place.keepsEdits ? [await setAside(at, place)] : []
  await place.disk.rename(keptPlace(place.folder, kept), at)
  return aside
}

async function setAside(at: string, { disk }: Place): Promise<string> {
  const aside = `${at}.edited-meanwhile`
  await disk.rename(at, aside)
  return aside
}
