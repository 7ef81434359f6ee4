/** The line that repeats a comparison elsewhere: fetches its baseline, and compares what the checker prints there with it. */
import { joinArguments } from '#config/argv.ts'
import type { CheckConfig, JudgingConfig } from '#config/config.ts'
import type { BaselineSummary } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'

/** What `type-ratchet check` is told beside the baseline, to check as this run did. */
export function repeatedOptions(check: CheckConfig, checker: CheckerName): readonly string[] {
  const { command, args, workingDirectory, inputFile, exitCode } = check
  return [
    ...['--checker', checker],
    ...(workingDirectory === '.' ? [] : ['--cwd', workingDirectory]),
    ...(command === null ? [] : ['--command', joinArguments(command)]),
    ...(inputFile === null ? [] : ['--input', inputFile]),
    ...(exitCode === null ? [] : ['--exit-code', String(exitCode)]),
    ...(args.length === 0 || inputFile !== null ? [] : ['--', ...args]),
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
