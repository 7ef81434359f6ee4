/** Starts the process that puts things back when this one can't any more. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { systemReason } from '../fs/system-reason.ts'
import { unchangeable } from './unchangeable.ts'

/**
 * It has a session of its own, so that no Ctrl-C reaches it, and notices our end by the end of a pipe. Gives what lets it go
 * and waits for its end, once it listens: it must not put back what the next use of the folder moves.
 */
export function watched([program, ...args]: readonly [string, ...string[]]): Promise<() => Promise<void>> {
  const child = spawn(program, args, { detached: true, stdio: ['pipe', 'pipe', 'ignore'] })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(unchangeable(systemReason(error))))
    child.on('close', () => reject(unchangeable('the process that would put it back did not start')))
    child.stdout.once('data', () => {
      child.unref()
      child.stdout.destroy()
      resolve(async () => {
        child.ref()
        const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
        child.stdin.end()
        await ended
      })
    })
  })
}
