/**
 * Python regular expressions, as far as they can be searched in bounded time: a pattern may come from anybody's
 * snapshot. What can't is said to be unknown.
 */

/** Longer paths are not searched: two repetitions in a search take their length to the third power. */
const longestPath = 300
const mostRepetitions = 2

const piece = /\\[AZbBdDsSwW]|\\[^A-Za-z0-9]|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\[\](){}*+?|]/.source
const tokens = new RegExp(String.raw`(?<piece>${piece})(?<repeat>[*+?]?)|\((?:\?:)?|\)\??|\|`, 'y')

/** Whether the pattern is found in the path; null when that can't be said. */
export function patternFound(pattern: string, path: string): boolean | null {
  const expression = path.length > longestPath ? null : translated(pattern)
  return expression === null ? null : expression.test(path)
}

function translated(pattern: string): RegExp | null {
  const text = pattern.startsWith('(?x)') ? withoutLayout(pattern.slice(4)) : pattern
  let repetitions = 0
  let source = ''
  for (tokens.lastIndex = 0; tokens.lastIndex < text.length; ) {
    const match = tokens.exec(text)
    if (match === null) {
      return null
    }
    repetitions += /[*+]/.test(match.groups?.['repeat'] ?? '') ? 1 : 0
    source += match[0].replace(/^\\A/, '^').replace(/^\\Z/, '$')
  }
  return repetitions > mostRepetitions ? null : compiled(source)
}

/** Verbose patterns: white space and comments mean nothing outside of classes. */
function withoutLayout(pattern: string): string {
  return pattern.replace(/(\\.|\[(?:\\.|[^\]\\])*\])|\s+|#.*/g, (_, kept: string | undefined) => kept ?? '')
}

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source)
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null
    }
    throw error
  }
}
