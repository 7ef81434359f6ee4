/** Cuts a stream of chunks into lines, so that an encoder never sees half of one. */

/** Gives chunks to `write`, and what is left at the end to `end`. */
export interface LineSink {
  readonly write: (chunk: string) => void
  readonly end: () => void
}

/** `onLine` gets each line without its end. */
export function lineSink(onLine: (line: string) => void): LineSink {
  let rest = ''
  // A return at the end of a chunk may be the first half of a line end.
  let halved = false
  return {
    write: (chunk) => {
      if (!(halved || /[\r\n]/.test(chunk))) {
        rest += chunk
        return
      }
      const lines = (rest + chunk).split(/\r?\n|\r(?!\n|$)/)
      rest = lines.pop() ?? ''
      halved = rest.endsWith('\r')
      for (const line of lines) {
        onLine(line)
      }
    },
    end: () => {
      if (rest !== '') {
        onLine(rest.replace(/\r$/, ''))
        rest = ''
        halved = false
      }
    },
  }
}
