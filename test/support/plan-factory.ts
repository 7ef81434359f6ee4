/** Makes plans for tests: mypy in mode enforce, with the baseline looked for everywhere, unless a test says otherwise. */
import type { RunPlan } from '#app/action/plan.ts'
import type { JudgingConfig } from '#config/config.ts'

/** The plan of one run; `config` says what its inputs were. */
export function planOf(config: Partial<JudgingConfig> = {}): RunPlan {
  return {
    config: {
      name: null,
      policy: { maxIncrease: null, maxErrors: null, maxNewErrors: null },
      target: null,
      mode: 'enforce',
      comment: 'on-change',
      checkRun: false,
      dataBranch: null,
      baseline: { kind: 'auto' },
      baselineBranches: null,
      baselineWorkflow: null,
      baselineWaitMs: 0,
      enforceDefaultBranch: false,
      retentionDays: null,
      excerpts: true,
      ...config,
    },
    checker: null,
    name: 'mypy',
    root: '/srv/app',
    mode: 'enforce',
    leg: null,
    job: { id: null, name: 'types' },
    reproduce: 'mypy',
    repeat: null,
  }
}
