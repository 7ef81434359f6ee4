/** The file system. */
import type { Dirent } from 'node:fs'
import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { codeOf, messageOf } from '../thrown.ts'
import { decodedText } from './text-encoding.ts'

/** Writes UTF-8; reads UTF-16 too. */
export const nodeFiles: Files = {
  read: async (path) => {
    try {
      return { kind: 'read', ...decodedText(await readFile(path)) }
    } catch (error) {
      return isMissing(error) ? { kind: 'missing' } : { kind: 'failed', reason: reasonOf(error) }
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
  write: async (path, text) => {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    } catch (error) {
      throw new ProblemError({ kind: 'file-unwritable', path, reason: reasonOf(error) }, { cause: error })
    }
  },
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

/** What users meet most, in words; anything else as the system says it. */
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a part of its path is a file, not a folder',
  EACCES: 'it may not be opened (permission denied)',
  EPERM: 'it may not be opened (permission denied)',
  EROFS: 'the file system is read-only',
  ENOSPC: 'there is no space left',
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function reasonOf(error: unknown): string {
  return reasons[codeOf(error) ?? ''] ?? messageOf(error)
}
