/**
 * Reads CODEOWNERS and says who owns a file. The last pattern that fits wins, as on GitHub; what GitHub does not
 * support there (`!`, `[ ]`, a line without a pattern) is passed over like it does.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */

/** Where GitHub looks, in this order; the first file found counts. */
export const codeOwnersFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/** GitHub ignores larger files. In characters here, which is never less strict. */
const largestFile = 3 * 1024 * 1024

/** One line. Without owners the files that fit have none. */
interface OwnerRule {
  readonly segments: readonly string[]
  readonly owners: readonly string[]
}

/** Gives the owners of a path, in the order of the line; empty when nobody owns it. */
export type OwnersOf = (path: string) => readonly string[]

/** Answers are remembered by path: reports ask for the same few thousand again and again. */
export function codeOwners(text: string): OwnersOf {
  const rules = readRules(text)
  const known = new Map<string, readonly string[]>()
  return (path) => {
    const answer = known.get(path) ?? lastFit(rules, path.split('/'))
    known.set(path, answer)
    return answer
  }
}

/** Everybody that the file names. */
export function namedOwners(text: string): readonly string[] {
  return readRules(text).flatMap(({ owners }) => owners)
}

/** `@team`, `@org/team` or an address. */
export function isOwner(word: string): boolean {
  return /^@[\w-]+(?:\/[\w.-]+)?$|^[^\s@]+@[^\s@]+$/.test(word)
}

function readRules(text: string): readonly OwnerRule[] {
  return text.length > largestFile
    ? []
    : text
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n|\r/)
        .flatMap(readLine)
}

function lastFit(rules: readonly OwnerRule[], path: readonly string[]): readonly string[] {
  return rules.findLast(({ segments }) => segmentsFit(segments, path))?.owners ?? []
}

/** A blank with a backslash before it belongs to the pattern; ` #` starts a comment. */
function readLine(line: string): readonly OwnerRule[] {
  const [pattern = '', ...rest] = line.trim().split(/(?<!\\)[ \t]+/)
  if (pattern === '' || /^[#!]/.test(pattern) || pattern.includes('[') || pattern.includes(']')) {
    return []
  }
  const comment = rest.findIndex((word) => word.startsWith('#'))
  const owners = comment === -1 ? rest : rest.slice(0, comment)
  return owners.every(isOwner) ? [{ segments: patternSegments(pattern.replace(/\\(.)/g, '$1')), owners }] : []
}

/**
 * As path segments, with `**` for any number of them. A pattern with a slash before its end is anchored at the
 * root; a folder's name stands for everything below it, but `docs/*` only for the files right in it.
 */
function patternSegments(pattern: string): readonly string[] {
  const folder = pattern.endsWith('/')
  const parts = pattern.split('/').filter((part) => part !== '')
  const anchored = pattern.replace(/\/$/, '').includes('/')
  const last = parts.at(-1) ?? ''
  const below = folder || (last !== '*' && last !== '**')
  return [...(anchored ? [] : ['**']), ...parts, ...(below ? [folder ? belowFolder : belowAny] : [])]
}

/** At the end of a pattern: at least one more segment; any number of them. */
const belowFolder = '/+'
const belowAny = '/*'

/** Greedy with one way back, like a glob over characters: never more than pattern times path steps. */
function segmentsFit(pattern: readonly string[], path: readonly string[]): boolean {
  let [at, next] = [0, 0]
  let [star, retry] = [-1, 0]
  while (next < path.length) {
    const segment = pattern[at]
    if (segment === belowAny || segment === belowFolder) {
      return true
    }
    if (segment === '**') {
      star = at
      retry = next
      at += 1
    } else if (segment !== undefined && textFits(segment, path[next] ?? '')) {
      at += 1
      next += 1
    } else if (star >= 0) {
      retry += 1
      next = retry
      at = star + 1
    } else {
      return false
    }
  }
  return pattern.slice(at).every((segment) => segment === '**' || segment === belowAny)
}

/** `*` is any run of characters, `?` one. */
function textFits(pattern: string, text: string): boolean {
  let [at, next] = [0, 0]
  let [star, retry] = [-1, 0]
  while (next < text.length) {
    const char = pattern[at]
    if (char === '*') {
      star = at
      retry = next
      at += 1
    } else if (char !== undefined && (char === '?' || char === text[next])) {
      at += 1
      next += 1
    } else if (star >= 0) {
      retry += 1
      next = retry
      at = star + 1
    } else {
      return false
    }
  }
  return /^\**$/.test(pattern.slice(at))
}
