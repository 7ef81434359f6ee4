/** Who owns which path, by the CODEOWNERS file of a working copy or of a commit. */
import { codeOwners, codeOwnersFiles, namedOwners, type OwnersOf } from '#config/code-owners.ts'
import type { ChangedFile } from '#model/change.ts'
import type { Comparison } from '#model/comparison.ts'
import type { CommitSha, RepoPath } from '#model/ids.ts'
import type { Owners } from '#policy/limits.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
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
  return firstText((name) => committedText(repo, base, name))
}

/**
 * For limits: as {@link ownersText}, but where git does not know the base commit and the change touches the file, GitHub is
 * asked, so that a change can't give errors to somebody who has room for them. Null without a CODEOWNERS file.
 */
export async function limitOwners(
  {
    root,
    base,
    files,
  }: {
    readonly root: string | null
    readonly base: CommitSha | null
    /** Of the change; null when they are not known. */
    readonly files: readonly ChangedFile[] | null
  },
  ports: { readonly repo: Repo; readonly files: Files; readonly api: Pick<ActionsApi, 'fileAt'> },
): Promise<Owners | null> {
  const isLocal = base === null || (await ports.repo.commitTime(base)) !== null
  const isUntouched = root !== null && files !== null && !files.some(touchesOwners)
  const text =
    isLocal || isUntouched
      ? await ownersText({ root, base }, ports)
      : await firstText((name) => ports.api.fileAt(base, name))
  return text === null ? null : ownersIn(text)
}

/** The same of a working copy alone. */
export async function limitOwnersHere(files: Files, root: string): Promise<Owners | null> {
  const text = await textHere(files, root)
  return text === null ? null : ownersIn(text)
}

function ownersIn(text: string): Owners {
  return {
    of: codeOwners(text),
    named: new Set(namedOwners(text).map((owner) => owner.toLowerCase())),
  }
}

function touchesOwners({ path, previous }: ChangedFile): boolean {
  return codeOwnersFiles.some((name) => name === path || name === previous)
}

async function firstText(read: (name: string) => Promise<string | null>): Promise<string | null> {
  for (const name of codeOwnersFiles) {
    const text = await read(name)
    if (text !== null) {
      return text
    }
  }
  return null
}

async function textHere(files: Files, root: string): Promise<string | null> {
  return firstText(async (name) => {
    const read = await files.read(files.join(root, name))
    return read.kind === 'read' ? read.text : null
  })
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
