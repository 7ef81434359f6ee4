/** The run of a check at another commit, whose files take the place of the working copy's meanwhile. */
import type { Snapshot } from '#model/snapshot.ts'
import type { RevisionWish } from '#ports/other-revision.ts'
import type { Repo } from '#ports/repo.ts'
import { type LocalPorts, type LocalRun, snapshotOf } from './local-run.ts'

/** What it says of git is that commit's; for `keep` see `RevisionWish`. Throws a `ProblemError` like `OtherRevision.during`, and when the run can't be trusted. */
export async function snapshotAt(wish: RevisionWish, here: LocalRun, ports: LocalPorts): Promise<Snapshot> {
  const repo = (folder: string): Repo => ({
    ...ports.repo(folder),
    headCommit: async () => wish.commit,
    editedFiles: async () => [],
  })
  const other = ports.otherRevision(here.base.root)
  const held = await other.during(wish, () => snapshotOf(here, { ...ports, repo, partial: false }))
  return held.result
}
