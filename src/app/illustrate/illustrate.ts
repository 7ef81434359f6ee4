/** Adds to a comparison what only its readers need and no repository says: source lines, owners, what is declared here, the target. */
import type { Target } from '#model/history.ts'
import type { Report } from '#model/report.ts'
import type { Files } from '#ports/files.ts'
import { ownersHere, pathOwners } from './code-owners.ts'
import { excerptsOf } from './excerpts.ts'
import { ownerCounts } from './owner-counts.ts'
import { ownershipIn } from './ownership.ts'

/** Where to look. */
export interface Illustration {
  readonly files: Files
  /** The repository's folder, or null where there are no sources. */
  readonly root: string | null
  readonly target: Target | null
  /** Whether the report says of known errors, too, how they are fixed: else the tree is only searched for what new ones name. */
  readonly advisesOnKnown: boolean
}

/** What can't be read is left out: an illustration never ends a run. A report without a comparison stays as it is. */
export async function illustrated(
  report: Report,
  { files, root, target, advisesOnKnown }: Illustration,
): Promise<Report> {
  const { result } = report
  if (result.kind === 'failed' || root === null) {
    return result.kind === 'failed' ? report : { ...report, result: { ...result, target } }
  }
  const { comparison } = result
  const folder = await files.real(root)
  const ownersOf = await ownersHere(files, folder)
  const owned =
    ownersOf === null
      ? {}
      : { owners: ownerCounts(comparison, ownersOf), pathOwners: pathOwners(comparison, ownersOf) }
  const excerpts = result.baseline.state === 'loaded' ? await excerptsOf(comparison.new, folder, files) : []
  const checker = report.checker?.name ?? null
  const asked = { checker, root: folder, onlyNew: !advisesOnKnown }
  const ownership = await ownershipIn(comparison, asked, files)
  return { ...report, result: { ...result, ...owned, target, ownership, excerpts } }
}
