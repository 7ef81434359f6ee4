/** What a repository on GitHub is set to do, as far as a token may see it. Every method throws a `ProblemError` where it may not. */
import type { StoredArtifact } from './actions-api.ts'

/** What holds for merges into a branch, by rulesets and by branch protection. */
export interface BranchRules {
  /** The names of checks that must pass. */
  readonly requiredChecks: readonly string[]
  readonly hasMergeQueue: boolean
}

/** One repository. Reading only. */
export interface RepositorySettings {
  /** The newest hundred of a name, the newest first. */
  readonly newest: (artifact: string) => Promise<readonly StoredArtifact[]>
  readonly rulesOf: (branch: string) => Promise<BranchRules>
  /** What the token of a workflow may do that says nothing of it. Only administrators may ask. */
  readonly defaultPermissions: () => Promise<'read' | 'write'>
}
