/** Whether a run was told to look at a file. */
import type { Scope } from '#model/run-identity.ts'
import { globMatches } from './glob.ts'
import { patternFound } from './python-pattern.ts'

/** A folder stands for everything below it; `''` is the repository's root. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}

/** Whether the command line of `head` names less than that of `base`, or than `base` was configured for. */
export function namesLess(base: Scope, head: Scope): boolean {
  const { named } = head
  if (base.named === null || named === null || named.length === 0) {
    return false
  }
  const roots = base.named.length > 0 ? base.named : rootsOf(base)
  return roots.some((root) => !named.some((name) => isBelow(root, name)))
}

/** Whether the configuration of `head` includes less. */
export function includesLess(base: Scope, head: Scope): boolean {
  const [from, to] = [includedBy(base), includedBy(head)]
  return to.length > 0 && (from.length === 0 || from.some((glob) => !to.includes(glob)))
}

/** All that is included; empty is everything. */
export function includedBy({ parts }: Scope): readonly string[] {
  return parts.flatMap(({ include }) => include)
}

/**
 * Whether `head`, which was told to look at less than `base`, leaves a file out. An exclusion that can't be
 * evaluated leaves out everything; one that both have does not count, because the file was looked at in spite of it.
 */
export function leavesOut(
  path: string,
  { base, head }: { readonly base: Scope; readonly head: Scope },
): boolean {
  const names = head.named ?? []
  const isNamed = names.some((name) => isBelow(path, name))
  if (namesLess(base, head) && !isNamed) {
    return true
  }
  if (names.length === 0 && includesLess(base, head) && !isListed(path, head)) {
    return true
  }
  const added = head.excludePatterns.filter((pattern) => !base.excludePatterns.includes(pattern))
  if (!names.includes(path) && added.some((pattern) => isExcluded(path, pattern, head.folder))) {
    return true
  }
  return names.length === 0
    ? isListed(path, base) && !isListed(path, head)
    : !isInExclusion(path, base) && isInExclusion(path, head)
}

/** What the configuration starts from; a pattern is below whatever its folder is below. */
function rootsOf(scope: Scope): readonly string[] {
  const included = includedBy(scope)
  return included.length === 0 ? [scope.folder] : included
}

function isListed(path: string, { parts }: Scope): boolean {
  return (
    parts.length === 0 ||
    parts.some(
      ({ include, exclude }) =>
        (include.length === 0 || include.some((glob) => globMatches(glob, path))) &&
        !exclude.some((glob) => globMatches(glob, path)),
    )
  )
}

function isInExclusion(path: string, { parts }: Scope): boolean {
  return parts.some(({ exclude }) => exclude.some((glob) => globMatches(glob, path)))
}

/** mypy asks for each folder on the way, with a `/` behind it, and for the file. `matches_exclude` of mypy 2.4. */
function isExcluded(path: string, pattern: string, folder: string): boolean {
  const relative = folder !== '' && isBelow(path, folder) ? path.slice(folder.length + 1) : path
  const names = relative.split('/')
  const steps = names.map(
    (_, index) => names.slice(0, index + 1).join('/') + (index < names.length - 1 ? '/' : ''),
  )
  return steps.some((step) => patternFound(pattern, step) !== false)
}
