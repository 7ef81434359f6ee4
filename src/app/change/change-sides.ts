/** The texts of a change before and after it. Paths are relative to the root of what is checked. */
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'

/** Both sides of a change. */
export interface ChangeSides {
  readonly files: readonly ChangedFile[]
  /** Null: there is no such file; undefined: that is not known. Only asked for files of the change. */
  readonly before: (path: string) => Promise<string | null | undefined>
  /** Null where there is no such file that can be read. */
  readonly now: (path: string) => Promise<string | null>
}

/** A change whose result is checked out at `root`, which is the folder `folder` of the repository (`backend/`, `''`). */
export function sidesHere(
  change: {
    readonly files: readonly ChangedFile[]
    readonly base: CommitSha
    readonly root: string
    readonly folder: string
  },
  { repo, files }: { readonly repo: Pick<Repo, 'fileAt'>; readonly files: Pick<Files, 'read' | 'join'> },
): ChangeSides {
  return {
    files: change.files,
    before: textAt(change.base, change.folder, repo),
    now: async (path) => {
      const read = await files.read(files.join(change.root, path))
      return read.kind === 'read' ? read.text : null
    },
  }
}

/** A change between two commits. */
export function committedSides(
  change: {
    readonly files: readonly ChangedFile[]
    readonly base: CommitSha
    readonly head: CommitSha
    readonly folder: string
  },
  repo: Pick<Repo, 'fileAt'>,
): ChangeSides {
  const now = textAt(change.head, change.folder, repo)
  return {
    files: change.files,
    before: textAt(change.base, change.folder, repo),
    now: async (path) => (await now(path)) ?? null,
  }
}

function textAt(
  commit: CommitSha,
  folder: string,
  repo: Pick<Repo, 'fileAt'>,
): (path: string) => Promise<string | null | undefined> {
  return async (path) => {
    const file = await repo.fileAt(commit, `${folder}${path}`)
    return file === null ? undefined : file.kind === 'text' ? file.text : null
  }
}
