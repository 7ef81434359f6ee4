/** What people see when the mistake is ours. */
import { version } from './version.ts'

/** To stderr, with what a report needs. */
export function reportBug(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `type-ratchet ${version} had an internal error; this is a bug in type-ratchet, and nothing was compared.\n` +
      `Please report it with the lines below: https://github.com/type-ratchet/type-ratchet/issues\n\n${stack}\n`,
  )
}
