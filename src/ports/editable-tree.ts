/** The files of a working copy that may be edited, and a way to try edits in their place. */
import type { RepoPath } from '#model/ids.ts'

/** A file as it is, byte order mark and line ends included, or why it is not to be edited. */
export type EditableFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: RefusedFile }

/** `foreign`: git ignores it, or it is part of a package. `link`: it, or a folder above it, is a symbolic link. */
export type RefusedFile = 'outside' | 'link' | 'foreign' | 'missing' | 'encoding'

/** One file before and after. */
export interface FileEdit {
  readonly path: RepoPath
  readonly before: string
  readonly after: string
}

/** Works below one folder. */
export interface EditableTree {
  readonly read: (path: RepoPath) => Promise<EditableFile>
  /**
   * Gives files their text of `after`, runs `action`, and puts back what was there, byte for byte, whatever happens: also when this
   * process is killed. Throws a `ProblemError` before anything is replaced when that can't be done.
   */
  readonly during: <Result>(edits: readonly FileEdit[], action: () => Promise<Result>) => Promise<Result>
  /**
   * Writes each file whole or not at all. Throws a `ProblemError` of kind `edited-meanwhile`, having written nothing, when one is
   * no longer as in `before`.
   */
  readonly write: (edits: readonly FileEdit[]) => Promise<void>
}
