/** Asks a checker which files it would look at, for those checkers that can tell without checking them. */
import type { Checker } from '#checkers/checker.ts'
import type { CheckConfig } from '#config/config.ts'
import { type PathBase, type RepoPath, repositoryPath } from '#model/ids.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import { checkerCommand } from './checker-command.ts'

/** Null when it can't be asked like this, or when the answer can't be trusted. Files outside of the root are left out. */
export async function checkedFiles(
  checker: Checker,
  check: CheckConfig,
  { base, process }: { readonly base: PathBase; readonly process: CheckerProcess },
): Promise<ReadonlySet<RepoPath> | null> {
  const command = checkerCommand(checker, check)
  const words = command?.args == null ? null : (checker.listing?.(command.args) ?? null)
  if (command === null || words === null) {
    return null
  }
  const argv = [...command.launcher, ...words] as const
  const result = await process.run({
    argv,
    cwd: base.cwd,
    timeLimitMs: check.timeLimitMs,
    onOutput: () => undefined,
  })
  if (result.kind !== 'exited' || result.code !== 0) {
    return null
  }
  const paths = new Set<RepoPath>()
  for (const line of result.stdout.split(/\r?\n/)) {
    const printed = repositoryPath(line, base)
    if (line !== '' && printed.kind === 'inside') {
      paths.add(printed.path)
    }
  }
  return paths
}
