/** Uploading artifacts to this run. */

/**
 * What to upload. `zip`: the artifact holds one entry. `raw`: the artifact is the file and opens in a browser.
 * `folder`: the artifact holds every file below `file`, which is a folder.
 */
export interface Upload {
  readonly form: 'zip' | 'raw' | 'folder'
  /** The artifact's name; for `raw` it is also the file's name. */
  readonly name: string
  /** A file that has been written; inside a zip it keeps its base name. */
  readonly file: string
  /** null: the repository's default. */
  readonly retentionDays: number | null
}

/** Where people find it, or why it is not there. */
export type UploadResult =
  | { readonly kind: 'uploaded'; readonly id: string }
  | { readonly kind: 'name-taken' }
  /** The server has no service to upload to: GitHub Enterprise Server. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Always resolves, within a bounded time. */
export interface Artifacts {
  readonly upload: (upload: Upload) => Promise<UploadResult>
}
