/** Gives every line of a source to at most one scope. Where two share a line, the one that starts last wins. */
import type { LineStarts } from './line-starts.ts'
import type { ScopeRecorder } from './scope-recorder.ts'

interface OpenScope {
  readonly owner: number
  readonly lastLine: number
}

/** Index: 1-based line; value: position of the scope's name plus one, or 0. One pass over lines and scopes. */
export function lineOwners(recorder: ScopeRecorder, lines: LineStarts): Int32Array {
  const owners = new Int32Array(lines.count + 1)
  const open: OpenScope[] = []
  let next = 1
  const fillBefore = (line: number): void => {
    for (; next < line; next += 1) {
      owners[next] = innermost(open, next)
    }
  }
  for (const { start, end, name } of recorder.ranges()) {
    const firstLine = lines.lineOf(start)
    fillBefore(firstLine)
    open.push({ owner: name + 1, lastLine: lines.lineOf(Math.max(start, end - 1)) })
    owners[firstLine] = name + 1
    next = Math.max(next, firstLine + 1)
  }
  fillBefore(lines.count + 1)
  return owners
}

function innermost(open: OpenScope[], line: number): number {
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    if (top.lastLine >= line) {
      return top.owner
    }
    open.pop()
  }
  return 0
}
