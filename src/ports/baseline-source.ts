/** Where baselines of the default branch are kept, as far as `baseline pull` asks. */
import type { StoredArtifact, WorkflowRun } from './actions-api.ts'

/** Reads one repository on GitHub. Throws a `ProblemError` of the family not-comparable. */
export interface BaselineSource {
  /** The newest hundred of a name, the newest first. */
  readonly newest: (artifact: string) => Promise<readonly StoredArtifact[]>
  readonly run: (id: number) => Promise<WorkflowRun>
  /** Checked against its digest; the text of its only entry, `snapshot.json`. */
  readonly text: (artifact: StoredArtifact) => Promise<string>
}

/** A repository by its address. */
export interface RemotePlace {
  /** `github.com`, or the host of an own server. */
  readonly host: string
  readonly owner: string
  readonly repo: string
}
