/**
 * Cuts pyright's text into messages: where one starts, and which lines are provably its rest. Messages quote
 * the user's own text (`@deprecated`), so a line is a rest by its indentation or, in the form that
 * basedpyright has for GitHub, because the command behind it says the same.
 * Upstream: `logDiagnosticToConsole` in pyright.ts, 1.1.300 to 1.1.414, and
 * `reportDiagnosticsAsGithubActionsCommands` in basedpyright's, 1.13 to 1.40.
 */
import type { Severity } from '#model/diagnostic.ts'

/** What stands before a message. */
export interface PyrightHead {
  /** By two spaces; the form for GitHub does not. */
  readonly indented: boolean
  readonly file: string
  /** Null when the message is about the whole file. */
  readonly place: { readonly line: number; readonly column: number } | null
  readonly severity: Severity
  readonly message: string
}

/** A message and how many lines it takes. */
export interface PyrightMessage {
  readonly head: PyrightHead
  /** Whole, with the rule at its end. */
  readonly text: string
  readonly length: number
}

/**
 * `file:line:column - error: …`, `file: error: …`, `notebook.ipynb:cell:line:column - error: …`. What the rest of the line can't be is
 * found out once, not at each place where a file could end.
 */
const start =
  /^(?=.*$)( {2})?(\S.*?)(?:(?:(?<=\.ipynb):\d+)?:(\d+):(\d+) -|(?:(?<=\.ipynb):\d+)?:) (error|warning|information): (.*)$/

/** Null for a line that starts no message. */
export function pyrightHead(line: string): PyrightHead | null {
  const [, indent, file = '', at, column, severity, message = ''] = start.exec(line) ?? []
  if (severity !== 'error' && severity !== 'warning' && severity !== 'information') {
    return null
  }
  const place = at === undefined ? null : { line: Number(at), column: Number(column) }
  return { indented: indent !== undefined, file, place, severity, message }
}

/** Where the commands for GitHub are, so that no message has to look for its own through the whole output. */
export interface Commands {
  /** For each line: the first command at it or below; the number of lines where there is none. */
  readonly next: readonly number[]
  /** How many line breaks the text of each command holds, by its line. */
  readonly breaks: ReadonlyMap<number, number>
}

/** Looks at each line once. */
export function commandsIn(lines: readonly string[]): Commands {
  const next: number[] = []
  const breaks = new Map<number, number>()
  for (let at = lines.length; at >= 0; at -= 1) {
    const line = lines[at] ?? ''
    if (line.startsWith('::')) {
      breaks.set(at, line.split('%0A').length - 1)
    }
    next[at] = breaks.has(at) ? at : (next[at + 1] ?? lines.length)
  }
  return { next, breaks }
}

/** The message that starts at this line; null when none does, or when it can't be told where it ends. */
export function pyrightMessage(
  lines: readonly string[],
  at: number,
  commands: Commands,
): PyrightMessage | null {
  const head = pyrightHead(lines[at] ?? '')
  if (head === null) {
    return null
  }
  if (head.indented) {
    return indentedMessage(head, lines, at)
  }
  return head.severity === 'information'
    ? annotatedInformation(head, lines, at)
    : annotatedMessage(head, { lines, at, end: commands.next[at + 1] ?? lines.length, commands })
}

function indentedMessage(head: PyrightHead, lines: readonly string[], at: number): PyrightMessage {
  let end = at + 1
  while (lines[end]?.startsWith('  ') && pyrightHead(lines[end] ?? '') === null) {
    end += 1
  }
  const rest = lines.slice(at + 1, end).map((line) => line.slice(2))
  return { head, text: [head.message, ...rest].join('\n'), length: end - at }
}

/** Informations have no command behind them; what pyright itself adds to a message is indented. */
function annotatedInformation(head: PyrightHead, lines: readonly string[], at: number): PyrightMessage {
  let end = at + 1
  while (/^\s/.test(lines[end] ?? '')) {
    end += 1
  }
  return { head, text: [head.message, ...lines.slice(at + 1, end)].join('\n'), length: end - at }
}

/** The command must have as many lines as there are in front of it, before it is worth comparing. */
function annotatedMessage(
  head: PyrightHead,
  place: {
    readonly lines: readonly string[]
    readonly at: number
    readonly end: number
    readonly commands: Commands
  },
): PyrightMessage | null {
  const { lines, at, end, commands } = place
  if (commands.breaks.get(end) !== end - at - 1) {
    return null
  }
  const text = [head.message, ...lines.slice(at + 1, end)].join('\n')
  return lines[end] === commandOf(head, text) ? { head, text, length: end + 1 - at } : null
}

/** Upstream: `issueCommand` of @actions/core. */
function commandOf({ severity, file, place }: PyrightHead, text: string): string {
  const data = text.replaceAll('%', '%25').replaceAll('\n', '%0A')
  const property = file.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
  return `::${severity} file=${property},line=${place?.line ?? 1},col=${place?.column ?? 1}::${data}`
}
