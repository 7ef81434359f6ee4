/** One sentence for every output: which check, and how it went with the number. */
import { describe, expect, test } from 'vitest'
import { storedPath } from '#model/ids.ts'
import type { Problem } from '#model/problem.ts'
import { closingLines } from '#render/closing.ts'
import { brokenRules, headline, ruleReason, toldRules } from '#render/headline.ts'
import { renderHtml } from '#render/html/page.ts'
import { renderCheckRun, renderComment, renderSummary } from '#render/markdown/comment.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { renderText } from '#render/text.ts'
import { checkLabel } from '#render/words/check-label.ts'
import { commentScenarios } from '#test/support/comment-scenarios.ts'
import {
  keptOf,
  noBaseline,
  type ReportFields,
  reportOf,
  scenarios,
  unpairedOf,
} from '#test/support/report-factory.ts'

const many = (count: number, of: Parameters<typeof unpairedOf>[0] = {}) =>
  Array.from({ length: count }, (_, line) => unpairedOf({ line: line + 1, ...of }))
const kept = (count: number) => Array.from({ length: count }, (_, line) => keptOf({ line: line + 1 }))
const said = (fields: ReportFields): string => {
  const { sign, words } = headline(reportOf(fields))
  return `${sign} ${words}`
}
const rule = (name: 'max-new-errors' | 'max-errors', value: number, limit: number) => ({
  rule: name,
  value,
  limit,
  passed: value <= limit,
  reason: '',
})

describe('the headline of a run', () => {
  test.each<readonly [string, ReportFields]>([
    [
      '❌ api types: 15 new errors, none allowed',
      {
        name: 'api',
        comparison: { new: many(15) },
        verdict: { outcome: 'fail', rules: [rule('max-new-errors', 15, 0)] },
      },
    ],
    [
      '❌ api types: 1 new error, none allowed (and 1 other broken rule)',
      {
        name: 'api',
        comparison: { new: many(1) },
        verdict: { outcome: 'fail', rules: [rule('max-errors', 9, 8), rule('max-new-errors', 1, 0)] },
      },
    ],
    [
      '⚠️ mypy: 2 new errors, at most 1 allowed (reported only)',
      {
        comparison: { new: many(2) },
        verdict: { outcome: 'report-only', enforced: false, rules: [rule('max-new-errors', 2, 1)] },
      },
    ],
    ['✅ web types: 5 fewer (3)', { name: 'web', comparison: { fixed: many(5), kept: kept(3) } }],
    ['✅ mypy: 1 fewer error (3)', { comparison: { fixed: many(1), kept: kept(3) } }],
    [
      '✅ mypy: 2 more errors (3), within the limit',
      { comparison: { new: many(2), kept: kept(1) }, verdict: { outcome: 'pass', rules: [] } },
    ],
    ['✅ mypy: 1 new error, 1 fixed (1)', { comparison: { new: many(1), fixed: many(1) } }],
    ['✅ mypy: no change (2 errors)', { comparison: { kept: kept(2) } }],
    ['✅ mypy: no errors', { comparison: {} }],
    ['🎉 mypy: no errors left', { comparison: { fixed: many(2) } }],
    [
      '✅ mypy: 6 new warnings, no new errors (1)',
      { comparison: { new: many(6, { severity: 'warning' }), kept: kept(1) } },
    ],
    ['📌 mypy: 1 error, no baseline yet', { comparison: { kept: kept(1) }, baseline: noBaseline }],
    [
      '📌 mypy: baseline recorded, 2 errors',
      { comparison: { kept: kept(2) }, baseline: noBaseline, recorded: true },
    ],
    [
      '✅ mypy: 1.13.0 → 1.18.2, 1 fewer error (1)',
      {
        comparison: { fixed: many(1), kept: kept(1) },
        codeUnchanged: true,
        drift: [{ kind: 'checker', name: 'mypy', from: '1.13.0', to: '1.18.2' }],
      },
    ],
    [
      '✅ api types: mypy 1.13.0 → 1.18.2, 1 fewer (1)',
      {
        name: 'api',
        comparison: { fixed: many(1), kept: kept(1) },
        codeUnchanged: true,
        drift: [{ kind: 'checker', name: 'mypy', from: '1.13.0', to: '1.18.2' }],
      },
    ],
  ])('%s', (words, fields) => {
    expect(said(fields)).toBe(words)
  })

  test.each<readonly [string, Problem]>([
    [
      '⚠️ api types: mypy stopped at a syntax error, no result',
      { kind: 'checker-stopped-early', evidence: 'a.py:3: error: invalid syntax  [syntax]' },
    ],
    [
      '⚠️ api types: mypy stopped at a syntax error, no result',
      { kind: 'checker-stopped-early', evidence: "src/a.ts(3,4): error TS1005: ',' expected." },
    ],
    ['⚠️ api types: mypy stopped early, no result', { kind: 'checker-stopped-early', evidence: 'other' }],
    ['⚠️ api types: a newer commit came in, no result', { kind: 'run-overtaken' }],
    ['⚠️ api types: no result', { kind: 'run-interrupted' }],
  ])('without a result: %s', (words, problem) => {
    expect(said({ name: 'api', failed: { outcome: 'not-comparable', problem } })).toBe(words)
  })
})

