/** The file system. */
import type { Dirent } from 'node:fs'
import { access, constants, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { ProblemError } from '#model/problem.ts'
import type { ResultFiles } from '#ports/files.ts'
import { codeOf } from '../thrown.ts'
import { readBounded } from './bounded-read.ts'
import { linkTarget } from './link-target.ts'
import { orNull } from './or-null.ts'
import { systemReason } from './system-reason.ts'
import { decodedText } from './text-encoding.ts'
import { MissingFolder, probeWrite, type WrittenText, writeWhole } from './whole-file.ts'

/** Of one file: as much as a snapshot may have. */
const mostBytes = 256 * 1024 * 1024

/** As `write`, also of what is too long for one text. */
export function writeParts(path: string, text: WrittenText): Promise<void> {
  return refused(path, writeWhole(path, text))
}

/** Writes UTF-8; reads UTF-16 too. */
export const nodeFiles: ResultFiles = {
  read: async (path, most = mostBytes) => {
    try {
      const read = await readBounded(path, most)
      return read.kind === 'read' ? { kind: 'read', ...decodedText(read.bytes) } : { ...read, limit: most }
    } catch (error) {
      return isMissing(error) ? { kind: 'missing' } : { kind: 'failed', reason: systemReason(error) }
    }
  },
  list: async (folder) => {
    try {
      return (await readdir(folder)).sort()
    } catch (error) {
      if (codeOf(error) !== null) {
        return []
      }
      throw error
    }
  },
  tree: async (folder, most) => {
    const found: string[] = []
    const folders = ['']
    for (const at of folders) {
      if (found.length >= most) {
        break
      }
      for (const entry of await entriesOf(join(folder, at))) {
        const path = `${at}${entry.name}`
        if (entry.isDirectory()) {
          folders.push(...(isPackageFolder(entry.name) ? [] : [`${path}/`]))
        } else {
          found.push(path)
        }
      }
    }
    return found.slice(0, most).sort()
  },
  write: writeParts,
  probe: (path) => refused(path, probeWrite(path)),
  identity: async (path) => {
    const found = await orNull(stat(path))
    if (found === null) {
      return orNull(linkTarget(path))
    }
    return found.isFile() ? `${found.dev}:${found.ino}` : null
  },
  rename: async (path, to) => (await orNull(rename(path, to))) !== null,
  remove: async (path) => (await orNull(removeWritable(path))) !== null,
  join: (first, ...rest) => rest.reduce((path, part) => (isAbsolute(part) ? part : join(path, part)), first),
  absolute: (path) => resolve(path),
  real: async (path) => {
    try {
      return await realpath(path)
    } catch {
      return resolve(path)
    }
  },
}

const packageFolders: ReadonlySet<string> = new Set(['node_modules', 'site-packages', '__pycache__'])

function isPackageFolder(name: string): boolean {
  return name.startsWith('.') || packageFolders.has(name)
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (codeOf(error) !== null) {
      return []
    }
    throw error
  }
}

/** What is protected stays: a folder's permission alone would let it go. */
async function removeWritable(path: string): Promise<void> {
  const target = await linkTarget(path)
  await access(target, constants.W_OK)
  await rm(target)
}

async function refused(path: string, written: Promise<void>): Promise<void> {
  try {
    await written
  } catch (error) {
    const problem =
      error instanceof MissingFolder
        ? { reason: 'its folder is not there', folder: error.folder }
        : { reason: systemReason(error) }
    throw new ProblemError({ kind: 'file-unwritable', path, ...problem }, { cause: error })
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}
