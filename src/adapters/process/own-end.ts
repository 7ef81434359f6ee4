/**
 * When we are told to end (a cancelled job, Ctrl-C), the run ends first: it has a process group of its own, so
 * that nobody else would tell it.
 */
import { endFamily, killGroup } from './process-end.ts'
import type { ProcessFamily } from './process-table.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** The runner gives a cancelled step 7.5 seconds before it asks harder. */
const graceMs = 3000

/** Until the function that is returned is called. */
export function endWithUs(family: ProcessFamily): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    void endFamily(family, graceMs).finally(() => {
      release()
      // With nobody listening any more it ends us as if we had never listened.
      process.kill(process.pid, signal)
    })
  }
  const onExit = (): void => killGroup(family)
  const release = (): void => {
    process.off('exit', onExit)
    for (const signal of signals) {
      process.off(signal, onSignal)
    }
  }
  process.on('exit', onExit)
  for (const signal of signals) {
    process.on(signal, onSignal)
  }
  return release
}
