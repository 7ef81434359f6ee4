/** One line of a terminal that says how far something is, and leaves nothing behind. */

/** To the start of the line, and what stands there is gone. ECMA-48 8.3.41. */
const clearLine = '\r\u001b[K'
const rarestMs = 100

/** What a terminal is asked for. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string) => unknown
}

/** Nothing is written to what is no terminal. `show` takes one line of encoded text; `end` takes it away. */
export function progressLine(stream: ProgressStream): {
  readonly show: (line: string) => void
  readonly end: () => void
} {
  let last = Number.NEGATIVE_INFINITY
  let isShown = false
  return {
    show: (line) => {
      const now = performance.now()
      if (stream.isTTY === true && now - last >= rarestMs) {
        last = now
        isShown = true
        stream.write(`${clearLine}${[...line].slice(0, Math.max(1, (stream.columns ?? 80) - 1)).join('')}`)
      }
    },
    end: () => {
      if (isShown) {
        isShown = false
        last = Number.NEGATIVE_INFINITY
        stream.write(clearLine)
      }
    },
  }
}
