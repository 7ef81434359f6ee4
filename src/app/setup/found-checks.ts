/** Which checks a repository would have: a checker in a folder each. */

import { allCheckers, checkerFor } from '#checkers/registry.ts'
import { folderOf } from '#checkers/settings/folder-path.ts'
import type { FoundCheck } from '#model/setup.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import { configuredCheckers } from '../run/configured-checkers.ts'

/** Parts of a repository that are no projects of its own. */
const asides =
  /(?:^|\/)(?:tests?|__tests__|fixtures?|examples?|samples?|docs?|templates?|vendor|third_party|dist|build|out)(?:\/|$)/i
const deepest = 3
const mostFiles = 50_000

/**
 * Those at the root; a checker that is configured nowhere there, in the folders that configure it. `only`: the user names
 * one, which then need not be configured.
 */
export async function foundChecks(
  { root, only }: { readonly root: string; readonly only: CheckerName | null },
  files: Files,
): Promise<readonly FoundCheck[]> {
  const atRoot = await checksIn('', root, files)
  const below: FoundCheck[] = []
  for (const folder of await projectFolders(root, files)) {
    below.push(...(await checksIn(folder, root, files)))
  }
  const covered = new Set(
    atRoot.flatMap(({ checker }) => [checker, ...(checkerFor(checker).supersedes ?? [])]),
  )
  const all = [...atRoot, ...below.filter(({ checker }) => !covered.has(checker))]
  const wanted = only === null ? all : all.filter(({ checker }) => checker === only)
  return only !== null && wanted.length === 0 ? [{ checker: only, folder: '', file: null }] : wanted
}

async function checksIn(folder: string, root: string, files: Files): Promise<readonly FoundCheck[]> {
  const found = await configuredCheckers(files.join(root, folder), files)
  return found.map(({ checker, file }) => ({ checker, folder, file }))
}

/** Folders below the root with a file that a checker is configured in. */
async function projectFolders(root: string, files: Files): Promise<readonly string[]> {
  const telling = new Set(
    allCheckers.flatMap(({ configFiles, namedIn = [] }) =>
      [...configFiles, ...namedIn].map(({ name }) => name),
    ),
  )
  const paths = await files.tree(root, mostFiles)
  const folders = paths
    .filter((path) => telling.has(path.slice(path.lastIndexOf('/') + 1)))
    .map(folderOf)
    .filter((folder) => folder !== '' && folder.split('/').length <= deepest && !asides.test(folder))
  return [...new Set(folders)]
}
