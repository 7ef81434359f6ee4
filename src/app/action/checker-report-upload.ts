/** Passes the checker's own reports on, one artifact a folder. What can't be uploaded is a warning. */
import type { Problem } from '#model/problem.ts'
import type { Artifacts } from '#ports/artifacts.ts'
import type { Files } from '#ports/files.ts'
import { type ArtifactOwner, checkerReportName } from '../baseline/artifact-names.ts'
import { checkerReportFolders, type ReportedRun } from '../run/checker-reports.ts'
import { asideProblems } from './aside-upload.ts'

/** Whose reports these are, and how long they are kept. */
export interface ReportUpload {
  readonly run: ReportedRun
  readonly owner: ArtifactOwner
  readonly retentionDays: number
}

/** Nothing where the checker's arguments ask for no report. */
export async function uploadCheckerReports(
  { run, owner, retentionDays }: ReportUpload,
  { files, artifacts }: { readonly files: Files; readonly artifacts: Artifacts },
): Promise<readonly Problem[]> {
  const warnings: Problem[] = []
  for (const [index, file] of (await checkerReportFolders(run, files)).entries()) {
    const name = checkerReportName(owner, index + 1)
    warnings.push(
      ...asideProblems(name, await artifacts.upload({ form: 'folder', name, file, retentionDays })),
    )
  }
  return warnings
}
