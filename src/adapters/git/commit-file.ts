/** Commits one file of a working copy, and nothing else that is staged or edited. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { messageOf } from '../thrown.ts'

const run = promisify(execFile)

/** How it went. */
export type Committed =
  /** The file is as it was committed. */
  { readonly kind: 'committed' | 'nothing' } | { readonly kind: 'failed'; readonly reason: string }

/** `folder`: in the working copy. Hooks run as in any commit. */
export async function commitFile(
  file: string,
  { folder, message }: { readonly folder: string; readonly message: string },
): Promise<Committed> {
  const git = (...args: readonly string[]) => run('git', ['-C', folder, ...args])
  try {
    await git('add', '--', file)
    const { stdout } = await git('diff', '--cached', '--name-only', '--', file)
    if (stdout === '') {
      return { kind: 'nothing' }
    }
    await git('commit', '--quiet', '--message', message, '--only', '--', file)
    return { kind: 'committed' }
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error).trim() }
  }
}
