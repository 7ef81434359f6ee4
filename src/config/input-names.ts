/** The inputs of our actions, as their `action.yml` lists them. */
import { settingNames } from './file/settings.ts'

const judging = [
  'name',
  'max-increase',
  'max-errors',
  'max-new-errors',
  'mode',
  'comment',
  'check-run',
] as const
const tokens = ['github-token', 'job-token'] as const

/** By action. */
export const inputNames: Readonly<Record<'check' | 'merge' | 'publish', readonly string[]>> = {
  check: [
    ...settingNames,
    'checks',
    'data-branch',
    'comment',
    'check-run',
    'shard',
    'matrix',
    'job-total',
    'job-id',
    ...tokens,
  ],
  merge: [
    ...judging,
    'legs',
    'job-id',
    'target-errors',
    'target-date',
    'baseline',
    'baseline-branches',
    'baseline-workflow',
    'baseline-wait',
    'data-branch',
    'enforce-default-branch',
    'retention-days',
    'excerpts',
    ...tokens,
  ],
  publish: [...judging, 'workflow', ...tokens],
}
