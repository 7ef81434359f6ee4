/** A run without a result in every form: in the words of the place where it is read, and with its true outcome. */
import { describe, expect, test } from 'vitest'
import type { Problem } from '#model/problem.ts'
import type { Report } from '#model/report.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { reportOf } from '#test/support/report-factory.ts'
import { formats } from '../../src/entry/output-format.ts'
import { rendered } from '../../src/entry/rendered.ts'

const problem: Problem = { kind: 'exit-unknown', checker: 'mypy' }
const failed = reportOf({ failed: { outcome: 'not-comparable', problem }, warnings: [problem] })
/** Forms that have no room for what went wrong. */
const brief: readonly string[] = ['gitlab', 'checkstyle', 'badge', 'badge-svg']
/** Nor for how to fix it. */
const briefer: readonly string[] = [...brief, 'problems']

function shown(report: Report, format: (typeof formats)[number]): Promise<string> {
  return rendered(report, { format, explain: false, all: true, quiet: false }, plainStyle)
}

describe.each(formats.filter((format) => !briefer.includes(format)))('%s', (format) => {
  test('speaks of options at a command line, and of inputs in the action', async () => {
    const here = await shown({ ...failed, hosted: null }, format)
    expect(here).toContain('--exit-code')
    expect(here.replaceAll('--exit-code', '')).not.toContain('exit-code')
    const there = await shown(failed, format)
    expect(there).toContain('exit-code')
    expect(there).not.toContain('--exit-code')
  })
})

describe('a mistake of ours', () => {
  const bug: Report = {
    ...reportOf({ failed: { outcome: 'not-comparable', problem: { kind: 'run-interrupted' } } }),
    hosted: null,
  }
  const report: Report = { ...bug, result: { ...bug.result, outcome: 'bug' } as Report['result'] }

  test.each(formats.filter((format) => !brief.includes(format)))(
    'is said to be one as %s',
    async (format) => {
      expect(await shown(report, format)).toContain('bug in type-ratchet')
    },
  )

  test('is the outcome in JSON', async () => {
    expect(JSON.parse(await shown(report, 'json'))).toMatchObject({
      verdict: { outcome: 'bug' },
      problem: { code: 'run-interrupted' },
    })
  })
})
