/** Starts checkers as child processes, without a shell, and collects what they print within a limit. */
import { type ChildProcess, spawn } from 'node:child_process'
import { StringDecoder } from 'node:string_decoder'
import type { CheckerProcess, Invocation, ProcessResult } from '#ports/checker-process.ts'
import { childEnvironment } from './child-environment.ts'
import { findExecutable } from './executable.ts'

/** Bytes of stdout and stderr together; about two million diagnostics. */
const mostBytes = 512 * 1024 * 1024

/** `environment` is ours; the child gets it without what it must not see. */
export function spawnedChecker(environment: NodeJS.ProcessEnv, limit: number = mostBytes): CheckerProcess {
  const env = childEnvironment(environment)
  return {
    run: async (invocation) => {
      const [name, ...args] = invocation.argv
      const found = await findExecutable(name, { cwd: invocation.cwd, path: environment['PATH'] ?? '' })
      if (found.kind !== 'found') {
        return found
      }
      const child = spawn(found.path, args, { cwd: invocation.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
      return collect(child, invocation, limit)
    },
    locate: async (program, cwd) => {
      const found = await findExecutable(program, { cwd, path: environment['PATH'] ?? '' })
      return found.kind === 'found' ? found.path : null
    },
  }
}

function collect(child: ChildProcess, { onOutput }: Invocation, limit: number): Promise<ProcessResult> {
  return new Promise((resolve) => {
    const texts = { stdout: '', stderr: '' }
    let bytes = 0
    for (const name of ['stdout', 'stderr'] as const) {
      const decoder = new StringDecoder('utf8')
      const take = (text: string): void => {
        texts[name] += text
        onOutput(text)
      }
      child[name]?.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > limit) {
          resolve({ kind: 'too-large', bytes, limit })
          child.kill('SIGKILL')
          return
        }
        take(decoder.write(chunk))
      })
      // Half a character at the end shows that the output was cut; it must not vanish.
      child[name]?.on('end', () => take(decoder.end()))
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      resolve({ kind: 'not-executable', reason: error.message })
    })
    child.on('close', (code, signal) => {
      resolve(
        signal === null
          ? { kind: 'exited', code: code ?? 0, ...texts }
          : { kind: 'killed', signal, ...texts },
      )
    })
  })
}
