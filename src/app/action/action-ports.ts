/** The outside world, as the action needs it. */
import type { Digest } from '#model/digest.ts'
import type { PackText } from '#model/packed-text.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Artifacts } from '#ports/artifacts.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { CheckRuns } from '#ports/check-runs.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Clock } from '#ports/clock.ts'
import type { DataBranch } from '#ports/data-branch.ts'
import type { Files } from '#ports/files.ts'
import type { Log } from '#ports/log.ts'
import type { OtherRevision } from '#ports/other-revision.ts'
import type { PullRequests } from '#ports/pull-requests.ts'
import type { Repo } from '#ports/repo.ts'

/** Everything that a use case of the action reaches. */
export interface ActionPorts {
  readonly process: CheckerProcess
  readonly files: Files
  readonly repo: Repo
  /** The same working copy with another commit's files. */
  readonly otherRevision: OtherRevision
  readonly api: ActionsApi
  readonly pulls: PullRequests
  readonly checks: CheckRuns
  readonly artifacts: Artifacts
  readonly cache: BaselineCache
  /** A branch of this repository by its name. */
  readonly data: (branch: string) => DataBranch
  readonly clock: Clock
  readonly log: Log
  readonly digest: Digest
  /** All of a text's SHA-256, as GitHub names files on a page of changes. */
  readonly sha256: Digest
  readonly pack: PackText
  /** The day of this run in UTC: `2027-03-31`. What was accepted for a time counts by it, and nothing else does. */
  readonly today: string
  /** How many checks may run at once unless somebody says otherwise. */
  readonly cores: number
  /** Of type-ratchet. */
  readonly version: string
}
