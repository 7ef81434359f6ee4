/** Who owns which path, by the CODEOWNERS file of a working copy or of a commit. */
import { codeOwners, codeOwnersFiles, type OwnersOf } from '#config/code-owners.ts'
import type { Comparison } from '#model/comparison.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import { committedText } from '../change/committed-text.ts'

/** Null without a CODEOWNERS file, and for one that can't be read: owners decide nothing. */
export async function ownersHere(files: Files, root: string): Promise<OwnersOf | null> {
  const text = await textHere(files, root)
  return text === null ? null : codeOwners(text)
}

/**
 * As it stands at the base commit, because a change can't give its files to somebody else; in the working copy where git
 * does not know that commit. Null without a CODEOWNERS file.
 */
export async function ownersText(
  { root, base }: { readonly root: string | null; readonly base: CommitSha | null },
  { repo, files }: { readonly repo: Repo; readonly files: Files },
): Promise<string | null> {
  if (base === null || (await repo.commitTime(base)) === null) {
    return root === null ? null : textHere(files, root)
  }
  for (const name of codeOwnersFiles) {
    const text = await committedText(repo, base, name)
    if (text !== null) {
      return text
    }
  }
  return null
}

async function textHere(files: Files, root: string): Promise<string | null> {
  for (const name of codeOwnersFiles) {
    const read = await files.read(files.join(root, name))
    if (read.kind === 'read') {
      return read.text
    }
  }
  return null
}

/** The owners of every path that a comparison names. */
export function pathOwners(
  { kept, new: added, fixed }: Comparison,
  ownersOf: OwnersOf,
): ReadonlyMap<string, readonly string[]> {
  const paths = new Set<RepoPath>()
  for (const { diagnostic } of added) {
    paths.add(diagnostic.path)
  }
  for (const { diagnostic } of fixed) {
    paths.add(diagnostic.path)
  }
  for (const { base, head } of kept) {
    paths.add(base.path)
    paths.add(head.path)
  }
  return new Map([...paths].map((path) => [path, ownersOf(path)]))
}
