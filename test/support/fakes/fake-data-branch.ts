/** A branch in memory that moves as git's does; what else happens to it is ordered by the test. */
import type { DataBranch, DataCommit } from '#ports/data-branch.ts'
import { RefusedError } from '#ports/pull-requests.ts'

/** One commit, with all files that it has. */
export interface KeptCommit {
  readonly commit: string
  readonly time: number
  readonly message: string
  readonly files: ReadonlyMap<string, string>
}

/** Of one repository. */
export class FakeDataBranch implements DataBranch {
  /** Oldest first. */
  commits: readonly KeptCommit[] = []
  /** What every call is refused with from now on. */
  refusal: { readonly reason: string; readonly forbidden: boolean } | null = null
  /** Is called before each push: others may write then. */
  beforePut: () => void = () => undefined
  #made = 0

  tip: DataBranch['tip'] = async (wanted) => {
    this.#meet()
    const tip = this.commits.at(-1)
    return tip === undefined
      ? null
      : {
          ...tip,
          paths: new Set(tip.files.keys()),
          texts: new Map([...tip.files].filter(([path]) => wanted(path))),
        }
  }

  put: DataBranch['put'] = async (made) => {
    this.#meet()
    this.beforePut()
    if (this.commits.at(-1)?.commit !== made.onto?.commit) {
      return false
    }
    this.add(made)
    return true
  }

  add({ replaces, files, message, time }: Omit<DataCommit, 'onto'>): void {
    this.#made += 1
    const before = replaces ? this.commits.slice(0, -1) : this.commits
    const all = new Map([...(this.commits.at(-1)?.files ?? []), ...files])
    this.commits = [...before, { commit: `commit-${this.#made}`, time, message, files: all }]
  }

  #meet(): void {
    if (this.refusal !== null) {
      const { reason, forbidden } = this.refusal
      throw new RefusedError(reason, { forbidden, uncertain: !forbidden, cause: null })
    }
  }
}
