/**
 * What an exit says by itself, whatever was printed: its words, and the signal that ended the process.
 * What a code means to one checker is that checker's business.
 */
import type { Exit } from '../checker.ts'

/** `exit code 2`, `signal SIGKILL` or `unknown exit code`. */
export function describeExit(exit: Exit): string {
  switch (exit.kind) {
    case 'code':
      return `exit code ${exit.code}`
    case 'signal':
      return `signal ${exit.signal}`
    case 'unknown':
      return 'unknown exit code'
    default:
      return exit satisfies never
  }
}

/** How a shell or a package manager passes on that its child was killed: 128 and the signal's number. */
const shellSignals: ReadonlyMap<number, string> = new Map([
  [129, 'SIGHUP'],
  [130, 'SIGINT'],
  [131, 'SIGQUIT'],
  [132, 'SIGILL'],
  [133, 'SIGTRAP'],
  [134, 'SIGABRT'],
  [135, 'SIGBUS'],
  [136, 'SIGFPE'],
  [137, 'SIGKILL'],
  [139, 'SIGSEGV'],
  [141, 'SIGPIPE'],
  [143, 'SIGTERM'],
  // A Python program that passes on what `subprocess` says (basedpyright): 256 minus the signal's number
  [241, 'SIGTERM'],
  [245, 'SIGSEGV'],
  [247, 'SIGKILL'],
  [250, 'SIGABRT'],
])

/** The signal that ended the process, also when a shell reported it as a number; null when none did. */
export function endingSignal(exit: Exit): string | null {
  if (exit.kind === 'signal') {
    return exit.signal
  }
  return exit.kind === 'code' ? (shellSignals.get(exit.code) ?? null) : null
}
