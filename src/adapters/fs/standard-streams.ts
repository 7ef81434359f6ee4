/**
 * Standard input and output to their end: what can't be written is an error and never lost without a word, what never
 * ends is cut.
 */
import { fstatSync, writeSync } from 'node:fs'
import { ProblemError } from '#model/problem.ts'
import { codeOf } from '../thrown.ts'
import { type BoundedBytes, takeBounded } from './bounded-read.ts'
import { systemReason } from './system-reason.ts'

let wrote = false

/** Whether this process has written to standard output: what is there already can't be taken back. */
export function hasWritten(): boolean {
  return wrote
}

/** For a process that gives one result after the other: what was written belongs to the last one. */
export function startOver(): void {
  wrote = false
}

/**
 * Throws a `ProblemError` of kind `file-unwritable`. A reader that has closed the pipe (`| head`) wanted no more: that is
 * no failure.
 */
export async function writeStandardOutput(text: string): Promise<void> {
  wrote ||= text !== ''
  try {
    await (isStream(process.stdout.fd) ? writeStream(text) : writeAll(process.stdout.fd, Buffer.from(text)))
  } catch (error) {
    if (codeOf(error) !== 'EPIPE') {
      const problem = {
        kind: 'file-unwritable',
        path: 'standard output',
        reason: systemReason(error),
      } as const
      throw new ProblemError(problem, { cause: error })
    }
  }
}

/** Throws a `ProblemError` of kind `file-unreadable`. */
export async function readStandardInput(most: number): Promise<BoundedBytes> {
  try {
    if (fstatSync(process.stdin.fd).isDirectory()) {
      // Node would give an empty text for it.
      throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' })
    }
    return await takeBounded(process.stdin, most)
  } catch (error) {
    const reason = systemReason(error)
    const problem = { kind: 'file-unreadable', role: 'checker output', path: '-', reason } as const
    throw new ProblemError(problem, { cause: error })
  }
}

/** Terminals, pipes and sockets; files and devices are written without Node's stream, which loses the rest of a write that was cut short. */
function isStream(fd: number): boolean {
  const stat = fstatSync(fd)
  return process.stdout.isTTY === true || stat.isFIFO() || stat.isSocket()
}

function writeStream(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(fd, bytes, written)
  }
}
