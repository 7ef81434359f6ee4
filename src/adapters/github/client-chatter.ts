/** Keeps what GitHub's own clients say of each of their steps out of the log, unless the runner debugs. */
import { isDebug } from '@actions/core'
import { lineSink } from '../log/line-sink.ts'

/**
 * Masks, warnings and errors go on to the runner; `heard` gets every other line. Only one client may work at a time,
 * and nobody else writes meanwhile.
 */
export async function quietly<Result>(work: (heard: readonly string[]) => Promise<Result>): Promise<Result> {
  const { stdout } = process
  const write = stdout.write.bind(stdout)
  const heard: string[] = []
  const sink = lineSink((line) => {
    if (isDebug() || isLoud(line)) {
      write(`${line}\n`)
    }
    heard.push(line)
  })
  stdout.write = (chunk: string | Uint8Array): boolean => {
    sink.write(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    return true
  }
  try {
    return await work(heard)
  } finally {
    stdout.write = write
    sink.end()
  }
}

/** That an upload failed is ours to say. */
function isLoud(line: string): boolean {
  return /^::(?!debug)/.test(line) && !line.startsWith('::warning::Artifact upload failed')
}
