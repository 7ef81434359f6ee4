/** Waits for the end of the process that moved files in a working copy, and puts back what it left. Not for users. */
import { putBack } from '#adapters/tree/put-back.ts'

/** What the command line is started with by whoever checks another commit. */
export const restoreWord = '--restore-tree'

/** Ends when its standard input does. */
export async function restoreTree(folder: string, environment: NodeJS.ProcessEnv): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined)
  }
  process.stdout.write('ready\n')
  for await (const _chunk of process.stdin) {
    // Nothing is said; only the end counts.
  }
  await putBack(folder, { environment })
  return 0
}
