/** Every problem has words, and the page that explains them has a heading for each. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { problemKinds, problemText } from '#messages/problem-text.ts'
import { type Problem, type ProblemFamily, problemFamilies } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'

const page = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8')

/** One example of each kind; what a user typed or a tool said is in «», so that it can be found again. */
const examples: { readonly [Kind in Problem['kind']]: Extract<Problem, { readonly kind: Kind }> } = {
  'input-invalid': { kind: 'input-invalid', input: 'max-increase', value: '«ten»', expected: '«a count»' },
  'command-needs-shell': { kind: 'command-needs-shell', input: 'command', value: '«mypy | tee»', found: '|' },
  'command-unclosed-quote': { kind: 'command-unclosed-quote', input: 'args', value: "«'x»" },
  'checker-ambiguous': {
    kind: 'checker-ambiguous',
    found: [
      { checker: 'mypy', file: '«mypy.ini»' },
      { checker: 'tsc', file: '«tsconfig.json»' },
    ],
    folder: '.',
  },
  'checker-undetected': {
    kind: 'checker-undetected',
    folder: '«backend»',
    lookedFor: ['«mypy.ini»', '«x.json»'],
  },
  'config-file-none': { kind: 'config-file-none', input: '«checks»' },
  'config-file-two': { kind: 'config-file-two', paths: ['«type-ratchet.yml»', '«pyproject.toml»'] },
  'config-file-unreadable': {
    kind: 'config-file-unreadable',
    path: '«type-ratchet.yml»',
    line: 7,
    reason: '«no bracket»',
  },
  'config-key-unknown': {
    kind: 'config-key-unknown',
    key: '«checks.api.max-eror»',
    place: '«type-ratchet.yml:7»',
    known: ['«max-errors»'],
    near: ['«max-errors»'],
  },
  'setting-for-one': {
    kind: 'setting-for-one',
    input: '«max-errors»',
    checks: ['«api»', '«web»'],
    filed: true,
  },
  'check-names-equal': { kind: 'check-names-equal', name: '«api-1»', checks: ['«Api»', '«api 1»'] },
  'checks-in-matrix': { kind: 'checks-in-matrix', leg: '«linux»' },
  usage: {
    kind: 'usage',
    mistake: {
      kind: 'option-refused',
      command: 'check',
      said: '«--oops is no option»',
      known: [],
      elsewhere: [],
    },
  },
  'watch-impossible': { kind: 'watch-impossible', reason: '«ENOSPC»' },
  'checker-endless': { kind: 'checker-endless', checker: 'tsc', option: '«--watch»' },
  'result-place-taken': { kind: 'result-place-taken', path: '«base.json»', by: 'input' },
  'pull-impossible': { kind: 'pull-impossible', missing: 'host', host: '«git.example»' },
  'baseline-none-pulled': {
    kind: 'baseline-none-pulled',
    artifact: '«type-ratchet-baseline-x»',
    branch: '«main»',
    refused: ['«it was cancelled»'],
  },
  'revision-unknown': { kind: 'revision-unknown', revision: '«mian»' },
  'tree-edited': { kind: 'tree-edited', files: ['«a.py»', '«b.py»'] },
  'tree-in-the-way': { kind: 'tree-in-the-way', files: ['«a.py»'] },
  'tree-unchangeable': { kind: 'tree-unchangeable', reason: '«the submodule “x” differs»' },
  'edited-meanwhile': { kind: 'edited-meanwhile', files: ['«a.py»', '«b.py»'] },
  'baseline-file-foreign': { kind: 'baseline-file-foreign', path: '«notes.md»' },
  'rule-unknown': {
    kind: 'rule-unknown',
    code: '«atr-defined»',
    checkers: ['mypy'],
    near: ['«attr-defined»'],
  },
  'file-unreadable': { kind: 'file-unreadable', role: '«snapshot»', path: '«a.json»', reason: '«EACCES»' },
  'history-unreadable': { kind: 'history-unreadable', path: '«h.json»', reason: '«no JSON»' },
  'file-unwritable': { kind: 'file-unwritable', path: '«out.json»', reason: '«EROFS»' },
  'artifact-name-taken': { kind: 'artifact-name-taken', artifact: '«type-ratchet-baseline-x»', name: '«x»' },
  'checker-not-found': { kind: 'checker-not-found', command: '«mypy»' },
  'checker-not-executable': { kind: 'checker-not-executable', command: '«./check»', reason: '«EACCES»' },
  'checker-killed': { kind: 'checker-killed', signal: '«SIGKILL»', lastLines: ['«last»'] },
  'checker-out-of-memory': { kind: 'checker-out-of-memory', lastLines: ['«heap»'] },
  'checker-timed-out': {
    kind: 'checker-timed-out',
    limitMs: 1_234_560_000,
    survivors: 3,
    lastLines: ['«busy»'],
  },
  'checker-crashed': { kind: 'checker-crashed', exit: '«exit code 1»', lastLines: ['«Traceback»'] },
  'checker-internal-error': { kind: 'checker-internal-error', exit: '«exit code 2»', lastLines: ['«bug»'] },
  'checker-wrong-installation': {
    kind: 'checker-wrong-installation',
    exit: '«exit code 1»',
    lastLines: ['«no module»'],
  },
  'checker-too-old': {
    kind: 'checker-too-old',
    checker: 'pyrefly',
    oldest: '«0.50»',
    evidence: '«no severity»',
  },
  'checker-disk-full': { kind: 'checker-disk-full', lastLines: ['«ENOSPC»'] },
  'checker-bad-configuration': {
    kind: 'checker-bad-configuration',
    exit: '«exit code 1»',
    lastLines: ['«mypy.ini»'],
  },
  'checker-plugin-missing': { kind: 'checker-plugin-missing', evidence: '«mypy.ini:2»' },
  'checker-file-unreadable': { kind: 'checker-file-unreadable', evidence: '«a.py»' },
  'checker-usage-error': { kind: 'checker-usage-error', exit: '«exit code 2»', lastLines: ['«usage»'] },
  'checker-project-missing': {
    kind: 'checker-project-missing',
    exit: '«exit code 1»',
    lastLines: ['«TS5058»'],
  },
  'checker-stopped-early': { kind: 'checker-stopped-early', evidence: '«a syntax error»' },
  'checker-held-back': { kind: 'checker-held-back', option: '«--noCheck»' },
  'checker-no-files': { kind: 'checker-no-files', evidence: '«TS18003»' },
  'output-empty': { kind: 'output-empty', exit: '«exit code 1»' },
  'output-too-large': { kind: 'output-too-large', bytes: 987_654, limit: 123_456 },
  'output-unread': { kind: 'output-unread', count: 2, lines: ['«???»', '«!!!»'] },
  'files-elsewhere': {
    kind: 'files-elsewhere',
    files: ['«src/a.ts»'],
    folders: ['«packages/api»'],
    packages: [],
  },
  'output-encoding': { kind: 'output-encoding', path: '«out.txt»', line: 987 },
  'output-cut': { kind: 'output-cut', expected: '«a summary»', lastLines: ['«a.py:1»'] },
  'summary-disagrees': {
    kind: 'summary-disagrees',
    summary: '«Found 3 errors»',
    claimed: 3,
    read: 2,
    unit: '«errors»',
  },
  'exit-disagrees': { kind: 'exit-disagrees', exit: '«exit code 0»', errors: 2, meaning: '«no errors»' },
  'exit-unknown': { kind: 'exit-unknown', checker: 'mypy' },
  'tools-several': { kind: 'tools-several', tools: ['«ruff 0.17.6»', '«ty 0.0.108»'] },
  'findings-gone': { kind: 'findings-gone', findings: 3, tool: '«hadolint»', paths: ['«Dockerfile»'] },
  'rules-foreign': { kind: 'rules-foreign', checker: 'gitlab', base: ['«F401»'], head: ['«invalid-return»'] },
  'run-interrupted': { kind: 'run-interrupted' },
  'scope-shrank': {
    kind: 'scope-shrank',
    files: 12,
    of: 40,
    proven: true,
    changes: [{ kind: 'more-excluded', patterns: ['«^legacy/»'] }],
    paths: ['«legacy/a.py»'],
  },
  'publish-wrong-event': { kind: 'publish-wrong-event', event: '«push»' },
  'publish-not-needed': { kind: 'publish-not-needed', reason: '«it was cancelled»' },
  'publish-run-foreign': { kind: 'publish-run-foreign', reason: '«another repository»' },
  'publish-run-failed': { kind: 'publish-run-failed', code: '«checker-crashed»' },
  'publish-pull-none': { kind: 'publish-pull-none', head: '«someone:main»' },
  'publish-pull-moved': { kind: 'publish-pull-moved', number: 77, checked: '«old»', now: '«new»' },
  'publish-pull-several': { kind: 'publish-pull-several', numbers: [77, 88] },
  'publish-unread': { kind: 'publish-unread', what: '«the run»', reason: '«403»' },
  'publish-artifacts-many': { kind: 'publish-artifacts-many', read: 500 },
  'publish-result-none': { kind: 'publish-result-none', wanted: '«type-ratchet-result-x.json»' },
  'publish-result-several': { kind: 'publish-result-several', names: ['«api»', '«web»'] },
  'publish-result-invalid': { kind: 'publish-result-invalid', artifact: '«result»', reason: '«no JSON»' },
  'publish-result-mismatch': {
    kind: 'publish-result-mismatch',
    field: '«head»',
    claimed: '«abc»',
    recorded: '«def»',
  },
  'leg-twice': { kind: 'leg-twice', leg: '«3.11»' },
  'legs-ambiguous': { kind: 'legs-ambiguous', names: ['«api»', '«web»'] },
  'legs-none': { kind: 'legs-none', name: '«mypy»' },
  'legs-missing': { kind: 'legs-missing', missing: ['«3.12»'], expected: 2, found: ['«3.11»'], lost: [] },
  'legs-differ': { kind: 'legs-differ', what: 'commit', values: ['«abc»', '«def»'] },
  'leg-not-uploaded': { kind: 'leg-not-uploaded', artifact: '«type-ratchet-snapshot-x»', reason: '«503»' },
  'snapshot-unreadable': { kind: 'snapshot-unreadable', source: '«The file x»', reason: '«not JSON»' },
  'snapshot-version': { kind: 'snapshot-version', source: '«The file x»', found: '«2»', supported: 1 },
  'snapshot-too-large': {
    kind: 'snapshot-too-large',
    source: '«The file x»',
    bytes: 987_654,
    limit: 123_456,
  },
  'snapshot-other-checker': { kind: 'snapshot-other-checker', base: '«mypy»', head: '«tsc»' },
  'artifact-digest': {
    kind: 'artifact-digest',
    artifact: '«x»',
    expected: '«sha256:a»',
    actual: '«sha256:b»',
  },
  'artifact-shape': { kind: 'artifact-shape', artifact: '«x»', reason: '«two entries»' },
  'baseline-search-cut': { kind: 'baseline-search-cut', what: '«artifacts»', read: 100, total: 250 },
  'baseline-api-failed': { kind: 'baseline-api-failed', request: '«list artifacts»', reason: '«500»' },
  'github-limited': { kind: 'github-limited', until: '«2026-12-01 14:05 UTC»' },
  'repository-hidden': { kind: 'repository-hidden', request: '«list them»', reason: '«404»' },
  'permission-actions-read': { kind: 'permission-actions-read', request: '«get a run»', reason: '«403»' },
  'baseline-none': { kind: 'baseline-none', artifact: '«x»', refused: ['«run 7 was refused»'] },
  'baseline-expired': {
    kind: 'baseline-expired',
    artifact: '«x»',
    expiredAt: '«2026-04-05»',
    refused: ['«run 7 was refused»'],
  },
  'baseline-not-asked': { kind: 'baseline-not-asked' },
  'comment-forbidden': { kind: 'comment-forbidden', reason: '«403»' },
  'comment-failed': { kind: 'comment-failed', reason: '«502»' },
  'comment-locked': { kind: 'comment-locked' },
  'check-run-forbidden': { kind: 'check-run-forbidden', reason: '«403»' },
  'data-branch-forbidden': { kind: 'data-branch-forbidden', branch: '«data»', reason: '«403»' },
  'data-branch-failed': { kind: 'data-branch-failed', branch: '«data»', reason: '«no server»' },
  'data-branch-foreign': { kind: 'data-branch-foreign', branch: '«develop»' },
  'data-file-too-large': { kind: 'data-file-too-large', branch: '«data»', path: '«mypy/report.html»' },
  'check-run-failed': { kind: 'check-run-failed', reason: '«502»' },
  'artifact-failed': { kind: 'artifact-failed', artifact: '«x»', reason: '«no answer»' },
  'snapshot-edited': { kind: 'snapshot-edited', side: 'head', files: ['«src/a.py»'] },
  'limit-rule-unknown': {
    kind: 'limit-rule-unknown',
    code: '«attr-defind»',
    checker: 'mypy',
    near: ['«attr-defined»'],
    from: '«type-ratchet.yml:7»',
  },
  'recompute-failed': { kind: 'recompute-failed', commit: '«abc1234»', reason: '«It was ended.»' },
  'confirm-failed': { kind: 'confirm-failed', reason: '«The checker crashed.»' },
  'files-cut': { kind: 'files-cut', listed: 3000 },
  'files-unlisted': { kind: 'files-unlisted', reason: '«403»' },
  'artifact-unsupported': { kind: 'artifact-unsupported', missed: '«type-ratchet-snapshot-x»' },
  'event-unreadable': { kind: 'event-unreadable', reason: '«pull_request»' },
  'report-unwritten': { kind: 'report-unwritten', path: '«/tmp/x.html»', reason: '«it is a folder»' },
  'runner-file': { kind: 'runner-file', what: '«job summary»', reason: '«it is missing»' },
  'run-overtaken': { kind: 'run-overtaken' },
  'tree-not-restored': {
    kind: 'tree-not-restored',
    reason: '«there is no space left»',
    files: ['«a.py»'],
    folder: '«/repo/.git/type-ratchet-against»',
  },
  'commit-other': {
    kind: 'commit-other',
    checked: '«c0ffee»',
    right: ['«beef»', '«cafe»'],
    pull: 7,
    target: false,
  },
  'baseline-file-new': { kind: 'baseline-file-new', path: '«types.tsv»', errors: 1701 },
  'baseline-cache': { kind: 'baseline-cache', key: '«key»', reason: '«it is gone»' },
  'baseline-file-none': { kind: 'baseline-file-none', path: '«types.tsv»', commit: '«c0ffee»' },
  'cache-failed': { kind: 'cache-failed', reason: '«503»' },
}

