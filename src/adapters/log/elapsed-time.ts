/** Tells on a terminal that something is still running, and for how long; leaves nothing behind. */

/** To the start of the line, and what stands there is gone. ECMA-48 8.3.41. */
const clearLine = '\r\u001b[K'

/** Gives what ends it. Nothing is written before the first second. */
export function elapsedTime(stream: NodeJS.WritableStream, what: string): () => void {
  let seconds = 0
  const timer = setInterval(() => {
    seconds += 1
    stream.write(`${clearLine}  ${what}: ${seconds} s`)
  }, 1000)
  timer.unref()
  return () => {
    clearInterval(timer)
    if (seconds > 0) {
      stream.write(clearLine)
    }
  }
}
