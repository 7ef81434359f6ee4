/** The branch that keeps results for good. Methods throw a `RefusedError` (`pull-requests.ts`) when the server says no. */

/** Its newest commit. */
export interface DataTip {
  readonly commit: string
  /** When it was committed: whole seconds since 1970, UTC. */
  readonly time: number
  /** Of all files. */
  readonly paths: ReadonlySet<string>
  /** Of those that were asked for, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/** A commit to be: what stands in `files` is put beside, or in place of, what is there. */
export interface DataCommit {
  /** null: there is no branch yet. */
  readonly onto: DataTip | null
  /** The commit takes the place of `onto`, and has its parents. */
  readonly replaces: boolean
  readonly files: ReadonlyMap<string, string>
  readonly message: string
  readonly time: number
}

/** One branch of one repository. */
export interface DataBranch {
  /** null where there is no such branch. */
  readonly tip: (wanted: (path: string) => boolean) => Promise<DataTip | null>
  /** False, and nothing is changed, when the branch is not at `onto` any more: somebody else wrote to it. */
  readonly put: (commit: DataCommit) => Promise<boolean>
}
