/** Who owns which path, by the CODEOWNERS file of a working copy. */
import { codeOwners, codeOwnersFiles, type OwnersOf } from '#config/code-owners.ts'
import type { Comparison } from '#model/comparison.ts'
import type { RepoPath } from '#model/ids.ts'
import type { Files } from '#ports/files.ts'

/** Null without a CODEOWNERS file, and for one that can't be read: owners decide nothing. */
export async function ownersHere(files: Files, root: string): Promise<OwnersOf | null> {
  for (const name of codeOwnersFiles) {
    const read = await files.read(files.join(root, name))
    if (read.kind === 'read') {
      return codeOwners(read.text)
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
