/** What `check --watch` says between two results. The problem lists of editors look for both lines. */

/** A result stands above, and nothing is run. */
export const watchingText = 'Watching for changes. Ctrl-C ends.'

const mostNamed = 3

/** A new result is on its way. At least one file. */
export function changedText(files: readonly string[]): string {
  const more = files.length - mostNamed
  const named = files.slice(0, mostNamed).join(', ')
  return `Changed: ${named}${more > 0 ? ` and ${more} more` : ''}`
}
