/** Starting a checker, without a shell. */

/**
 * Bytes that a checker may print, or that a text of its output may have: a million errors of mypy that repeat their words, in less than
 * 1 GiB of memory (docs/formats.md). One JSON document may have less: it is parsed as a whole.
 */
export const mostOutput: number = 128 * 1024 * 1024

/** What to start, and where. */
export interface Invocation {
  readonly argv: readonly [string, ...string[]]
  /** Absolute. */
  readonly cwd: string
  /** After which it is ended, with everything that it started; null: never. */
  readonly timeLimitMs: number | null
  /** Gets each chunk as it comes, for people to watch. */
  readonly onOutput: (chunk: string, from: 'stdout' | 'stderr') => void
}

/** How it went. A process that never started is told apart from one that failed. */
export type ProcessResult =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly stdout: string; readonly stderr: string }
  | {
      readonly kind: 'timed-out'
      readonly limitMs: number
      /** Processes that could not be ended. */
      readonly survivors: number
      readonly stdout: string
      readonly stderr: string
    }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'not-executable'; readonly reason: string }

/** Runs one program at a time and always resolves. */
export interface CheckerProcess {
  readonly run: (invocation: Invocation) => Promise<ProcessResult>
  /** The file that a program's name means in a folder; null when there is none. */
  readonly locate: (program: string, cwd: string) => Promise<string | null>
}
