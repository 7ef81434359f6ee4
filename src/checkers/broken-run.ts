/**
 * Recognises a process that broke down, whichever checker it was: out of memory, killed, crashed.
 * Looks only at lines that are no diagnostics, so a message that quotes such a line proves nothing.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from './checker.ts'
import { describeExit, endingSignal } from './exit-words.ts'
import { lastLines } from './output-text.ts'

/** V8, CPython, Go, Rust (mypy 2.4's parser) and C++, each in the words of its own runtime. */
const memoryLines: readonly RegExp[] = [
  /^FATAL ERROR: .*(?:heap out of memory|Allocation failed)/i,
  /^#?\s*Fatal JavaScript out of memory/i,
  /^MemoryError\b/,
  /^fatal error: (?:runtime: |cgocheck: )?(?:out of memory|cannot allocate|failed to (?:reserve|allocate))/i,
  /^runtime: (?:out of memory|cannot allocate memory)/,
  /^memory allocation of \d+ bytes failed$/,
  /\bstd::bad_alloc\b/,
  /\bENOMEM\b|\bCannot allocate memory\b/,
]

/** An uncaught exception of CPython or Node, a panic of Go, a fatal signal as CPython or a shell prints it. */
const crashLines: readonly RegExp[] = [
  /^Traceback \(most recent call last\):$/,
  /^Fatal Python error: /,
  /^ {4}at .*[:(].*:\d+:\d+\)?$/,
  /^Node\.js v\d+\./,
  /^(?:Uncaught )?(?:[A-Za-z]*Error): Debug Failure\b/,
  /^panic: /,
  /^thread '.*' (?:\(\d+\) )?panicked at /,
  /^fatal error: /,
  /^goroutine \d+ \[/,
  /^(?:.*: )?Segmentation fault\b/,
  /^Daemon crashed!/,
]

/** Null when nothing of the kind is seen; that alone does not make the run a good one. */
export function brokenRun(output: CheckerOutput, suspects: readonly string[]): CheckerProblem | null {
  if (suspects.some((line) => memoryLines.some((pattern) => pattern.test(line)))) {
    return { kind: 'checker-out-of-memory', lastLines: lastLines(output) }
  }
  const signal = endingSignal(output.exit)
  if (signal !== null) {
    return { kind: 'checker-killed', signal, lastLines: lastLines(output) }
  }
  if (suspects.some((line) => crashLines.some((pattern) => pattern.test(line)))) {
    return { kind: 'checker-crashed', exit: describeExit(output.exit), lastLines: lastLines(output) }
  }
  return null
}
