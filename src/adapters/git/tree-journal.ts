/**
 * What was moved in a working copy, written down before anything moves, so that any process can put it back: this one, one
 * that watches it, or the next one. Every step of putting back may be done again.
 */
import { createHash } from 'node:crypto'
import { lstat, mkdir, readFile, readlink, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { codeOf } from '../thrown.ts'

/** One path. `kept`: the name of the original in the folder of the journal; null when there is none. */
export interface MovedFile {
  readonly path: string
  readonly kept: string | null
  /** SHA-256 of what is put in its place; null when nothing is. */
  readonly placed: string | null
}

/** All of them, in the working copy `top`. */
export interface TreeJournal {
  readonly top: string
  /** Of the process that moves. */
  readonly pid: number
  readonly files: readonly MovedFile[]
  /** Folders that were not there, the outer ones first. */
  readonly made: readonly string[]
}

/** In the git directory, on the same file system as the working copy. */
export const journalFolder = 'type-ratchet-against'
const journalFile = 'journal.json'

/** Where the original of a moved file is kept. */
export function keptPlace(folder: string, kept: string): string {
  return join(folder, 'kept', kept)
}

/** The journal is there, whole, before this resolves. */
export async function writeJournal(folder: string, journal: TreeJournal): Promise<void> {
  const aside = join(folder, `${journalFile}.new`)
  await writeFile(aside, JSON.stringify(journal), { flush: true })
  await rename(aside, join(folder, journalFile))
}

/** Null when there is none, so nothing was moved. */
export async function readJournal(folder: string): Promise<TreeJournal | null> {
  const text = await orNull(readFile(join(folder, journalFile), 'utf8'))
  return text === null ? null : (JSON.parse(text) as TreeJournal)
}

/**
 * Puts every original back under its name, with the bytes, mode and times that it had. A file that somebody edited meanwhile
 * is kept beside it as `….edited-meanwhile`. Then the journal goes. Gives the paths that were kept aside.
 */
export async function putBack(folder: string): Promise<readonly string[]> {
  const journal = await readJournal(folder)
  const aside: string[] = []
  if (journal !== null) {
    const { top, files, made } = journal
    const moved = await movedFiles(folder, files)
    // What came goes first: a file may stand where a folder was, or a folder where a file was.
    for (const { path, placed } of moved.toReversed()) {
      aside.push(...(await clear(join(top, path), placed)))
    }
    for (const path of made.toReversed()) {
      // One that holds something by now stays.
      await orNull(rmdir(join(top, path)))
    }
    for (const { path, kept } of moved) {
      aside.push(...(kept === null ? [] : await returned(keptPlace(folder, kept), join(top, path))))
    }
    await rm(join(folder, journalFile), { force: true })
  }
  await rm(folder, { recursive: true, force: true })
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

/** Takes away what was placed; anything else keeps its bytes under another name. */
async function clear(place: string, placed: string | null): Promise<readonly string[]> {
  const found = await orNull(lstat(place))
  if (found === null || found.isDirectory()) {
    return []
  }
  if ((await digestOf(place)) === placed) {
    await rm(place)
    return []
  }
  return [await setAside(place)]
}

async function returned(kept: string, place: string): Promise<readonly string[]> {
  await mkdir(dirname(place), { recursive: true })
  const isTaken = (await orNull(lstat(place))) !== null
  const aside = isTaken ? [await setAside(place)] : []
  await rename(kept, place)
  return aside
}

async function setAside(place: string): Promise<string> {
  const aside = `${place}.edited-meanwhile`
  await rename(place, aside)
  return aside
}

/** Of a file's bytes, or of where a link points. Throws when there is neither. */
export async function digestOf(path: string): Promise<string> {
  const isLink = (await lstat(path)).isSymbolicLink()
  const bytes = isLink ? `link ${await readlink(path)}` : await readFile(path)
  return createHash('sha256').update(bytes).digest('hex')
}

/** Null for what is not there. */
export async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked
  } catch (error) {
    if (codeOf(error) === null) {
      throw error
    }
    return null
  }
}
