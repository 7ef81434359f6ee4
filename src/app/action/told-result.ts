/** Adds to a comparison what people want to be told beside it: causes elsewhere, owners. Changes no count. */
import { codeOwners, codeOwnersFiles } from '#config/code-owners.ts'
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import type { LineMap } from '#model/line-map.ts'
import type { ComparedResult } from '#model/report.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import { pathOwners } from '../code-owners.ts'
import { ownerCounts } from '../owner-counts.ts'
import { changedDeclarations } from './changed-declarations.ts'

/** Where a run stands; each part is null where it is not known. */
export interface RunPlace {
  readonly root: string
  readonly base: CommitSha | null
  readonly head: CommitSha | null
  readonly lineMap: LineMap | null
  readonly change: { readonly files: readonly ChangedFile[]; readonly sources: RegExp } | null
}

/** Declarations are looked up only when there are new errors that the change's own files don't explain. */
export async function toldResult(
  result: ComparedResult,
  place: RunPlace,
  ports: { readonly repo: Repo; readonly files: Files },
): Promise<ComparedResult> {
  const { change, base, head, lineMap } = place
  const known = change !== null && base !== null && head !== null && lineMap !== null
  const changed =
    known && hasErrorsElsewhere(result)
      ? await changedDeclarations({ ...change, base, head, lineMap }, ports.repo)
      : []
  const text = await ownersText(place, ports)
  if (text === null) {
    return { ...result, changed }
  }
  const { comparison } = result
  const ownersOf = codeOwners(text)
  const owners = ownerCounts(comparison, ownersOf)
  return { ...result, changed, owners, pathOwners: pathOwners(comparison, ownersOf) }
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

/** As it stands at the base commit: a change can't give its files to somebody else. */
async function ownersText(
  { root, base }: RunPlace,
  { repo, files }: { readonly repo: Repo; readonly files: Files },
): Promise<string | null> {
  for (const name of codeOwnersFiles) {
    const text = base === null ? null : await repo.fileAt(base, name)
    if (text !== null) {
      return text
    }
  }
  if (base !== null && (await repo.commitTime(base)) !== null) {
    return null
  }
  for (const name of codeOwnersFiles) {
    const read = await files.read(files.join(root, name))
    if (read.kind === 'read') {
      return read.text
    }
  }
  return null
}
