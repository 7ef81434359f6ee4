/**
 * The one encoder for the runner's log. The runner reads `::command::` at the start of a trimmed line and
 * `##[command]` anywhere in a line (actions/runner, ActionCommand.cs); neither survives here.
 */

/** All controls but the tab. */
const controls = /[^\P{Cc}\t]/gu

/**
 * One line of foreign output for the log. It starts with a space, because the problem matchers that
 * `setup-node` and others register want a line to start with a path.
 */
export function logLine(line: string): string {
  const inert = line
    .replace(controls, '')
    .replaceAll('##[', '##\u200b[')
    .replace(/^(\s*):(?=:)/, '$1:\u200b')
  return ` ${inert}`
}
