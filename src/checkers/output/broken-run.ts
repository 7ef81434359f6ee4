/**
 * Recognises a process that broke down, whichever checker it was: out of memory or of disk, killed, crashed,
 * or not the checker at all.
 * Looks only at lines that are no diagnostics, so a message that quotes such a line proves nothing.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerOutput } from '../checker.ts'
import { describeExit, endingSignal } from './exit-words.ts'
import { lastLines, outputText } from './output-text.ts'

/** V8, CPython, Go, Rust (mypy 2.4's parser) and C++, each in the words of its own runtime. */
const memoryLines: readonly RegExp[] = [
  /^FATAL ERROR: .*(?:heap out of memory|Allocation failed)/i,
  /^#?\s*Fatal (?:JavaScript|process) out of memory/i,
  /^MemoryError\b/,
  /^fatal error: (?:runtime: |cgocheck: )?(?:out of memory|cannot allocate|failed to (?:reserve|allocate))/i,
  /^runtime: (?:out of memory|cannot allocate memory)/,
  /^memory allocation of \d+ bytes failed$/,
  /\bstd::bad_alloc\b/,
  /\bENOMEM\b|\bCannot allocate memory\b/,
]

const diskLines: readonly RegExp[] = [/\bENOSPC\b/, /\bNo space left on device\b/, /\bStorageFull\b/]

/**
 * Another program of that name, an interpreter without the checker, a package of another platform. The npm
 * package `tsc` is a placeholder that says so.
 */
const installationLines: readonly RegExp[] = [
  /\bThis is not the tsc command you are looking for\b/,
  /^(?:\S*python[\d.]*(?:\.exe)?: |ModuleNotFoundError: )No module named /,
  /^Error: Cannot find module '/,
  /^Error: Unable to resolve @typescript\//,
  // vue-tsc with a TypeScript that it was not made for
  /^Error \[ERR_PACKAGE_PATH_NOT_EXPORTED\]: /,
  /^Search string not found: /,
  /^(?:\/usr\/bin\/)?env: .*: No such file or directory$/,
  /: error while loading shared libraries: /,
  /\bcannot execute binary file\b|\bExec format error\b/,
]

/** An assertion of the checker's own: tsc, Go and Rust each in the words of its own. */
const internalLines: readonly RegExp[] = [
  /^(?:Uncaught )?(?:[A-Za-z]*Error): Debug Failure\b/,
  /^panic: /,
  /^thread '.*' (?:\(\d+\) )?panicked at /,
]

/** An uncaught exception of CPython or Node, a fatal signal as CPython, Node or a shell prints it. */
const crashLines: readonly RegExp[] = [
  /^Traceback \(most recent call last\):$/,
  /^Fatal Python error: /,
  /^ {4}at .*:\d+:\d+\)?$/,
  /^Node\.js v\d+\./,
  /^-+ Native stack trace -+$/,
  /^fatal error: /,
  /^goroutine \d+ \[/,
  /^(?:.*: )?Segmentation fault\b/,
  /^Daemon crashed!/,
]

/** The words of shells for their exit codes 127 and 126, and of programs that start others (`timeout`, `nice`, `make`). */
const shellNotFound =
  /(?:^|: )(?:([^:\s]+): (?:command )?not found|failed to run command [‘'"]([^:\s]+)[’'"]: No such file or directory)$|^make(?:\[\d+\])?: ([^:\s]+): No such file or directory$/
const shellRefused = /(?:^|: )([^:\s]+): (Permission denied|cannot execute.*)$/

/**
 * Null when nothing of the kind is seen; that alone does not make the run a good one. `saysInternal`: the
 * checker has words of its own for a failure inside, and used them.
 */
export function brokenRun(
  output: CheckerOutput,
  suspects: readonly string[],
  { saysInternal = false }: { readonly saysInternal?: boolean } = {},
): CheckerProblem | null {
  const says = (patterns: readonly RegExp[]): boolean =>
    suspects.some((line) => patterns.some((pattern) => pattern.test(line)))
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  if (says(memoryLines)) {
    return { kind: 'checker-out-of-memory', lastLines: facts.lastLines }
  }
  if (says(diskLines)) {
    return { kind: 'checker-disk-full', lastLines: facts.lastLines }
  }
  const signal = endingSignal(output.exit)
  if (signal !== null) {
    return { kind: 'checker-killed', signal, lastLines: facts.lastLines }
  }
  if (says(installationLines)) {
    return { kind: 'checker-wrong-installation', ...facts }
  }
  if (saysInternal || says(internalLines)) {
    return { kind: 'checker-internal-error', ...facts }
  }
  return says(crashLines) ? { kind: 'checker-crashed', ...facts } : shellProblem(output, suspects)
}

/** Behind `|| true` or a pipe the code is lost; then the shell's words count when nobody else said anything. */
function shellProblem(output: CheckerOutput, suspects: readonly string[]): CheckerProblem | null {
  const code = output.exit.kind === 'code' ? output.exit.code : null
  for (const line of suspects) {
    const problem = shellWords(line)
    if (problem !== null && (code === 127 || code === 126 || saysNothingElse(output, suspects))) {
      return problem
    }
  }
  return null
}

function shellWords(line: string): CheckerProblem | null {
  const [, unknown, unstarted = unknown, missing = unstarted] = shellNotFound.exec(line) ?? []
  const [, refused, reason = ''] = shellRefused.exec(line) ?? []
  if (missing !== undefined) {
    return { kind: 'checker-not-found', command: missing }
  }
  return refused === undefined ? null : { kind: 'checker-not-executable', command: refused, reason }
}

function saysNothingElse({ stdout }: CheckerOutput, suspects: readonly string[]): boolean {
  const said = new Set(suspects)
  return outputText(stdout).lines.every((line) => line.trim() === '' || said.has(line))
}
