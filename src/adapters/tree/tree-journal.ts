/**
 * What was moved in a working copy, written down before anything moves, so that any process can put it back: this one, one
 * that watches it, the action's post step, or the next run.
 */
import { createHash } from 'node:crypto'
import { lstat, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { orNull } from '../fs/or-null.ts'
import { codeOf } from '../thrown.ts'
import type { TreeFiles } from './tree-files.ts'

/** One path. `kept`: the name of the original in the folder of the journal; null when there is none. */
export interface MovedFile {
  readonly path: string
  readonly kept: string | null
  /** SHA-256 of what is put in its place; null when nothing is. */
  readonly placed: string | null
}

/** A file that git does not know, as it was. */
export interface LooseFile {
  readonly path: string
  /** The name of its copy in the folder of the journal; null for a link. */
  readonly kept: string | null
  /** Where a link points; null for a file. */
  readonly target: string | null
  /** Changes with every write, whoever sets other times. */
  readonly changedMs: number
}

/** All of them, in the working copy `top`. */
export interface TreeJournal {
  readonly top: string
  /**
   * The commit that is checked out. When it is another one later, somebody checked out anew, and nothing is put back. null:
   * originals are no commit's, and are put back whatever is checked out.
   */
  readonly head: string | null
  readonly files: readonly MovedFile[]
  /** Folders that were not there, the outer ones first. */
  readonly made: readonly string[]
  /** Files that git does not know; null where they are left to whoever works there, and so are his edits. */
  readonly loose: readonly LooseFile[] | null
}

/** In the git directory, on the same file system as the working copy: a rename needs no space and keeps every byte. */
export const journalFolder = 'type-ratchet-against'
const journalFile = 'journal.json'

/** Says which process moves. */
const ownerFile = 'owner'

/** A name beside it that no other process uses. */
function ownName(folder: string): string {
  return `${folder}-${process.pid}`
}

/** Makes the folder of a journal, with its owner, at once; false when there is one. */
export async function openFolder(folder: string, disk: TreeFiles): Promise<boolean> {
  const own = ownName(folder)
  await disk.rm(own, { recursive: true, force: true })
  await disk.mkdir(own)
  await disk.writeFile(join(own, ownerFile), String(process.pid))
  try {
    await disk.rename(own, folder)
    return true
  } catch (error) {
    await disk.rm(own, { recursive: true, force: true })
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST' || codeOf(error) === 'EPERM') {
      return false
    }
    throw error
  }
}

/** The number of the process that made the folder; null when there is none. */
export async function ownerOf(folder: string): Promise<number | null> {
  const text = await orNull(readFile(join(folder, ownerFile), 'utf8'))
  return text === null ? null : Number(text)
}

/** Where the original of a moved file is kept. */
export function keptPlace(folder: string, kept: string): string {
  return join(folder, 'kept', kept)
}

/** Where the copy of a file is kept that git does not know. */
export function loosePlace(folder: string, kept: string): string {
  return join(folder, 'loose', kept)
}

/** The journal is there, whole, before this resolves. */
export async function writeJournal(folder: string, journal: TreeJournal, disk: TreeFiles): Promise<void> {
  const aside = join(folder, `${journalFile}.new`)
  await disk.writeFile(aside, JSON.stringify(journal), { flush: true })
  await disk.rename(aside, join(folder, journalFile))
}

/** Null when there is none, so nothing was moved. */
export async function readJournal(folder: string): Promise<TreeJournal | null> {
  const text = await orNull(readFile(join(folder, journalFile), 'utf8'))
  return text === null ? null : (JSON.parse(text) as TreeJournal)
}

/** From now on nothing is to be put back. */
export async function closeJournal(folder: string, disk: TreeFiles): Promise<void> {
  await disk.rm(join(folder, journalFile), { force: true })
  // Whoever waits for its turn writes into the folder as long as it has its name.
  const own = ownName(folder)
  await disk.rename(folder, own)
  await disk.rm(own, { recursive: true, force: true })
}

/** Of a file's bytes, or of where a link points. Throws when there is neither. */
export async function digestOf(path: string): Promise<string> {
  const isLink = (await lstat(path)).isSymbolicLink()
  const bytes = isLink ? `link ${await readlink(path)}` : await readFile(path)
  return createHash('sha256').update(bytes).digest('hex')
}
