/** Adds to a comparison what only its readers need: owners, source lines, the target. It decides nothing. */
import type { Comparison } from '#model/comparison.ts'
import { type Excerpt, excerptLimits } from '#model/excerpt.ts'
import type { Target } from '#model/history.ts'
import type { RepoPath } from '#model/ids.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { Files } from '#ports/files.ts'
import { ownersHere, pathOwners } from './code-owners.ts'
import { ownerCounts } from './owner-counts.ts'

/** Where to look. */
export interface Illustration {
  readonly files: Files
  /** The repository's folder, or null where there are no sources. */
  readonly root: string | null
  readonly target: Target | null
}

/** What can't be read is left out: an illustration never ends a run. */
export async function illustrate(
  result: ComparedResult,
  { files, root, target }: Illustration,
): Promise<ComparedResult> {
  const excerpts = root === null ? [] : await excerptsOf(result.comparison, files, root)
  return { ...result, target, excerpts }
}

/** The same for a report without a repository's own record: owners too are those of the folder. */
export async function illustrateReport(report: Report, illustration: Illustration): Promise<Report> {
  const { result } = report
  if (result.kind === 'failed') {
    return report
  }
  const { files, root } = illustration
  const ownersOf = root === null ? null : await ownersHere(files, root)
  const { comparison } = result
  const owned =
    ownersOf === null
      ? result
      : {
          ...result,
          owners: ownerCounts(comparison, ownersOf),
          pathOwners: pathOwners(comparison, ownersOf),
        }
  return { ...report, result: await illustrate(owned, illustration) }
}

/** The first new errors, in their order; files outside the repository are never opened. */
async function excerptsOf(comparison: Comparison, files: Files, root: string): Promise<readonly Excerpt[]> {
  const excerpts: Excerpt[] = []
  const sources = new Map<RepoPath, readonly string[]>()
  for (const { diagnostic } of comparison.new) {
    const { path, line, severity } = diagnostic
    if (excerpts.length === excerptLimits.excerpts) {
      break
    }
    if (severity !== 'error' || !isInside(path)) {
      continue
    }
    const lines = sources.get(path) ?? (await linesOf(files, root, path))
    sources.set(path, lines)
    const first = Math.max(1, line - Math.floor(excerptLimits.lines / 2))
    const shown = lines.slice(first - 1, first - 1 + excerptLimits.lines)
    if (line <= lines.length) {
      excerpts.push({
        path,
        line,
        firstLine: first,
        lines: shown.map((text) => text.slice(0, excerptLimits.width)),
      })
    }
  }
  return excerpts
}

/** None where a symbolic link leads out of the repository: a change must not show the runner's own files. */
async function linesOf(files: Files, root: string, path: RepoPath): Promise<readonly string[]> {
  const [folder, file] = [await files.real(root), await files.real(files.join(root, path))]
  if (!(file.startsWith(`${folder}/`) || file.startsWith(`${folder}\\`))) {
    return []
  }
  const read = await files.read(file)
  return read.kind === 'read' ? read.text.split(/\r\n|\r|\n/) : []
}

/** Diagnostics outside of the repository keep their path as printed. */
function isInside(path: RepoPath): boolean {
  return path !== '' && !/^(?:[A-Za-z]:|[\\/])|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path)
}
