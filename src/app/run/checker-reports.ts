/** The checker's own reports, when its arguments ask for some: where they are and what they count. */
import type { Checker } from '#checkers/checker.ts'
import type { PathBase } from '#model/ids.ts'
import type { TypeCoverage } from '#model/type-coverage.ts'
import type { Files } from '#ports/files.ts'
import { pathInside } from '../files/inside-folder.ts'

/** One run of a checker. */
export interface ReportedRun {
  readonly checker: Checker
  /** The whole command line, as far as it was given. */
  readonly argv: readonly string[]
  readonly base: PathBase
}

/** Absolute; only below the repository's root, because what is elsewhere is nobody's to publish. */
export async function checkerReportFolders(
  { checker, argv, base }: ReportedRun,
  files: Files,
): Promise<readonly string[]> {
  const given = checker.ownReports?.folders(argv) ?? []
  const root = await files.real(base.root)
  const folders = await Promise.all(given.map((folder) => files.real(files.join(base.cwd, folder))))
  return folders.filter((folder) => Boolean(pathInside(folder, root)))
}

/** Null where no report counts it. */
export async function typeCoverage(run: ReportedRun, files: Files): Promise<TypeCoverage | null> {
  const folders = await checkerReportFolders(run, files)
  for (const { name, read } of run.checker.ownReports?.coverage ?? []) {
    for (const folder of folders) {
      const file = await files.read(files.join(folder, name))
      const coverage = file.kind === 'read' ? read(file.text) : null
      if (coverage !== null) {
        return coverage
      }
    }
  }
  return null
}
