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
  /** More than may be read; `bytes` so far, or in all. */
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }

/** Reads and writes whole UTF-8 texts. */
export interface Files {
  /** `most`: bytes; by default as many as a snapshot may have. */
  readonly read: (path: string, most?: number) => Promise<ReadResult>
  /** Names of what is in a folder, sorted; empty when it can't be listed. */
  readonly list: (folder: string) => Promise<readonly string[]>
  /**
   * Paths of the files below a folder, from there, with `/`, sorted: at most `most`, and none below folders of packages or
   * of a name that starts with a dot. Links to folders are not followed; what can't be listed is left out.
   */
  readonly tree: (folder: string, most: number) => Promise<readonly string[]>
  /**
   * Whole or not at all; creates missing folders, follows links, keeps the mode. Pipes and devices are written as they are.
   * Throws a `ProblemError` of kind `file-unwritable`.
   */
  readonly write: (path: string, text: string) => Promise<void>
  readonly join: (...parts: readonly string[]) => string
  /** Without following links; relative paths start at the process's folder. */
  readonly absolute: (path: string) => string
  /** Absolute, with symbolic links followed; just absolute when it does not exist. */
  readonly real: (path: string) => Promise<string>
}

/** What the places of results need besides: looked at before a run of minutes, and cleared after one that failed. */
export interface ResultFiles extends Files {
  /**
   * Throws a `ProblemError` of kind `file-unwritable` for what `write` would meet, and for a folder that is not there unless it
   * would be made below the process's own; creates nothing.
   */
  readonly probe: (path: string) => Promise<void>
  /** Two paths with the same answer are one file, also by a link and before it is there; null for folders, pipes and devices. */
  readonly identity: (path: string) => Promise<string | null>
  /** Gives a file another name, in place of what has it. False when there is no file, or it can't be moved. */
  readonly rename: (path: string, to: string) => Promise<boolean>
  /** False when it is still there. */
  readonly remove: (path: string) => Promise<boolean>
}
