/** The file system. */
import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { ProblemError } from '#model/problem.ts'
import type { Files } from '#ports/files.ts'
import { decodeText } from './text-encoding.ts'

/** Writes UTF-8; reads UTF-16 too. */
export const nodeFiles: Files = {
  read: async (path) => {
    try {
      return { kind: 'read', text: decodeText(await readFile(path)) }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'failed', reason: code }
    }
  },
  list: async (folder) => {
    try {
      return (await readdir(folder)).sort()
    } catch (error) {
      if (error instanceof Error && 'code' in error) {
        return []
      }
      throw error
    }
  },
  write: async (path, text) => {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new ProblemError({ kind: 'file-unwritable', path, reason }, { cause: error })
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
