/**
 * Starts checkers as child processes, without a shell, and collects what they print, within a limit of bytes
 * and of time. Whatever ends a run early ends everything that came from it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { StringDecoder } from 'node:string_decoder'
import {
  type CheckerProcess,
  type Invocation,
  mostOutput,
  type ProcessResult,
} from '#ports/checker-process.ts'
import { childEnvironment } from './child-environment.ts'
import { findExecutable } from './executable.ts'
import { endWithUs } from './own-end.ts'
import { endFamily } from './process-end.ts'
import type { ProcessFamily } from './process-table.ts'

/** Between asking a checker to end and killing it. */
const graceMs = 5000
/** No process has this number, and no group or session. */
const noProcess = -1
const markName = 'TYPE_RATCHET_RUN'

/** `environment` is ours; the child gets it without what it must not see. */
export function spawnedChecker(
  environment: NodeJS.ProcessEnv,
  limits: { readonly bytes?: number; readonly graceMs?: number } = {},
): CheckerProcess {
  const env = childEnvironment(environment)
  return {
    run: async (invocation) => {
      const [name, ...args] = invocation.argv
      const found = await findExecutable(name, { cwd: invocation.cwd, path: environment['PATH'] ?? '' })
      if (found.kind !== 'found') {
        return found
      }
      const mark = randomUUID()
      const child = spawn(found.path, args, {
        cwd: invocation.cwd,
        env: { ...env, [markName]: mark },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, so that it can be ended as a whole; on Windows that would open a window.
        detached: process.platform !== 'win32',
      })
      const family = child.pid === undefined ? null : { root: child.pid, mark: `${markName}=${mark}` }
      return collect({ child, family }, invocation, { bytes: mostOutput, graceMs, ...limits })
    },
    locate: async (program, cwd) => {
      const found = await findExecutable(program, { cwd, path: environment['PATH'] ?? '' })
      return found.kind === 'found' ? found.path : null
    },
  }
}

/**
 * Once the first process has ended, its number may be given to somebody else's; what is left of the run is known
 * by its mark then, where that can be read.
 */
function leftOf(child: ChildProcess, family: ProcessFamily): ProcessFamily {
  const ended = child.exitCode !== null || child.signalCode !== null
  return ended && process.platform === 'linux' ? { ...family, root: noProcess } : family
}

interface Running {
  readonly child: ChildProcess
  /** Null when it could not be started. */
  readonly family: ProcessFamily | null
}

function collect(
  { child, family }: Running,
  { onOutput, timeLimitMs }: Invocation,
  limits: { readonly bytes: number; readonly graceMs: number },
): Promise<ProcessResult> {
  const release = family === null ? (): void => undefined : endWithUs(family)
  const texts = { stdout: '', stderr: '' }
  return new Promise<ProcessResult>((resolve, reject) => {
    let bytes = 0
    let cut: ((survivors: number) => ProcessResult) | null = null
    /** Only the first reason counts; output that comes later belongs to a run that is refused anyway. */
    const cutOff = (waitMs: number, result: (survivors: number) => ProcessResult): void => {
      if (cut === null && family !== null) {
        cut = result
        endFamily(leftOf(child, family), waitMs).then((survivors) => resolve(result(survivors)), reject)
      }
    }
    const timer =
      timeLimitMs === null
        ? undefined
        : setTimeout(() => {
            cutOff(limits.graceMs, (survivors) => ({
              kind: 'timed-out',
              limitMs: timeLimitMs,
              survivors,
              ...texts,
            }))
          }, timeLimitMs)
    for (const name of ['stdout', 'stderr'] as const) {
      const decoder = new StringDecoder('utf8')
      const take = (text: string): void => {
        texts[name] += text
        onOutput(text, name)
      }
      child[name]?.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > limits.bytes) {
          const printed = bytes
          cutOff(0, () => ({ kind: 'too-large', bytes: printed, limit: limits.bytes }))
          return
        }
        take(decoder.write(chunk))
      })
      // Half a character at the end shows that the output was cut; it must not vanish.
      child[name]?.on('end', () => take(decoder.end()))
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      resolve({ kind: 'not-executable', reason: error.message })
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (cut === null) {
        resolve(
          signal === null
            ? { kind: 'exited', code: code ?? 0, ...texts }
            : { kind: 'killed', signal, ...texts },
        )
      }
    })
  }).finally(() => {
    release()
    // What could not be ended may hold the other ends; nobody waits for it.
    child.stdout?.destroy()
    child.stderr?.destroy()
    child.unref()
  })
}
