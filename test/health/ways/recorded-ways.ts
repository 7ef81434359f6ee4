/** Ways in which the text of a run is spoilt: what a real run left behind, damaged. */
import type { CheckerOutput } from '#checkers/checker.ts'
import type { RecordedWay } from '../way.ts'

const lines =
  (change: (lines: string[]) => readonly string[]) =>
  (output: CheckerOutput): CheckerOutput => ({
    ...output,
    stdout: change(output.stdout.split('\n')).join('\n'),
  })
const text =
  (change: (text: string) => string) =>
  (output: CheckerOutput): CheckerOutput => ({
    ...output,
    stdout: change(output.stdout),
  })
const middle = (all: readonly string[]): number => Math.floor(all.length / 2)
const inFrontOfEach = (prefix: string) =>
  lines((all) => all.map((line) => (line === '' ? line : `${prefix}${line}`)))
const inserted = (line: string) => lines((all) => all.toSpliced(middle(all), 0, line))

/** Each from the output of a real run with errors. */
export const recordedWays: readonly RecordedWay[] = [
  {
    sentence: 'a line of another program stands in its output',
    kind: { all: 'output-unread' },
    damage: inserted('[12:01:33] Compiling assets …'),
  },
  {
    sentence: 'the runner cancelled it',
    kind: 'output-unread',
    damage: (output) => ({ ...output, stdout: `${output.stdout}\nError: The operation was canceled.\n` }),
  },
  {
    sentence: 'a log viewer left a gap in its output',
    kind: { all: 'output-unread' },
    damage: lines((all) =>
      all.toSpliced(middle(all), Math.floor(all.length / 4), '... output truncated ...'),
    ),
  },
  {
    sentence: 'a log put the time in front of each line',
    kind: { all: 'output-unread', tsc: 'output-cut' },
    damage: inFrontOfEach('2026-11-30T10:11:12.1234567Z '),
  },
  {
    sentence: 'a container put its name in front of each line',
    kind: { all: 'output-unread', tsc: 'output-cut' },
    damage: inFrontOfEach('web-1  | '),
  },
  {
    sentence: 'a task runner put the package in front of each line',
    kind: { all: 'output-unread', tsc: 'output-cut' },
    damage: inFrontOfEach('@pkg/web:types: '),
  },
  {
    sentence: 'it is the output of another checker',
    kind: { all: 'output-unread' },
    damage: (output, { name }) => ({
      ...output,
      stdout:
        name === 'tsc'
          ? 'a.py:1: error: No  [misc]\nFound 1 error in 1 file (checked 1 source file)\n'
          : 'a.ts(1,1): error TS2322: No.\n',
      stderr: '',
    }),
  },
  {
    sentence: 'it is the answer of a server',
    kind: { all: 'output-unread' },
    damage: (output) => ({ ...output, stdout: '{"message": "Not Found", "status": "404"}\n', stderr: '' }),
  },
  {
    sentence: 'it is a page of a proxy',
    kind: 'output-unread',
    damage: (output) => ({
      ...output,
      stdout: '<!DOCTYPE html>\n<title>502 Bad Gateway</title>\n',
      stderr: '',
    }),
  },
  {
    sentence: 'its own count is one more than what it printed',
    kind: { all: 'summary-disagrees' },
    damage: (output, { name }) => {
      const more = (count: string): string => String(Number(count) + 1)
      const found = name.includes('pyright')
        ? /(?<="errorCount": )\d+/
        : /(?<=Found |INFO )\d+(?= (?:errors|diagnostics))/
      return {
        ...output,
        stdout: output.stdout.replace(found, more),
        stderr: output.stderr.replace(found, more),
      }
    },
  },
  {
    sentence: 'one finding was lost on the way',
    kind: { all: 'summary-disagrees' },
    damage: (output, { name }) => {
      const block =
        name.includes('pyright') || name === 'pyrefly'
          ? /\n {4,8}\{[\s\S]*?\n {4,8}\},(?=\n {4,8}\{)/
          : name === 'tsc'
            ? /\n\S+:\d+:\d+ - error [\s\S]*?\n(?=\S+:\d+:\d+ - error )/
            : /\n\S+:\d+:\d+: error.*(?=\n\S+:\d+:\d+: error)/
      return text((all) => all.replace(block, () => (name === 'tsc' ? '\n' : '')))(output)
    },
  },
  {
    sentence: 'an uncaught exception stands at its end',
    kind: { all: 'checker-crashed' },
    damage: (output) => ({
      ...output,
      exit: { kind: 'code', code: 1 },
      stderr: 'Traceback (most recent call last):\n  File "checker.py", line 1, in run\nKeyError: 1\n',
    }),
  },
  {
    sentence: 'a stack of Node’s stands at its end',
    kind: { all: 'checker-crashed' },
    damage: (output) => ({
      ...output,
      exit: { kind: 'code', code: 1 },
      stderr: 'TypeError: x is not a function\n    at run (/app/checker.js:1:7)\n\nNode.js v24.21.0\n',
    }),
  },
  {
    sentence: 'it failed an assertion of its own',
    kind: { all: 'checker-internal-error' },
    damage: (output, { name }) => ({
      ...output,
      exit: { kind: 'code', code: 101 },
      stdout:
        name === 'mypy' ? 'a.py:1: error: INTERNAL ERROR -- Please try using mypy master on GitHub\n' : '',
      stderr:
        name === 'tsc'
          ? 'Error: Debug Failure. False expression.\n'
          : "thread 'main' panicked at src/lib.rs:1:1:\n",
    }),
  },
  {
    sentence: 'nothing of it was kept, not even the exit code',
    kind: { all: 'output-empty', tsc: 'exit-unknown' },
    damage: (output) => ({ ...output, stdout: '', stderr: '', exit: { kind: 'unknown' } }),
  },
  {
    sentence: 'it ends with an exit code that it has no meaning for',
    kind: { all: 'checker-crashed' },
    damage: (output) => ({ ...output, exit: { kind: 'code', code: 99 } }),
  },
  {
    sentence: 'zeros were written over it',
    kind: ['output-unread', 'output-cut'],
    damage: text((all) => '\0'.repeat(all.length)),
  },
]
