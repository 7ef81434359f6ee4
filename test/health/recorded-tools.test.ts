/**
 * The ways in which a run of a tool goes wrong, as its reader sees them: a recorded output, damaged on its way to us, and the
 * recorded runs of `test/cases` that failed by themselves. Each is refused with words of its own; none is “no errors”.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CheckerOutput, Exit } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { errorsOf, problemOf } from '#test/support/readings.ts'

const cases = join(import.meta.dirname, '..', 'cases')

type Kind = CheckerProblem['kind']

/** A tool, its recorded runs with findings and without, and where it differs from the others. */
interface Tool {
  readonly name: CheckerName
  readonly version: string
  readonly found: string
  readonly clean: string
  /** Where it prints what it finds, if not to standard output: then a text with both streams is read. */
  readonly prints?: 'stderr'
  /** By the way's name; null where the run is good: `eslint --max-warnings` ends with 1 and prints no error. */
  readonly but?: Readonly<Record<string, Kind | null>>
}

const tools: readonly Tool[] = [
  {
    name: 'eslint',
    version: '10.15.0',
    found: 'findings',
    clean: 'clean',
    // `--max-warnings`
    but: { 'found nothing and failed': null },
  },
  { name: 'ruff', version: '0.17.6', found: 'findings', clean: 'clean' },
  { name: 'oxlint', version: '1.94.0', found: 'findings', clean: 'clean' },
  { name: 'biome', version: '2.6.8', found: 'findings', clean: 'clean' },
  { name: 'pylint', version: '4.1.4', found: 'findings', clean: 'clean' },
  { name: 'bandit', version: '1.9.4', found: 'findings', clean: 'clean' },
  {
    name: 'clippy',
    version: '1.95.0',
    found: 'findings',
    clean: 'clean',
    but: { 'an exit code that it never has': 'exit-disagrees' },
  },
  {
    name: 'flow',
    version: '0.336.0',
    found: 'findings',
    clean: 'clean',
    // It has a code for each failure, and none of them is 1.
    but: { 'printed nothing': 'checker-crashed', 'found nothing and failed': 'checker-crashed' },
  },
  {
    name: 'deno',
    version: '2.9.6',
    found: 'findings-plain',
    clean: 'clean',
    prints: 'stderr',
    // What a run prints that looked before and found nothing.
    but: {
      'thrown away by a script that says 0': null,
      'found nothing and failed': 'output-empty',
    },
  },
  {
    name: 'astro',
    version: '0.9.10',
    found: 'findings',
    clean: 'clean',
    but: { 'cut just before its end': 'output-unread' },
  },
  { name: 'phpstan', version: 'from-documentation', found: 'findings', clean: 'clean' },
  { name: 'golangci-lint', version: '2.15.0', found: 'findings', clean: 'clean' },
  {
    name: 'vue-tsc',
    version: '3.3.14',
    found: 'many-errors-diagnostics',
    clean: 'clean-diagnostics',
    but: {
      'thrown away by a script that says 0': 'output-cut',
      'found nothing and failed': 'output-empty',
    },
  },
  {
    name: 'svelte-check',
    version: '4.7.8',
    found: 'many-errors',
    clean: 'clean',
    but: {
      'cut in its first half': 'output-unread',
      'cut just before its end': 'output-unread',
      // `--fail-on-warnings`, and it has one
      'found nothing and failed': null,
    },
  },
  { name: 'zuban', version: '0.10.2', found: 'many-errors', clean: 'clean' },
]

interface Way {
  readonly name: string
  readonly kind: Kind
  /** What it happens to: a run with findings unless said. */
  readonly to?: 'clean'
  readonly damage: (output: CheckerOutput, tool: Tool) => CheckerOutput
}

const code = (number: number): Exit => ({ kind: 'code', code: number })
const nothing = { stdout: '', stderr: '' } as const

