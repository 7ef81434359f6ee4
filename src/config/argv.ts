/**
 * Splits a command line into arguments the way a POSIX shell does, without expanding anything. What would
 * need a shell is refused instead of being passed on as text. POSIX.1-2017, Shell Command Language, 2.2.
 */
import { ProblemError } from '#model/problem.ts'

const token =
  /(?<space>\s+)|(?<continuation>\\\r?\n)|'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<plain>[^\s'"\\$;|&<>*`]+)/y

/**
 * `input` is the name the user knows the text by. Line breaks separate arguments, so that a YAML block can
 * hold one a line. Throws a `ProblemError` of the family config-error.
 */
export function splitArguments(text: string, input: string): readonly string[] {
  const args: string[] = []
  let current: string | null = null
  for (let index = 0; index < text.length; index = token.lastIndex) {
    token.lastIndex = index
    const groups = token.exec(text)?.groups
    if (groups === undefined) {
      throw refusal(text, input, text.charAt(index))
    }
    const part =
      groups['single'] ??
      groups['double']?.replace(escapeInQuotes, '$1') ??
      groups['escaped'] ??
      groups['plain']
    if (part !== undefined) {
      current = (current ?? '') + part
    } else if (groups['space'] !== undefined && current !== null) {
      args.push(current)
      current = null
    }
  }
  return current === null ? args : [...args, current]
}

/** In double quotes a backslash escapes only these, and takes a line break away (2.2.3). */
const escapeInQuotes = /\\(?:([$`"\\])|\r?\n)/g

function refusal(value: string, input: string, found: string): ProblemError {
  const unclosed = found === "'" || found === '"' || found === '\\'
  return new ProblemError(
    unclosed
      ? { kind: 'command-unclosed-quote', input, value }
      : { kind: 'command-needs-shell', input, value, found },
  )
}

/** The reverse, for people to copy: quotes what a shell would change. */
export function joinArguments(args: readonly string[]): string {
  return args
    .map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`))
    .join(' ')
}
