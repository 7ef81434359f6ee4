/** Which files of a change decide how the change itself is judged: workflows, actions, the checker's configuration. */
import type { Checker } from '#checkers/checker.ts'
import type { ChangedFile } from '#model/change.ts'
import type { RepoPath } from '#model/ids.ts'

/** Sorted. A file that was renamed counts under both names; `checker` null looks at workflows and actions alone. */
export function ruleEdits(files: readonly ChangedFile[], checker: Checker | null): readonly RepoPath[] {
  const configuration = new Set(
    [...(checker?.configFiles ?? []), ...(checker?.alsoReads ?? [])].map(({ name }) => name),
  )
  const decides = (path: RepoPath): boolean =>
    /^\.github\/(?:workflows|actions)\//.test(path) ||
    /(?:^|\/)action\.ya?ml$/.test(path) ||
    configuration.has(path.replace(/^.*\//, ''))
  const paths = files.flatMap(({ path, previous }) => (previous === null ? [path] : [path, previous]))
  return [...new Set(paths.filter(decides))].sort()
}
