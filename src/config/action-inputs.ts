/** Reads the action's inputs. The one place that knows which input becomes which setting. */
import type { Target } from '#model/history.ts'
import type { Policy } from '#model/policy.ts'
import { checkerNames } from '#model/snapshot.ts'
import { splitArguments } from './argv.ts'
import { baselineChoice, branchPatterns } from './baseline-choice.ts'
import type { ActionConfig, CheckConfig, JudgingConfig, MergeConfig, PublishConfig } from './config.ts'
import { readLateness, readLimits } from './limits.ts'
import { readJobId, readLegs, readPart } from './part-inputs.ts'
import {
  choice,
  duration,
  flag,
  type Given,
  invalid,
  optionalBranch,
  optionalCount,
  optionalDay,
  optionalIncrease,
  optionalMinutes,
} from './values.ts'

/** Gives the value of an input by its name; the empty string when it was not given. */
export type InputReader = (name: string) => string

/** Throws a `ProblemError` of the family config-error at the first input that can't be used. */
export function readActionInputs(input: InputReader): ActionConfig {
  const given = (name: string): Given => ({ input: name, value: input(name) })
  return {
    check: readCheck(given),
    part: readPart(given),
    confirmNew: readConfirmation(given),
    recompute: readRecompute(given),
    ...withLimits(readJudging(given), given),
  }
}

function withLimits(judging: JudgingConfig, given: (name: string) => Given): JudgingConfig {
  const limits = readLimits(given)
  const lateness = readLateness(given, judging.target)
  const policy = {
    ...judging.policy,
    ...(limits.length === 0 ? {} : { limits }),
    ...(lateness === undefined ? {} : { lateness }),
  }
  return { ...judging, policy }
}

/** Reads the inputs of the merge action, which has the same rules and deliveries. */
export function readMergeInputs(input: InputReader): MergeConfig {
  const given = (name: string): Given => ({ input: name, value: input(name) })
  return { legs: readLegs(given('legs')), jobId: readJobId(given('job-id')), ...readJudging(given) }
}

/** Reads the inputs of the publish action. */
export function readPublishInputs(input: InputReader): PublishConfig {
  const given = (name: string): Given => ({ input: name, value: input(name) })
  return {
    name: input('name').trim() || null,
    workflow: input('workflow').trim() || null,
    policy: readPolicy(given),
    mode: choice(given('mode'), ['enforce', 'report-only']),
    comment: choice(given('comment'), ['on-change', 'always', 'never']),
    checkRun: flag(given('check-run')),
  }
}

function readJudging(given: (name: string) => Given): JudgingConfig {
  return {
    name: given('name').value.trim() || null,
    policy: readPolicy(given),
    target: readTarget(given),
    mode: choice(given('mode'), ['enforce', 'report-only', 'warn-locally']),
    comment: choice(given('comment'), ['on-change', 'always', 'never']),
    checkRun: flag(given('check-run')),
    dataBranch: optionalBranch(given('data-branch')),
    baseline: baselineChoice(given('baseline')),
    baselineBranches: branchPatterns(given('baseline-branches')),
    baselineWorkflow: given('baseline-workflow').value.trim() || null,
    baselineWaitMs: duration({ input: 'baseline-wait', value: given('baseline-wait').value.trim() || '3m' }),
    enforceDefaultBranch: flag(given('enforce-default-branch')),
    retentionDays: readRetention(given('retention-days')),
    excerpts: flag({ input: 'excerpts', value: given('excerpts').value.trim() || 'true' }),
  }
}

/** The rules; shared with the command line, whose options have the same names. */
export function readPolicy(given: (name: string) => Given): Policy {
  return {
    maxIncrease: optionalIncrease(given('max-increase')),
    maxErrors: optionalCount(given('max-errors')),
    maxNewErrors: optionalCount(given('max-new-errors')),
  }
}

/** Where the project wants to be; shared with the command line like the rules. */
export function readTarget(given: (name: string) => Given): Target | null {
  const errors = optionalCount(given('target-errors'))
  const time = optionalDay(given('target-date'))
  if (time !== null && errors === null) {
    throw invalid(given('target-date'), 'empty unless `target-errors` is given')
  }
  return errors === null ? null : { errors, time }
}

function readCheck(given: (name: string) => Given): CheckConfig {
  const command = splitArguments(given('command').value, 'command')
  const inputFile = given('input-file').value.trim() || null
  const exitCode = optionalCount(given('exit-code'))
  if (exitCode !== null && inputFile === null) {
    throw invalid(given('exit-code'), 'empty unless `input-file` is given')
  }
  if (inputFile !== null && command.length > 0) {
    throw invalid(
      given('command'),
      'empty when `input-file` is given: either a command runs, or a file is read',
    )
  }
  return {
    checker: choice(given('checker'), ['auto', ...checkerNames]),
    command: command.length === 0 ? null : command,
    args: splitArguments(given('args').value, 'args'),
    workingDirectory: given('working-directory').value.trim() || '.',
    inputFile,
    exitCode,
    pattern: given('pattern').value || null,
    timeLimitMs: optionalMinutes(given('timeout-minutes')),
  }
}

function readConfirmation(given: (name: string) => Given): boolean {
  const confirm = flag(given('confirm-new'))
  if (confirm && given('input-file').value.trim() !== '') {
    throw invalid(
      given('confirm-new'),
      '`false` when `input-file` is given: a file can’t be run a second time',
    )
  }
  return confirm
}

function readRecompute(given: (name: string) => Given): ActionConfig['recompute'] {
  const when = choice(given('recompute'), ['when-missing', 'never', 'on-drift', 'always'])
  if ((when === 'on-drift' || when === 'always') && given('input-file').value.trim() !== '') {
    throw invalid(
      given('recompute'),
      '`when-missing` or `never` when `input-file` is given: nothing is run then, so nothing can be run at another commit',
    )
  }
  const minutes = given('recompute-minutes').value.trim() || '10'
  return { when, budgetMs: optionalMinutes({ input: 'recompute-minutes', value: minutes }) }
}

function readRetention(given: Given): number | null {
  const days = optionalCount(given)
  if (days !== null && (days < 1 || days > 400)) {
    throw invalid(given, 'a number of days from 1 to 400')
  }
  return days
}
