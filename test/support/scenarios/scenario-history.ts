/** How a scenario's two commits come to be related, and which of them a checkout knows. */
import { pathToFileURL } from 'node:url'
import { createGitRepository, type FileTree, type GitRepository } from '#test/support/git-repository.ts'
import type { History } from './scenario.ts'

/** Commits the tree after the edit, as the history says; the repository stands at the commit before. */
export async function commitAfter(
  repository: GitRepository,
  after: FileTree,
  history: History,
): Promise<string> {
  const before = await repository.resolve('HEAD')
  if (history === 'unrelated commits') {
    await repository.git('switch', '--quiet', '--orphan', 'rebased')
  }
  const head = await repository.commit(after)
  if (history !== 'merge') {
    return head
  }
  const side = await repository.git('commit-tree', `${head}^{tree}`, '-m', 'What the merge brought')
  const merge = ['commit-tree', `${head}^{tree}`, '-p', before, '-p', side.trim(), '-m', 'Merge']
  await repository.git('reset', '--quiet', '--hard', (await repository.git(...merge)).trim())
  return repository.resolve('HEAD')
}

/** What each kind of clone fetches. The other histories are compared where they were made. */
const fetches: Partial<Record<History, (commits: Commits) => readonly string[]>> = {
  'shallow clone': ({ head }) => ['--depth=1', 'origin', head],
  'shallow clone with the base': ({ base, head }) => ['--depth=1', 'origin', base, head],
  'blobless clone': ({ base, head }) => ['--filter=blob:none', 'origin', base, head],
}

interface Commits {
  readonly base: string
  readonly head: string
}

/** Calls `use` with the folder of the checkout in which the comparison asks git. */
export async function inCheckout<Result>(
  repository: GitRepository,
  scenario: { readonly history: History; readonly commits: Commits },
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const fetch = fetches[scenario.history]
  if (fetch === undefined) {
    return await use(repository.directory)
  }
  await using clone = await createGitRepository()
  await clone.git('remote', 'add', 'origin', pathToFileURL(repository.directory).href)
  await clone.git('fetch', '--quiet', '--no-tags', ...fetch(scenario.commits))
  await clone.git('checkout', '--quiet', '--detach', scenario.commits.head)
  return await use(clone.directory)
}
