/** Writes for people to a stream, one line at a time through one encoder. */
import type { Log } from '#ports/log.ts'
import { elapsedTime } from './elapsed-time.ts'
import { lineSink } from './line-sink.ts'

/** What is shown of a checker's own output: as it comes, only once it has failed, or never. */
export type Echo = 'all' | 'failed' | 'none'

/** A log that can still tell what a checker printed. */
export interface StreamLog extends Log {
  /**
   * Writes what was held back, for a run that failed: of groups of these checks alone, or of all. A group whose lines are all among
   * those that are `shown` beside it is left out.
   */
  readonly tellHeld: (told?: {
    readonly checks?: readonly string[]
    readonly shown?: readonly string[]
  }) => void
}

/** `encode` makes one line of foreign text harmless for whoever reads the stream. `ticks`: whether time may be shown, on a terminal. */
export function streamLog(
  stream: NodeJS.WritableStream,
  encode: (line: string) => string,
  { echo, ticks }: { readonly echo: Echo; readonly ticks: boolean } = { echo: 'all', ticks: false },
): StreamLog {
  /** A text for each checker. */
  let held: { readonly title: string; readonly text: string }[] = []
  const print = (prefix: string, text: string): void => {
    for (const line of text.split('\n')) {
      stream.write(`${prefix}${encode(line)}\n`)
    }
  }
  const group: Log['group'] = async (title, body) => {
    const quietly = echo === 'none'
    if (!quietly) {
      print('$ ', title)
    }
    // One write for each chunk, however many lines it has.
    let lines: string[] = []
    const flush = (): void => {
      if (echo === 'all' && lines.length > 0) {
        stream.write(lines.join(''))
        lines = []
      }
    }
    const sink = lineSink((line) => {
      if (!quietly) {
        lines.push(`  ${encode(line)}\n`)
      }
    })
    const end = ticks && echo === 'failed' ? elapsedTime(stream, encode(title.split(' ', 1)[0] ?? '')) : null
    try {
      return await body((chunk) => {
        sink.write(chunk)
        flush()
      })
    } finally {
      end?.()
      sink.end()
      flush()
      held.push({ title, text: lines.join('') })
    }
  }
  return {
    info: (text) => print('', text),
    warning: (text) => print('warning: ', text),
    error: (text) => print('error: ', text),
    annotate: ({ level, path, line, message }) =>
      print(`${level}: `, path === null ? message : `${path}:${line}: ${message}`),
    group,
    tellHeld: ({ checks = [''], shown = [] } = {}) => {
      const beside = new Set(shown.map((line) => encode(line).trim()))
      const told = held.filter(({ title }) =>
        checks.some((name) => title.startsWith(name === '' ? '' : `${name}: `)),
      )
      const isNews = (text: string): boolean =>
        text.split('\n').some((line) => line.trim() !== '' && !beside.has(line.trim()))
      stream.write(told.map(({ text }) => (isNews(text) ? text : '')).join(''))
      held = []
    },
  }
}
