/** Waits for the end of the process that moved files in a working copy, and puts back what it left. Not for users. */
import { putBack } from '#adapters/git/tree-journal.ts'

/** What `check --against` starts the command line with. */
export const restoreWord = '--restore-tree'

/** Started by `check --against`; ends when its standard input does. */
export async function restoreTree(folder: string): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined)
  }
  process.stdout.write('ready\n')
  for await (const _chunk of process.stdin) {
    // Nothing is said; only the end counts.
  }
  await putBack(folder)
  return 0
}
