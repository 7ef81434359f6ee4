/** What the command line says speaks of what it has: no workflow, job, step or YAML, and no next push. */
import { expect, test } from 'vitest'
import { commandLineProblem } from '#messages/command-line-problem.ts'
import { problemText } from '#messages/problem-text.ts'
import type { Problem } from '#model/problem.ts'

const lastLines = ['last']
const exit = 'exit code 2'

/** Those that a command can end with. */
const problems: readonly Problem[] = [
  { kind: 'input-invalid', input: '--max-increase', value: 'ten', expected: 'a count' },
  { kind: 'command-needs-shell', input: '--command', value: 'mypy | tee', found: '|' },
  { kind: 'command-unclosed-quote', input: '--command', value: "mypy 'src" },
  {
    kind: 'checker-ambiguous',
    found: [
      { checker: 'mypy', file: 'mypy.ini' },
      { checker: 'tsc', file: 'tsconfig.json' },
    ],
    folder: '.',
  },
  { kind: 'checker-undetected', folder: '.', lookedFor: ['mypy.ini'] },
  { kind: 'watch-impossible', reason: 'ENOSPC' },
  { kind: 'checker-endless', checker: 'tsc', option: '--watch' },
  { kind: 'usage', mistake: { kind: 'partial-names-nothing' } },
  { kind: 'rule-unknown', code: 'x', checkers: ['mypy'], near: [] },
  { kind: 'file-unreadable', role: 'snapshot', path: 'a', reason: 'it is a folder' },
  { kind: 'file-unwritable', path: 'a', reason: 'it is a folder' },
  { kind: 'result-place-taken', path: 'a', by: 'result' },
  { kind: 'baseline-file-new', path: 'a', errors: 1 },
  { kind: 'baseline-file-foreign', path: 'a' },
  { kind: 'edited-meanwhile', files: ['a'] },
  { kind: 'checker-not-found', command: 'mypy' },
  { kind: 'checker-not-executable', command: 'mypy', reason: 'EACCES' },
  { kind: 'checker-killed', signal: 'SIGKILL', lastLines },
  { kind: 'checker-out-of-memory', lastLines },
  { kind: 'checker-timed-out', limitMs: 60_000, survivors: 0, lastLines },
  { kind: 'checker-crashed', exit, lastLines },
  { kind: 'checker-internal-error', exit, lastLines },
  { kind: 'checker-wrong-installation', exit, lastLines },
  { kind: 'checker-too-old', checker: 'mypy', oldest: '1.0', evidence: 'x' },
  { kind: 'checker-disk-full', lastLines },
  { kind: 'checker-bad-configuration', exit, lastLines },
  { kind: 'checker-plugin-missing', evidence: 'x' },
  { kind: 'checker-file-unreadable', evidence: 'x' },
  { kind: 'checker-usage-error', exit, lastLines },
  { kind: 'checker-project-missing', exit, lastLines },
  { kind: 'checker-stopped-early', evidence: 'x' },
  { kind: 'checker-no-files', evidence: 'x' },
  { kind: 'checker-held-back', option: 'x' },
  { kind: 'output-empty', exit },
  { kind: 'output-too-large', bytes: 2, limit: 1 },
  { kind: 'output-unread', count: 1, lines: ['x'] },
  { kind: 'output-cut', expected: 'x', lastLines },
  { kind: 'summary-disagrees', summary: 'x', claimed: 1, read: 2, unit: 'errors' },
  { kind: 'exit-disagrees', exit, errors: 1, meaning: 'x' },
  { kind: 'exit-unknown', checker: 'tsc' },
  { kind: 'scope-shrank', files: 1, of: 2, proven: true, changes: [], paths: [] },
  { kind: 'snapshot-unreadable', source: 'x', reason: 'y' },
  { kind: 'snapshot-unreadable', source: 'x', reason: 'y', committed: 'damaged' },
  { kind: 'snapshot-unreadable', source: 'x', reason: 'y', committed: 'conflict' },
  { kind: 'snapshot-version', source: 'x', found: '9', supported: 2 },
  { kind: 'snapshot-too-large', source: 'x', bytes: 2, limit: 1 },
  { kind: 'snapshot-other-checker', base: 'mypy', head: 'tsc' },
  { kind: 'leg-twice', leg: 'x' },
  { kind: 'legs-differ', what: 'commit', values: ['a', 'b'] },
]

const onlyTheAction =
  /\bpush\b|workflow|\bjobs?\b|\bsteps?\b|\buses:|artifact|runner|matrix|pull request|permissions:|mode: |default branch|COMMAND|\baction\b|`(?:args|input-file|working-directory|exit-code|command|checker)\b/

test.each(problems.map((problem) => [problem.kind, problem] as const))('%s', (_, problem) => {
  const { what, why, fix } = commandLineProblem(problem)
  for (const sentence of [what, why, fix]) {
    expect(sentence).not.toMatch(onlyTheAction)
    expect(sentence).not.toBe('')
  }
})

test('a project that only refers to others is told how to check those', () => {
  const references = ['tsconfig.app.json', 'tsconfig.node.json']
  const { fix } = commandLineProblem({ kind: 'checker-no-files', evidence: 'tsconfig.json', references })
  expect(fix).toContain('-- --build')
  expect(fix).toContain('-- -p tsconfig.app.json')
})

test.each([
  ['SIGKILL', 'memory'],
  ['SIGTERM', 'asked to stop'],
  ['SIGINT', 'asked to stop'],
  ['SIGSEGV', 'crashed'],
] as const)('a checker that %s ended: %s', (signal, word) => {
  const problem: Problem = { kind: 'checker-killed', signal, lastLines: [] }
  for (const { fix } of [problemText(problem), commandLineProblem(problem)]) {
    expect(['memory', 'asked to stop', 'crashed'].filter((one) => fix.includes(one))).toEqual([word])
  }
})

test('a command that helps is told what the run was told', () => {
  const said = [
    { name: 'root', text: '--root shop' },
    { name: 'checker', text: '--checker mypy' },
    { name: '--', text: "-- 'my src'" },
  ]
  const fixOf = (problem: Problem): string => commandLineProblem(problem, { filed: false, said }).fix
  expect(fixOf({ kind: 'baseline-not-asked', looked: ['a.tsv'] })).toContain(
    "`type-ratchet baseline write --root shop --checker mypy --accept -- 'my src'`",
  )
  expect(fixOf({ kind: 'baseline-file-new', path: 'a.tsv', errors: 1 })).toContain(
    "`type-ratchet baseline write --root shop --checker mypy --accept -- 'my src'`",
  )
  expect(fixOf({ kind: 'snapshot-other-checker', base: 'mypy', head: 'tsc' })).toContain(
    "`type-ratchet check --root shop --checker tsc --name tsc -- 'my src'`",
  )
})

test.each(problems.map((problem) => [problem.kind, problem] as const))(
  '%s of a check of the configuration file names settings, not options',
  (_, problem) => {
    const { what, why, fix } = commandLineProblem(problem, { filed: true, said: [] })
    const own = /--(?:checker|command|cwd|input|exit-code|timeout-minutes|pattern)\b/
    // The command line's own mistakes are about options.
    const about = JSON.stringify(problem)
    for (const sentence of [what, why, fix]) {
      expect(own.test(sentence) && !own.test(about) && !/baseline write/.test(sentence)).toBe(false)
    }
  },
)
