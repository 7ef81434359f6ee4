/** Finds the files of a project, in its folder or above it. */
import { folderOf, joinPath } from '#checkers/settings/folder-path.ts'
import type { Files } from '#ports/files.ts'

/** A file of the repository; `folder` is `''` for one at the root. */
export interface FoundFile {
  readonly folder: string
  readonly name: string
  readonly path: string
  readonly text: string
}

/** A repository to look into; paths in it are told from its root. */
export class Tree {
  readonly #root: string
  readonly #files: Files

  constructor(root: string, files: Files) {
    this.#root = root
    this.#files = files
  }

  /** Null when there is none, or it can't be read. */
  async file(path: string): Promise<FoundFile | null> {
    const read = await this.#files.read(this.#files.join(this.#root, path), mostText)
    const folder = folderOf(path)
    const name = path.slice(folder === '' ? 0 : folder.length + 1)
    return read.kind === 'read' ? { folder, name, path, text: read.text } : null
  }

  /** The first of `names` in this folder, else in the one above it, up to the root. */
  async nearest(folder: string, names: readonly string[]): Promise<FoundFile | null> {
    for (let at = folder; ; at = folderOf(at)) {
      for (const name of names) {
        const found = await this.file(joinPath(at, name))
        if (found !== null) {
          return found
        }
      }
      if (at === '') {
        return null
      }
    }
  }

  /** Names of what is in a folder. */
  list(folder: string): Promise<readonly string[]> {
    return this.#files.list(this.#files.join(this.#root, folder))
  }

  /** Paths of the files of the whole tree, none below folders of packages or hidden ones. */
  all(): Promise<readonly string[]> {
    return this.#files.tree(this.#root, mostFiles)
  }
}

/** No configuration and no lockfile is larger. */
const mostText = 64 * 1024 * 1024
const mostFiles = 50_000
