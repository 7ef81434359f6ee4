/**
 * Reads a CODEOWNERS file and says who owns a path. The last pattern that matches wins, as on GitHub.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */

/** One line with a pattern; no owners take the ones of earlier lines away. */
export interface OwnerRule {
  readonly pattern: RegExp
  /** As written, separated by one space; `''` for nobody. */
  readonly owners: string
}

/** Where GitHub looks, in its order: the first file that is there counts. */
export const ownerFiles: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']

/** More wildcards than this in one pattern would take long to look for and name nothing that anybody owns. */
const mostWildcards = 5

/**
 * Lines that GitHub skips as invalid (`!`, character ranges) are skipped here too, and those with more than five
 * wildcards.
 */
export function ownerRules(text: string): readonly OwnerRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern = '', ...owners] = words(line)
    const wildcards = pattern.match(/\*+|\?/g)?.length ?? 0
    return pattern === '' || /^!|[[\]]/.test(pattern) || wildcards > mostWildcards
      ? []
      : [{ pattern: patternOf(pattern), owners: owners.join(' ') }]
  })
}

/** `''` for nobody. */
export function ownersOf(rules: readonly OwnerRule[], path: string): string {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? ''
}

/** A backslash keeps the next character from meaning anything; `#` at the start of a word begins a comment. */
function words(line: string): readonly string[] {
  const found = line.match(/(?:\\.|[^\s\\])+/g) ?? []
  const comment = found.findIndex((word) => word.startsWith('#'))
  return comment === -1 ? found : found.slice(0, comment)
}

/**
 * As in .gitignore: anchored when a slash stands anywhere but at the end; a folder owns what is inside, except
 * behind a last star, which reaches one level.
 */
function patternOf(pattern: string): RegExp {
  const anchored = pattern.slice(0, -1).includes('/')
  const folder = pattern.endsWith('/')
  const body = pattern.replace(/^\/|\/$/g, '')
  const source = body
    .split(/(\\.|\*\*\/|\/\*\*$|\*\*|\*|\?)/)
    .map(translated)
    .join('')
  const end = folder ? '/' : /(?:^|\/)\*$/.test(body) && anchored ? '$' : '(?:/|$)'
  return new RegExp(`${anchored ? '^' : '(?:^|/)'}${source}${end}`, 'u')
}

function translated(piece: string): string {
  switch (piece) {
    case '**/':
      return '(?:.*/)?'
    case '/**':
      return '/.*'
    case '**':
      return '.*'
    case '*':
      return '[^/]*'
    case '?':
      return '[^/]'
    default:
      return piece.replace(/^\\(.)/, '$1').replace(/[.+^${}()|/\\*?]/g, '\\$&')
  }
}
