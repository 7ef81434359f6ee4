/** Checks only what the user added: the files that are staged, or that the branch changes. */
import { ProblemError } from '#model/problem.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { folderInRoot } from '../run/identify-run.ts'
import type { LocalPorts, LocalRun } from './local-run.ts'

/** Checkers that find in a file what they find in it as a part of the project. For any other, all of it is checked. */
const takingFiles: ReadonlySet<CheckerName> = new Set([
  'mypy',
  'pyright',
  'basedpyright',
  'ty',
  'pyrefly',
  'zuban',
  'ruff',
  'eslint',
  'oxlint',
  'biome',
  'pylint',
  'bandit',
])

/** `partial`: only the files that its arguments name are compared. */
export interface NarrowedRun {
  readonly here: LocalRun
  readonly partial: boolean
}

/** Null when none of the files is one that the checker looks at. Throws a `ProblemError` without git. */
export async function narrowed(
  here: LocalRun,
  only: 'staged' | 'changed',
  ports: Pick<LocalPorts, 'repo'>,
): Promise<NarrowedRun | null> {
  const { base, checker, source } = here
  const files = await ports.repo(base.root).ownFiles(only)
  if (files === null) {
    throw new ProblemError({ kind: 'usage', mistake: { kind: 'files-need-git', option: `--${only}` } })
  }
  const folder = folderInRoot(base)
  const start = folder === '' ? '' : `${folder}/`
  const named = files
    .filter((path) => checker.sources.test(path) && path.startsWith(start))
    .map((path) => path.slice(start.length))
  if (named.length === 0) {
    return null
  }
  if (!takingFiles.has(checker.name)) {
    return { here, partial: false }
  }
  const args = [...source.check.args, ...named.map((path) => (path.startsWith('-') ? `./${path}` : path))]
  return { here: { ...here, source: { ...source, check: { ...source.check, args } } }, partial: true }
}
