/** What is said of an artifact that was to be uploaded beside the snapshot: a warning at most. */
import type { Problem } from '#model/problem.ts'
import type { UploadResult } from '#ports/artifacts.ts'

/** Nothing for one that was; nor where nothing can be uploaded at all, which the snapshot's upload has said. */
export function asideProblems(artifact: string, uploaded: UploadResult): readonly Problem[] {
  switch (uploaded.kind) {
    case 'failed':
      return [{ kind: 'artifact-failed', artifact, reason: uploaded.reason }]
    case 'name-taken':
      return [{ kind: 'artifact-failed', artifact, reason: 'the name is taken' }]
    default:
      return []
  }
}
