/** One check run per name and commit: made once, changed by later runs only, and never a reason to fail. */
import { expect, test } from 'vitest'
import { type CheckRunDraft, deliverCheckRun, tellCheckRun } from '#app/action/check-run.ts'
import type { RunContext } from '#ports/run-context.ts'
import { checkRunLimit, withinBytes } from '#render/markdown/comment.ts'
import { FakeCheckRuns } from '#test/support/fakes/fake-check-runs.ts'
import { reportOf, unpairedOf } from '#test/support/report-factory.ts'
import { runContextOf } from '#test/support/run-context-factory.ts'
import { shaOf } from '#test/support/shas.ts'

const draft: CheckRunDraft = {
  name: 'mypy',
  mayCreate: true,
  keepsOwn: false,
  outcome: 'fail',
  fails: true,
  title: 'mypy: 1 new error, none allowed',
  summary: '### 1 new error',
  detailsUrl: 'https://github.com/acme/widget/actions/runs/1',
}

function contextOf(runId: number, runAttempt = 1): RunContext {
  const pull = { number: 7, headSha: shaOf(2), baseRef: 'main', baseSha: shaOf(1) }
  return runContextOf({ runId, runAttempt, event: { kind: 'pull-request', pull } })
}

const told = (checks: FakeCheckRuns) => checks.kept.map(({ conclusion, title }) => `${conclusion} ${title}`)

test('stands at the pull request’s head, with the name of the check', async () => {
  const checks = new FakeCheckRuns()
  expect(await deliverCheckRun(draft, contextOf(1), checks)).toEqual([])
  expect(checks.kept).toMatchObject([
    { commit: shaOf(2), name: 'type-ratchet (mypy)', conclusion: 'failure' },
  ])
})

test.each([
  ['pass', false, 'success'],
  ['report-only', false, 'neutral'],
  ['fail', true, 'failure'],
  ['not-comparable', true, 'failure'],
  ['not-comparable', false, 'neutral'],
  ['config-error', true, 'failure'],
] as const)('of a run that ends with %s (fails: %s) is a %s', async (outcome, fails, conclusion) => {
  const checks = new FakeCheckRuns()
  await deliverCheckRun({ ...draft, outcome, fails }, contextOf(1), checks)
  expect(checks.kept).toMatchObject([{ conclusion }])
})

test('is changed by a later attempt and a later run, and not by one that was started before', async () => {
  const checks = new FakeCheckRuns()
  await deliverCheckRun(draft, contextOf(5), checks)
  await deliverCheckRun({ ...draft, title: 'again' }, contextOf(5, 2), checks)
  await deliverCheckRun({ ...draft, title: 'later' }, contextOf(10), checks)
  await deliverCheckRun({ ...draft, title: 'too late' }, contextOf(9), checks)
  expect(told(checks)).toEqual(['failure later'])
})

test('of another name, and one that another app made, is left alone', async () => {
  const checks = new FakeCheckRuns()
  await deliverCheckRun({ ...draft, name: 'my.py' }, contextOf(1), checks)
  const foreign = { ...draft, name: 'type-ratchet (mypy)', externalId: '', conclusion: 'success' } as const
  await checks.create(shaOf(2), { ...foreign, title: 'foreign' })
  await deliverCheckRun(draft, contextOf(1), checks)
  expect(told(checks)).toEqual([
    'failure mypy: 1 new error, none allowed',
    'success foreign',
    'failure mypy: 1 new error, none allowed',
  ])
})

test('that a run wrote by itself is not written again for it', async () => {
  const checks = new FakeCheckRuns()
  await deliverCheckRun(draft, contextOf(1), checks)
  await deliverCheckRun({ ...draft, title: 'for it', keepsOwn: true }, contextOf(1), checks)
  expect(told(checks)).toEqual(['failure mypy: 1 new error, none allowed'])
})

test('is not made twice when GitHub’s answer is lost', async () => {
  const checks = new FakeCheckRuns()
  checks.lostAnswers = 1
  expect(await deliverCheckRun(draft, contextOf(1), checks)).toEqual([])
  expect(checks.kept).toHaveLength(1)
})

test('is not made where only an older one must not stay', async () => {
  const checks = new FakeCheckRuns()
  await deliverCheckRun({ ...draft, mayCreate: false }, contextOf(1), checks)
  expect(checks.kept).toEqual([])
})

test.each([
  [true, 'check-run-forbidden'],
  [false, 'check-run-failed'],
] as const)('that is refused (forbidden: %s) is a warning', async (forbidden, kind) => {
  const checks = new FakeCheckRuns()
  checks.refusal = { reason: '403', forbidden }
  expect(await deliverCheckRun(draft, contextOf(1), checks)).toEqual([{ kind, reason: '403' }])
})

test('says what the headline says, and fits however many bytes a character has', async () => {
  const checks = new FakeCheckRuns()
  const entries = Array.from({ length: 900 }, (_, index) =>
    unpairedOf({ path: `src/модуль_${index}.py`, code: `rule-${index}`, message: 'ошибка '.repeat(40) }),
  )
  await tellCheckRun(
    reportOf({ comparison: { new: entries } }),
    { context: contextOf(1), mayCreate: true, keepsOwn: false },
    checks,
  )
  const [run] = checks.kept
  expect(run?.summary.startsWith(`### ❌ ${run?.title}`)).toBe(true)
  expect(Buffer.byteLength(run?.summary ?? '')).toBeLessThanOrEqual(checkRunLimit)
  expect(run?.summary).toContain('модуль')
  expect(withinBytes(10, (limit) => '€'.repeat(limit))).toBe('€€')
})
