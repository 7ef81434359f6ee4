/** Where symbolic links lead, also when nothing stands there yet. */
import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf } from '../thrown.ts'

/** As many as Linux follows. */
const mostLinks = 40

/**
 * Absolute. What a link names is written, not the link itself; what a process has open (`/dev/stdout`) keeps its
 * name, because its real one says nothing about how it was opened.
 */
export async function linkTarget(path: string): Promise<string> {
  let at = resolve(path)
  for (let followed = 0; followed < mostLinks; followed += 1) {
    if (/^\/(?:dev|proc)\//.test(at)) {
      return at
    }
    const folder = await realOrSame(dirname(at))
    at = join(folder, basename(at))
    const next = await linkOrNull(at)
    if (next === null) {
      return at
    }
    at = resolve(folder, next)
  }
  throw Object.assign(new Error('ELOOP'), { code: 'ELOOP' })
}

async function realOrSame(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return folder
    }
    throw error
  }
}

/** Null for everything that is no link, or is not there. */
async function linkOrNull(path: string): Promise<string | null> {
  try {
    return await readlink(path)
  } catch (error) {
    if (codeOf(error) === 'EINVAL' || codeOf(error) === 'ENOENT') {
      return null
    }
    throw error
  }
}
