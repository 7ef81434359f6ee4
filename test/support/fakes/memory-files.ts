/** Files that live in memory. */
import { posix } from 'node:path'
import type { Files } from '#ports/files.ts'

/** `texts` by path, `/repo/mypy.ini` for example; nothing can be written. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const plain = posix.normalize
  const all = new Map(Object.entries(texts))
  return {
    read: async (path) => {
      const text = all.get(plain(path))
      if (text !== undefined) {
        return { kind: 'read', text }
      }
      const start = `${plain(path).replace(/\/$/, '')}/`
      return [...all.keys()].some((each) => each.startsWith(start))
        ? { kind: 'failed', reason: 'it is a folder' }
        : { kind: 'missing' }
    },
    list: async (folder) => {
      const start = `${plain(folder).replace(/\/$/, '')}/`
      const below = [...all.keys()].filter((path) => path.startsWith(start))
      return [...new Set(below.map((path) => path.slice(start.length).split('/')[0] ?? ''))].sort()
    },
    tree: async (folder, most) => {
      const start = `${plain(folder).replace(/\/$/, '')}/`
      const below = [...all.keys()].filter((path) => path.startsWith(start))
      return below
        .map((path) => path.slice(start.length))
        .sort()
        .slice(0, most)
    },
    write: async (path) => {
      throw new Error(`nothing is written here, not even ${path}`)
    },
    join: (first, ...rest) =>
      rest.reduce((path, part) => plain(part.startsWith('/') ? part : `${path}/${part}`), first),
    absolute: (path) => path,
    real: async (path) => path,
  }
}
