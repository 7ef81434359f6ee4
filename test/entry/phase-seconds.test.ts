/** A debugged run says where its time went. */
import { expect, test } from 'vitest'
import { PhaseSeconds } from '../../src/entry/phase-seconds.ts'

test('each phase counts from the end of the one before it', () => {
  const times = [310, 12_330, 12_750.4, 13_520]
  const phases = new PhaseSeconds(() => times.shift() ?? 0)
  for (const phase of ['start', 'checker', 'decision', 'delivery']) {
    phases.end(phase)
  }
  expect(phases.line()).toBe('seconds: start 0.31, checker 12.02, decision 0.42, delivery 0.77; all 13.52')
})