const ways: readonly Way[] = [
  {
    name: 'killed',
    kind: 'checker-killed',
    damage: (output) => ({ ...output, exit: { kind: 'signal', signal: 'SIGKILL' } }),
  },
  { name: 'killed in a shell', kind: 'checker-killed', damage: (output) => ({ ...output, exit: code(137) }) },
  {
    name: 'out of memory',
    kind: 'checker-out-of-memory',
    damage: (output) => ({
      ...output,
      stderr: `${output.stderr}FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n`,
      exit: code(134),
    }),
  },
  {
    name: 'disk full',
    kind: 'checker-disk-full',
    damage: (output) => ({
      ...output,
      stderr: 'write: No space left on device (os error 28)\n',
      exit: code(1),
    }),
  },
  {
    name: 'not there',
    kind: 'checker-not-found',
    damage: (_, { name }) => ({ ...nothing, stderr: `sh: 1: ${name}: not found\n`, exit: code(127) }),
  },
  {
    name: 'not executable',
    kind: 'checker-not-executable',
    damage: (_, { name }) => ({ ...nothing, stderr: `sh: 1: ${name}: Permission denied\n`, exit: code(126) }),
  },
  { name: 'printed nothing', kind: 'output-empty', damage: () => ({ ...nothing, exit: code(1) }) },
  {
    name: 'thrown away by a script that says 0',
    kind: 'output-empty',
    damage: () => ({ ...nothing, asked: true, exit: code(0) }),
  },
  {
    name: 'cut in its first half',
    kind: 'output-cut',
    damage: (output) => ({ ...output, stdout: output.stdout.slice(0, output.stdout.length / 3) }),
  },
  {
    name: 'cut just before its end',
    kind: 'output-cut',
    damage: (output) => ({ ...output, stdout: output.stdout.trimEnd().slice(0, -1) }),
  },
  {
    name: 'a line that nobody knows in front',
    kind: 'output-unread',
    damage: (output) => ({ ...output, stdout: `3 errors were not shown\n${output.stdout}` }),
  },
  {
    name: 'a line that nobody knows at the end',
    kind: 'output-unread',
    damage: (output) => ({ ...output, stdout: `${output.stdout.trimEnd()}\n3 errors were not shown\n` }),
  },
  {
    name: 'an exit code that it never has',
    kind: 'checker-crashed',
    damage: (output) => ({ ...output, exit: code(99) }),
  },
  {
    name: 'found nothing and failed',
    kind: 'exit-disagrees',
    to: 'clean',
    damage: (output) => ({ ...output, exit: code(1) }),
  },
  {
    name: 'crashed in the middle',
    kind: 'checker-crashed',
    damage: (output) => ({
      stdout: output.stdout.slice(0, output.stdout.length / 2),
      stderr: 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\nKeyError: 1\n',
      exit: code(1),
    }),
  },
  {
    name: 'a panic',
    kind: 'checker-internal-error',
    damage: () => ({ ...nothing, stderr: 'panic: runtime error: index out of range [3]\n', exit: code(2) }),
  },
]

function textIn({ name, version }: Tool, leaf: string, file: string): string {
  try {
    return readFileSync(join(cases, name, version, leaf, file), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return ''
    }
    throw error
  }
}

function recorded(tool: Tool, leaf: string): CheckerOutput {
  const { exit } = JSON.parse(textIn(tool, leaf, 'command.json')) as { readonly exit: Exit }
  const [stdout, stderr] = [textIn(tool, leaf, 'stdout.txt'), textIn(tool, leaf, 'stderr.txt')]
  return tool.prints === 'stderr' ? { stdout: stdout + stderr, stderr: '', exit } : { stdout, stderr, exit }
}

/** The recorded runs that failed by themselves; `test/checkers/cases.test.ts` holds each to its words. */
function failed(tool: Tool): readonly string[] {
  return readdirSync(join(cases, tool.name, tool.version)).filter((leaf) =>
    textIn(tool, leaf, 'expected.json').includes('"kind": "not-comparable"'),
  )
}

describe.each(tools)('$name $version', (tool) => {
  const { read } = checkerFor(tool.name)

  test('is read as it was recorded', () => {
    expect(read(recorded(tool, tool.found)).kind).toBe('read')
    expect(errorsOf(read(recorded(tool, tool.clean)))).toBe(0)
  })

  test.each(ways)('is refused: $name', ({ name, kind, to, damage }) => {
    const reading = read(damage(recorded(tool, to === 'clean' ? tool.clean : tool.found), tool))
    const expected = tool.but?.[name] === undefined ? kind : tool.but[name]
    expect(expected === null ? errorsOf(reading) : problemOf(reading)).toBe(expected ?? 0)
  })

  test('fails by itself in some of the ways, and in more than twelve with those above', () => {
    expect(failed(tool).length).toBeGreaterThanOrEqual(2)
    const refused = ways.filter(({ name }) => tool.but?.[name] !== null)
    expect(failed(tool).length + refused.length).toBeGreaterThan(12)
  })
})
