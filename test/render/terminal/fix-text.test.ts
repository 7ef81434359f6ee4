/** What `fix` says, in the cases that need no checker. */
import { expect, test } from 'vitest'
import type { FixReport } from '#model/fix-report.ts'
import { fixText } from '#render/terminal/fix-text.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'

function told(considered: number, known = false): string {
  const report: FixReport = {
    name: 'mypy',
    considered,
    fixed: [],
    also: 0,
    files: [],
    leftOut: [],
    remaining: considered,
    installs: [],
    runs: 0,
  }
  return fixText(report, { written: false, known, style: plainStyle })
}

test('says in one sentence that there is nothing to fix', () => {
  expect(told(0)).toBe('mypy: no new error or warning, so there is nothing to fix\n')
  expect(told(0, true)).toBe('mypy: no error or warning, so there is nothing to fix\n')
  expect(told(2)).toBe(
    'mypy: 2 new errors and warnings; none of them is fixed by an edit that the checker confirms\n2 new errors remain\n',
  )
})
