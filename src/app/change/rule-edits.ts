/** Which files of a change decide how the change itself is judged: workflows, actions, the checker's configuration. */
import type { Checker } from '#checkers/checker.ts'
import { allCheckers } from '#checkers/registry.ts'
import type { ChangedFile } from '#model/change.ts'
import type { RepoPath } from '#model/ids.ts'

/** What is known of the configuration that counts. */
export interface Judging {
  /** null: it is not known, so the configuration of any counts. */
  readonly checker: Checker | null
  /** Files that the runs are known to have read, such as one that another extends. */
  readonly configFiles: readonly string[]
}

/** Sorted. A file that was renamed counts under both names. */
export function ruleEdits(
  files: readonly ChangedFile[],
  { checker, configFiles }: Judging,
): readonly RepoPath[] {
  const checkers = checker === null ? allCheckers : [checker]
  const names = checkers
    .flatMap((one) => [...one.configFiles, ...(one.alsoReads ?? [])])
    .map(({ name }) => name)
  const configures = names.map(namedLike)
  const read = new Set(configFiles)
  const decides = (path: RepoPath): boolean =>
    /^\.github\/(?:workflows|actions)\//.test(path) ||
    /(?:^|\/)action\.ya?ml$/.test(path) ||
    /^(?:\.github\/)?type-ratchet\.yml$/.test(path) ||
    read.has(path) ||
    configures.some((pattern) => pattern.test(path))
  const paths = files.flatMap(({ path, previous }) => (previous === null ? [path] : [path, previous]))
  return [...new Set(paths.filter(decides))].sort()
}

/** In any folder, and with more in its name: `tsconfig.json` is extended as `tsconfig.base.json`. */
function namedLike(name: string): RegExp {
  const [, stem = name, ending = ''] = /^(.+)(\.[a-z]+)$/.exec(name) ?? []
  const literal = (text: string): string => text.replace(/[.]/g, '\\.')
  return new RegExp(`(?:^|/)${literal(stem)}(?:\\.[^/]+)?${literal(ending)}$`)
}