test.each([
  ['mypy', 'mypy', 'mypy'],
  ['api', 'mypy', 'api types'],
  ['web-types', 'tsc', 'web-types'],
  ['lint', 'eslint', 'lint (eslint)'],
  ['api', null, 'api'],
  ['', 'tsc', 'tsc'],
  ['', null, 'type-ratchet'],
] as const)('a check “%s” of %s is called %s', (name, checker, label) => {
  expect(checkLabel(name, checker)).toBe(label)
})

test('without a baseline only a limit on the total has something to hold', () => {
  const rules = [rule('max-new-errors', 0, 0), rule('max-errors', 9, 8)]
  const { result } = reportOf({ baseline: noBaseline, verdict: { rules } })
  expect(result.kind === 'compared' ? toldRules(result).map((one) => one.rule) : []).toEqual(['max-errors'])
})

const told = Object.entries({ ...scenarios, ...commentScenarios }).filter(
  ([name]) => !name.startsWith('hostile') && name !== 'large' && name !== 'flood',
)

test.each(told)('every output of “%s” says it in these words', (_, make) => {
  const report = make()
  const { label, because, words } = headline(report)
  const marker = { name: report.name, runId: '1', runAttempt: '1', head: 'a'.repeat(40) }
  const [, heading = ''] = renderComment(report, marker).split('\n')
  const plain = (markdown: string): string => markdown.replace(/[\\`]/g, '')
  expect(plain(heading)).toContain(words)
  expect(plain(renderSummary(report))).toContain(words)
  expect(plain(renderCheckRun(report))).toContain(words)
  const page = renderHtml(report, { version: '1.0.0', pack: (text) => text })
  expect(page).toContain(`<title>${words}`)
  expect(page).toMatch(/<h1 id="verdict-title">.*<\/h1>/)
  expect(page).toContain(`<strong>${label}:</strong> ${because}</span></h1>`)
  expect(page).toContain(`<p class="outcome tone-${headline(report).tone}">${because}</p>`)
  expect(renderText(report, { all: true, quiet: true, explain: false, style: plainStyle })).toContain(words)
  expect(closingLines(report).at(-1)).toBe(words)
})

describe('a broken rule', () => {
  const broken = {
    rule: 'owners',
    of: '@acme/api',
    limit: 1,
    value: 3,
    passed: false,
    reason: '3 errors in files of `@acme/api`, at most 1 allowed: 2 too many.',
    from: 'type-ratchet.yml:7',
    places: [
      { path: storedPath('src/api/a.py'), line: 3 },
      { path: storedPath('src/`x`.py'), line: 9 },
    ],
  } as const

  test('says its limit, its value, where it stands, and where to look', () => {
    expect(brokenRules([broken])).toEqual([
      'owners.@acme/api: 3 errors in files of `@acme/api`, at most 1 allowed: 2 too many. Set by `type-ratchet.yml:7`. Look at `src/api/a.py:3`, `src/ x .py:9`.',
    ])
  })

  test('that came from no file says no more than its sentence', () => {
    const { from: _, places: __, ...plain } = broken
    expect(ruleReason(plain)).toBe(plain.reason)
  })

  test('is a headline of its own', () => {
    expect(said({ verdict: { outcome: 'fail', rules: [broken] } })).toBe(
      '❌ mypy: 3 errors in files of @acme/api, at most 1 allowed',
    )
  })
})
