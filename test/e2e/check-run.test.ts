/** The entry in the list of checks, by the shipped action: GitHub's own description checks each request. */
import { expect, test } from 'vitest'
import { createWidget, fileWithErrors } from './widget.ts'

test('a check run has the headline as its title, and a re-run for the same head changes it', async () => {
  await using widget = await createWidget()
  const { github } = widget
  await widget.commitToMain({ 'src/debt.ts': fileWithErrors(2) })
  const inputs = { 'check-run': 'true' }
  const main = await widget.runOnMain({ inputs })
  expect(main, main.stdout).toMatchObject({ exitCode: 0, outputs: { result: 'report-only' } })
  const warnings = main.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
  expect(warnings.join('\n')).toContain('checks: write')
  expect(github.checkRuns).toEqual([])

  const token = github.addToken({
    actions: 'read',
    checks: 'write',
    contents: 'read',
    'pull-requests': 'write',
  })
  const pull = await widget.openPull(1, { 'src/debt.ts': fileWithErrors(3) })
  const failed = await widget.runOnPull(pull, { inputs, token })
  expect(failed).toMatchObject({ exitCode: 1 })
  // The log ends as the list of checks says it.
  expect(
    failed.stdout
      .trimEnd()
      .split('\n')
      .slice(-3)
      .map((line) => line.trim()),
  ).toEqual([
    'result: fail',
    '3 errors now, 2 in the baseline: 1 new, 0 fixed, 2 kept',
    'tsc: 3 errors, at most 2 allowed',
  ])
  const [check] = github.checkRuns
  const [comment] = github.comments
  expect(check).toMatchObject({
    name: 'type-ratchet (tsc)',
    headSha: pull.head.sha,
    status: 'completed',
    conclusion: 'failure',
    output: { title: 'tsc: 3 errors, at most 2 allowed' },
  })
  expect(comment?.body.split('\n').slice(1).join('\n').trimEnd()).toBe(check?.output.summary)

  await widget.runOnPull(pull, { inputs: { ...inputs, mode: 'report-only' }, token })
  expect(github.checkRuns).toHaveLength(1)
  expect(check).toMatchObject({
    conclusion: 'neutral',
    output: { title: 'tsc: 3 errors, at most 2 allowed (reported only)' },
  })
  expect(github.violations).toEqual([])
})
