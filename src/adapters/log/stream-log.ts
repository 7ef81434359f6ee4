/** Writes for people to a stream, one line at a time through one encoder. */
import type { Log } from '#ports/log.ts'
import { lineSink } from './line-sink.ts'

/** `encode` makes one line of foreign text harmless for whoever reads the stream. */
export function streamLog(stream: NodeJS.WritableStream, encode: (line: string) => string): Log {
  const print = (prefix: string, text: string): void => {
    for (const line of text.split('\n')) {
      stream.write(`${prefix}${encode(line)}\n`)
    }
  }
  return {
    info: (text) => print('', text),
    warning: (text) => print('warning: ', text),
    error: (text) => print('error: ', text),
    annotate: ({ level, path, line, message }) =>
      print(`${level}: `, path === null ? message : `${path}:${line}: ${message}`),
    group: async (title, body) => {
      print('$ ', title)
      // One write for each chunk, however many lines it has.
      let lines: string[] = []
      const flush = (): void => {
        if (lines.length > 0) {
          stream.write(lines.join(''))
          lines = []
        }
      }
      const sink = lineSink((line) => lines.push(`  ${encode(line)}\n`))
      try {
        return await body((chunk) => {
          sink.write(chunk)
          flush()
        })
      } finally {
        sink.end()
        flush()
      }
    },
  }
}