function marked(value: unknown): readonly string[] {
  return JSON.stringify(value).match(/«[^»]*»/g) ?? []
}

describe.each(problemKinds)('%s', (kind) => {
  const { what, why, fix, details } = problemText(examples[kind])

  test('says what happened, why it matters and how to fix it', () => {
    for (const part of [what, why, fix]) {
      expect(part.trim()).toBe(part)
      expect(part).not.toBe('')
      expect(part).not.toMatch(/undefined|null|\[object/)
    }
    expect(what).not.toContain('\n')
    expect(why).not.toContain('\n')
  })

  test('names every value that the reader needs', () => {
    const words = [what, why, fix, ...details].join('\n')
    for (const value of marked(examples[kind])) {
      expect(words).toContain(value)
    }
  })

  test('has a heading of its own in docs/messages.md, with 2 to 5 lines below it', () => {
    const sections = page.split(/^## /m).filter((section) => section.startsWith(`${kind}\n`))
    expect(sections).toHaveLength(1)
    const lines = (sections[0] ?? '').split(/^# /m, 1)[0]?.split('\n').slice(1) ?? []
    expect(lines.filter((line) => line !== '').length).toBeGreaterThanOrEqual(2)
    expect(lines.filter((line) => line !== '').length).toBeLessThanOrEqual(5)
  })
})

describe('docs/messages.md', () => {
  test('has no heading for a problem that does not exist', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings.toSorted()).toEqual([...problemKinds].sort())
  })

  test('puts every problem under the exit code that it leads to', () => {
    const groups = page.split(/^# /m)
    const groupOf: Record<ProblemFamily, string> = {
      'config-error': `Exit ${exitCodes['config-error']}`,
      'not-comparable': `Exit ${exitCodes['not-comparable']}`,
      warning: 'Warnings',
    }
    for (const kind of problemKinds) {
      const group = groups.find((one) => one.includes(`\n## ${kind}\n`))
      expect(group?.split('\n')[0], kind).toContain(groupOf[problemFamilies[kind]])
    }
  })
})

describe('permissions', () => {
  test('check-run-forbidden gives YAML to paste', () => {
    expect(problemText(examples['check-run-forbidden']).fix).toContain(
      '\npermissions:\n  contents: read\n  actions: read\n  checks: write\n  pull-requests: write',
    )
  })

  test.each(['permission-actions-read', 'comment-forbidden'] as const)('%s gives YAML to paste', (kind) => {
    const { fix } = problemText(examples[kind])
    expect(fix).toContain('\npermissions:\n  contents: read\n  actions: read\n  pull-requests: write')
  })
})
