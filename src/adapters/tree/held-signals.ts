/**
 * Ctrl-C and a cancelled job end us only when files are where they belong again. Whoever asks to end us harder meets the guard
 * process, which puts them back after us.
 */
import { ProblemError } from '#model/problem.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * A signal that comes during `use` ends us behind it, as if it came then, once `stopped` has told that. Unless files could not be
 * put back: then that is thrown like anything else, so that it is told.
 */
export async function endingAfter<Result>(
  use: (stop: AbortSignal) => Promise<Result>,
  stopped: () => void = () => undefined,
): Promise<Result> {
  const stop = new AbortController()
  let noted: NodeJS.Signals | null = null
  const onSignal = (signal: NodeJS.Signals): void => {
    noted ??= signal
    // Who listens beside us ends a checker first, and sends the signal again.
    if (process.listenerCount(signal) === 1) {
      stop.abort()
    }
  }
  for (const signal of signals) {
    process.on(signal, onSignal)
  }
  const [outcome] = await Promise.allSettled([use(stop.signal)])
  for (const signal of signals) {
    process.off(signal, onSignal)
  }
  if (noted !== null && !isNotBack(outcome)) {
    stopped()
    process.kill(process.pid, noted)
  }
  if (outcome.status === 'rejected') {
    throw outcome.reason
  }
  return outcome.value
}

function isNotBack(outcome: PromiseSettledResult<unknown>): boolean {
  const reason: unknown = outcome.status === 'rejected' ? outcome.reason : null
  return reason instanceof ProblemError && reason.problem.kind === 'tree-not-restored'
}

/** The action's result; rejects at once when it is to stop. An action that has not begun does not begin then. */
export async function unlessStopped<Result>(
  action: () => Promise<Result>,
  stop: AbortSignal,
): Promise<Result> {
  stop.throwIfAborted()
  const aborted = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true })
  })
  return Promise.race([action(), aborted])
}
