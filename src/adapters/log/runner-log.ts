/** Writes to the runner's log through `@actions/core`, which escapes commands; plain lines are encoded here. */
import { endGroup, error, info, startGroup, warning } from '@actions/core'
import type { Log } from '#ports/log.ts'
import { lineSink } from './line-sink.ts'

/** `encode` keeps the runner from reading a line as a command or a problem. */
export function runnerLog(encode: (line: string) => string): Log {
  return {
    info: (text) => info(text.split('\n').map(encode).join('\n')),
    warning: (text) => warning(text),
    error: (text) => error(text),
    annotate: ({ level, path, line, column, title, message }) => {
      const at = column === null ? {} : { startColumn: column }
      const place = path === null ? {} : { file: path, startLine: line, ...at }
      const write = level === 'error' ? error : warning
      write(message, { title, ...place })
    },
    group: async (title, body) => {
      startGroup(title)
      const sink = lineSink((line) => info(encode(line)))
      try {
        return await body(sink.write)
      } finally {
        sink.end()
        endGroup()
      }
    },
  }
}
