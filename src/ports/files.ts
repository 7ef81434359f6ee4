/** The file system, as far as a use case may reach. Paths are absolute or relative to the process. */

/** A text, or why there is none, in words for the user. */
export type ReadResult =
  | {
      readonly kind: 'read'
      readonly text: string
      /** The first line with bytes that are not UTF-8, from 1; absent where all are. */
      readonly foreignLine?: number
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Reads and writes whole UTF-8 texts. */
export interface Files {
  readonly read: (path: string) => Promise<ReadResult>
  /** Names of what is in a folder, sorted; empty when it can't be listed. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /**
   * Paths of the files below a folder, from there, with `/`, sorted: at most `most`, and none below folders of packages or
   * of a name that starts with a dot. Links to folders are not followed; what can't be listed is left out.
   */
  readonly tree: (folder: string, most: number) => Promise<readonly string[]>
  /** Creates missing folders. Throws a `ProblemError` of kind `file-unwritable`. */
  readonly write: (path: string, text: string) => Promise<void>
  readonly join: (...parts: readonly string[]) => string
  /** Without following links; relative paths start at the process's folder. */
  readonly absolute: (path: string) => string
  /** Absolute, with symbolic links followed; just absolute when it does not exist. */
  readonly real: (path: string) => Promise<string>
}
