/** Adds to a comparison what people want to be told beside it: causes elsewhere, owners, what is declared here. Changes no count. */
import { codeOwners } from '#config/code-owners.ts'
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { ComparedResult } from '#model/report.ts'
import type { Excerpt } from '#model/result-file.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import { newFindings } from '#render/story/new-errors.ts'
import { sidesHere } from '../change/change-sides.ts'
import { hiddenByChange } from '../change/hidden-by-change.ts'
import type { ConfiguredRun } from '../change/loosened-settings.ts'
import { ownersText, pathOwners } from '../illustrate/code-owners.ts'
import { excerptsOf } from '../illustrate/excerpts.ts'
import { ownerCounts } from '../illustrate/owner-counts.ts'
import { ownershipIn } from '../illustrate/ownership.ts'
import { changedDeclarations } from './changed-declarations.ts'

/** Where a run stands; each part is null where it is not known. */
export interface RunPlace {
  /** Where what was checked is checked out; null where it is not. */
  readonly root: string | null
  readonly base: CommitSha | null
  readonly head: CommitSha | null
  readonly lineMap: LineMap | null
  readonly change: { readonly files: readonly ChangedFile[]; readonly sources: RegExp } | null
  readonly run: ConfiguredRun
  /** Whether source lines may be shown. */
  readonly excerpts: boolean
}

/** Declarations are looked up only when there are new errors that the change's own files don't explain. */
export async function toldResult(
  result: ComparedResult,
  place: RunPlace,
  ports: { readonly repo: Repo; readonly files: Files },
): Promise<ComparedResult> {
  const { root, change, base, head, lineMap } = place
  const elsewhere = change !== null && base !== null && head !== null && hasErrorsElsewhere(result)
  const changed =
    elsewhere && lineMap !== null
      ? await changedDeclarations({ ...change, base, head, lineMap }, ports.repo)
      : []
  const shallow = elsewhere && lineMap === null && (await ports.repo.commitTime(base)) === null
  const untraced = shallow ? { untraced: true as const } : {}
  const text = await ownersText(place, ports)
  const ownersOf = text === null ? null : codeOwners(text)
  const owners = ownersOf === null ? null : ownerCounts(result.comparison, ownersOf)
  const owned = ownersOf === null ? null : pathOwners(result.comparison, ownersOf)
  const sourceless = root === null ? { sourceless: true as const } : {}
  const hidden =
    root === null || base === null || change === null
      ? {}
      : await hiddenByChange(result, place.run, sidesHere({ ...change, base, root, folder: '' }, ports))
  const ownership = await ownershipIn(
    result.comparison,
    { checker: place.run.checker.name, root },
    ports.files,
  )
  const told = {
    ...result,
    ownership,
    ...untraced,
    ...sourceless,
    ...hidden,
    changed,
    owners,
    pathOwners: owned,
  }
  return { ...told, excerpts: await excerpts(told, place, ports.files) }
}

/** Of the new errors that are shown first; none on a first run. */
async function excerpts(
  result: ComparedResult,
  { root, run, excerpts: wanted }: RunPlace,
  files: Files,
): Promise<readonly Excerpt[]> {
  const groups = newFindings(result, run.checker.name).flatMap((found) => found.groups)
  return wanted && root !== null && result.baseline.state === 'loaded'
    ? excerptsOf(
        groups.flatMap(({ entries }) => entries),
        root,
        files,
      )
    : []
}

function hasErrorsElsewhere({ comparison, touched }: ComparedResult): boolean {
  const own = new Set<string>(touched?.map(({ path }) => path))
  for (const { diagnostic } of comparison.new) {
    if (!own.has(diagnostic.path)) {
      return true
    }
  }
  return false
}
