/** A file that stands in somebody's folder for a while. */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { nodeFiles } from '../fs/node-files.ts'
import { endingAfter, unlessStopped } from './held-signals.ts'

/**
 * The action's result; it gets the file's name, which is new. The file is gone afterwards, also behind Ctrl-C and a cancelled job;
 * only a process that is killed leaves it. Throws a `ProblemError` where it can't be written.
 */
export function lentFile<Result>(
  folder: string,
  text: string,
  action: (name: string) => Promise<Result>,
): Promise<Result> {
  const name = `.type-ratchet-${randomBytes(6).toString('hex')}.json`
  const path = join(folder, name)
  return endingAfter(async (stop) => {
    try {
      await nodeFiles.write(path, text)
      return await unlessStopped(() => action(name), stop)
    } finally {
      await rm(path, { force: true })
    }
  })
}
