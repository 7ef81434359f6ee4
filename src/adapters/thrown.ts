/** What Node and others throw, which may be anything. */

/** `ENOENT`, or the exit code of a child process as text; null for what carries none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null
}

/** In its own words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
