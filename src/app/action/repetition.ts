/** The line that repeats a comparison elsewhere: fetches its baseline, and compares what the checker prints there with it. */
import { joinArguments } from '#config/argv.ts'
import type { ActionConfig, JudgingConfig } from '#config/config.ts'
import type { SettingName } from '#config/file/settings.ts'
import type { Policy } from '#model/policy.ts'
import type { BaselineSummary } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { increaseText } from '#policy/increase.ts'
import type { FiledCheck } from '../checks/decide.ts'

/** What `type-ratchet check` is told beside the baseline, to check and judge as this run did. Limits on parts have no option. */
export function repeatedOptions(
  { check, policy, name }: Pick<ActionConfig, 'check' | 'policy' | 'name'>,
  checker: CheckerName,
): readonly string[] {
  const { command, args, workingDirectory, inputFile, exitCode, pattern = null } = check
  return [
    ...['--checker', checker],
    ...(name === null || name === checker ? [] : ['--name', name]),
    ...(workingDirectory === '.' ? [] : ['--cwd', workingDirectory]),
    ...(command === null ? [] : ['--command', joinArguments(command)]),
    ...(inputFile === null ? [] : ['--input', inputFile]),
    ...(exitCode === null ? [] : ['--exit-code', String(exitCode)]),
    ...(pattern === null ? [] : ['--pattern', pattern]),
    ...limitOptions(policy),
    ...(args.length === 0 || inputFile !== null ? [] : ['--', ...args]),
  ]
}

/**
 * The same of a check of the configuration file, which says everything but what inputs said in its place. Null where
 * the change's own file says otherwise than the one that held, and where inputs said what is checked.
 */
export function repeatedCheck({
  name,
  settings,
  filed,
  config,
}: Pick<FiledCheck, 'name' | 'settings' | 'filed'> & {
  readonly config: Pick<ActionConfig, 'policy'>
}): readonly string[] | null {
  // An input is named in code, a place of the file is not.
  const isFiled = (setting: SettingName): boolean => settings.get(setting)?.from.startsWith('`') !== true
  if (filed.edits.length > 0 || filed.standing !== undefined || !whatIsChecked.every(isFiled)) {
    return null
  }
  const { maxIncrease, maxErrors, maxNewErrors } = config.policy
  return [
    ...['--checks', name],
    ...limitOptions({
      maxIncrease: isFiled('max-increase') ? null : maxIncrease,
      maxErrors: isFiled('max-errors') ? null : maxErrors,
      maxNewErrors: isFiled('max-new-errors') ? null : maxNewErrors,
    }),
  ]
}

const whatIsChecked: readonly SettingName[] = [
  'checker',
  'command',
  'args',
  'working-directory',
  'input-file',
  'exit-code',
  'pattern',
]

function limitOptions({
  maxIncrease,
  maxErrors,
  maxNewErrors,
}: Pick<Policy, 'maxIncrease' | 'maxErrors' | 'maxNewErrors'>): readonly string[] {
  return [
    ...(maxIncrease === null ? [] : ['--max-increase', increaseText(maxIncrease)]),
    ...(maxErrors === null ? [] : ['--max-errors', String(maxErrors)]),
    ...(maxNewErrors === null ? [] : ['--max-new-errors', String(maxNewErrors)]),
  ]
}

/** Null where the baseline can't be had elsewhere (a cache), and for legs of a matrix, which no single run makes again. */
export function repeatedComparison(
  {
    repeat,
    config,
  }: {
    readonly repeat: readonly string[] | null
    readonly config: Pick<JudgingConfig, 'baseline'>
  },
  baseline: BaselineSummary,
): string | null {
  if (repeat === null || baseline.state === 'absent') {
    return null
  }
  const { source, runUrl, artifact } = baseline.origin
  const check = (file: string): string =>
    joinArguments(['npx', 'type-ratchet', 'check', '--baseline', file, ...repeat])
  if (source === 'file' && config.baseline.kind === 'file') {
    return check(config.baseline.path)
  }
  const run = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(runUrl ?? '')?.[1]
  return run === undefined || artifact === undefined
    ? null
    : `${joinArguments(['gh', 'run', 'download', run, '-n', artifact])} && ${check('snapshot.json')}`
}
