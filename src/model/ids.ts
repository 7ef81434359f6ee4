/**
 * Branded strings for values that get mixed up, and the checked constructors that alone may make them.
 * Works on text only: no file system, no platform rules.
 */

declare const brand: unique symbol
type Branded<Text extends string, Name extends string> = Text & { readonly [brand]: Name }

/**
 * Where a diagnostic stands: relative to the repository root with `/`, without `.` or `..` segments.
 * Two exceptions, both kept as the checker printed them: a file outside the root, and `''` for a
 * diagnostic about the whole project.
 */
export type RepoPath = Branded<string, 'RepoPath'>
/** A rule code as the checker prints it: `attr-defined`, `TS2322`. */
export type RuleCode = Branded<string, 'RuleCode'>
/** A full object name, 40 hex digits (SHA-1) or 64 (SHA-256), lower case. */
export type CommitSha = Branded<string, 'CommitSha'>

const commitPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** `null` when the text is not a full lower-case object name; abbreviations and refs are refused. */
export function commitSha(text: string): CommitSha | null {
  return commitPattern.test(text) ? (text as CommitSha) : null
}

/** `null` for the empty string: "no code" has one spelling. */
export function ruleCode(text: string | null): RuleCode | null {
  return text === null || text === '' ? null : (text as RuleCode)
}

/** Trusts that the text came from {@link repositoryPath} or from a decoded snapshot. */
export function storedPath(text: string): RepoPath {
  return text as RepoPath
}

/** The two folders that a printed path is read against; absolute, with `/` or with a drive letter. */
export interface PathBase {
  /** The repository root, with symbolic links followed. */
  readonly root: string
  /** The root as the user spells it; a checker may print either. */
  readonly spelledRoot: string
  /** Where the checker ran; relative paths start here. */
  readonly cwd: string
}

/** A printed path after reading: inside the root, or not, in which case it stays as printed. */
export type PrintedPath =
  | { readonly kind: 'inside'; readonly path: RepoPath }
  | { readonly kind: 'outside'; readonly path: RepoPath }

/**
 * Reads a path as a checker printed it. Backslashes count as separators only when the path or the root
 * is a Windows one, because on POSIX they are legal in file names. Symbolic links are not followed.
 */
export function repositoryPath(printed: string, base: PathBase): PrintedPath {
  const windows = isWindowsPath(printed) || isWindowsPath(base.root)
  const slashed = (text: string): string => (windows ? text.replaceAll('\\', '/') : text)
  const absolute = isAbsolute(slashed(printed))
  const segments = normalise(absolute ? slashed(printed) : `${slashed(base.cwd)}/${slashed(printed)}`)
  for (const root of [base.root, base.spelledRoot]) {
    const start = normalise(slashed(root))
    if (startsWith(segments, start, windows)) {
      return { kind: 'inside', path: storedPath(segments.slice(start.length).join('/')) }
    }
  }
  return { kind: 'outside', path: storedPath(printed) }
}

/** Absolute, of Windows, or with segments that are empty or dots. */
const unusual = /^[/\\]|^[A-Za-z]:[\\/]|(?:^|\/)\.{0,2}(?:\/|$)/

/** {@link repositoryPath} for many paths: the folders are looked at once, and what is added to a usual path is the same each time. */
export function pathReader(base: PathBase): (printed: string) => PrintedPath {
  const probe = repositoryPath('x', base)
  if (probe.kind === 'outside' || isWindowsPath(base.root)) {
    return (printed) => repositoryPath(printed, base)
  }
  const prefix = probe.path.slice(0, -1)
  return (printed) =>
    unusual.test(printed)
      ? repositoryPath(printed, base)
      : { kind: 'inside', path: storedPath(`${prefix}${printed}`) }
}

/** Strictly inside: the root itself is no file. Windows ignores case. */
function startsWith(path: readonly string[], start: readonly string[], windows: boolean): boolean {
  const folded = (segment: string | undefined): string | undefined =>
    windows ? segment?.toLowerCase() : segment
  return (
    path.length > start.length && start.every((segment, index) => folded(path[index]) === folded(segment))
  )
}

function isWindowsPath(text: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(text) || text.startsWith('\\\\')
}

function isAbsolute(text: string): boolean {
  return text.startsWith('/') || /^[A-Za-z]:\//.test(text)
}

function normalise(path: string): readonly string[] {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') {
      segments.pop()
    } else if (segment !== '' && segment !== '.') {
      segments.push(segment)
    }
  }
  return segments
}
