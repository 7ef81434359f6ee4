/** What this run is going to do, decided from the inputs and the project's files before anything starts. */
import type { Checker } from '#checkers/checker.ts'
import type { InputReader } from '#config/action-inputs.ts'
import { joinArguments } from '#config/argv.ts'
import type { ActionConfig, JudgingConfig, PartConfig } from '#config/config.ts'
import { type Leg, legOf } from '#config/leg.ts'
import { artifactSafeName } from '#config/names.ts'
import { invalid } from '#config/values.ts'
import type { Digest } from '#model/digest.ts'
import type { PathBase } from '#model/ids.ts'
import type { Policy } from '#model/policy.ts'
import type { Filed } from '#model/report.ts'
import { checkerNames, type LegJob } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import type { RunContext } from '#ports/run-context.ts'
import { makesBaseline } from '../baseline/base-commit.ts'
import { pathInside } from '../files/inside-folder.ts'
import { requireFolder } from '../files/required-file.ts'
import { resolveChecker } from '../run/resolve-checker.ts'
import { commandLine, refuseText } from '../run/run-checker.ts'
import { repeatedOptions } from './repetition.ts'

/** What is settled before a run starts, whoever runs the checker. */
export interface RunPlan {
  readonly config: JudgingConfig
  /** null until the legs of a matrix have been read. */
  readonly checker: Checker | null
  /** Safe for artifact names. */
  readonly name: string
  /** The repository's root on this machine. */
  readonly root: string
  /** How broken rules are judged: the mode with the default branch's exception applied. */
  readonly mode: 'enforce' | 'report-only'
  /** The part of a matrix that this job checks, null for the whole. */
  readonly leg: Leg | null
  /** The job that this is, as far as it knows itself. */
  readonly job: LegJob
  /** The command line that repeats the check, as the user would type it; empty where a file is read. */
  readonly reproduce: string
  /** Left out for a check that no configuration file names. */
  readonly filed?: Filed
  /** The limits of the change's own file, where they are others than those that hold. */
  readonly proposed?: Policy
  /** See {@link repeatedOptions}; null where no single command repeats the run. */
  readonly repeat: readonly string[] | null
}

/** Everything that is settled before the checker starts. */
export interface Plan extends RunPlan {
  readonly config: ActionConfig
  readonly checker: Checker
  readonly base: PathBase
}

/** Throws a `ProblemError` of the family config-error. */
export async function planCheck(
  config: ActionConfig,
  context: RunContext,
  { files, digest }: { readonly files: Files; readonly digest: Digest },
): Promise<Plan> {
  const root = await files.real(context.workspace)
  const cwd = await files.real(files.join(root, config.check.workingDirectory))
  // Anything else would only fail later, in the checker's name.
  const given = { input: 'working-directory', value: config.check.workingDirectory }
  const expected = 'a folder of the repository'
  if (pathInside(cwd, root) === null) {
    throw invalid(given, expected)
  }
  await requireFolder(given, { path: cwd, expected }, files)
  const { workingDirectory } = config.check
  const place = { path: cwd, inRoot: workingDirectory, root: [], said: workingDirectory }
  const checker = await resolveChecker(config.check, place, files)
  if (config.check.inputFile !== null) {
    refuseText(checker)
  }
  const name = artifactSafeName(config.name ?? checker.name, digest)
  return {
    config,
    checker,
    name,
    root,
    base: { root, spelledRoot: context.workspace, cwd },
    mode: modeOf(config, context),
    leg: legOf(config.part, name, digest),
    job: jobOf(config.part, context),
    reproduce: config.check.inputFile === null ? reproduction(config, checker) : '',
    repeat: repeatedOptions(config, checker.name),
  }
}

/** A job of a matrix is called as GitHub calls it. */
export function jobOf(
  { matrix, jobId }: Pick<PartConfig, 'matrix' | 'jobId'>,
  { job }: Pick<RunContext, 'job'>,
): LegJob {
  return { id: jobId, name: (matrix.length === 0 ? job : `${job} (${matrix.join(', ')})`).slice(0, 200) }
}

/** The default branch is only reported unless the user wants more. */
export function modeOf(config: JudgingConfig, context: RunContext): RunPlan['mode'] {
  const reportOnly =
    config.mode === 'report-only' ||
    (makesBaseline(context, config.baselineBranches) && !config.enforceDefaultBranch)
  return reportOnly ? 'report-only' : 'enforce'
}

function reproduction({ check }: ActionConfig, checker: Checker): string {
  const enter = check.workingDirectory === '.' ? '' : `cd ${joinArguments([check.workingDirectory])} && `
  return `${enter}${joinArguments(commandLine(checker, check))}`
}

/** The name that a run whose inputs are wrong would have had; null when that can't be told. */
export function nameDespiteErrors(input: InputReader, digest: Digest): string | null {
  const given = input('name').trim()
  if (given !== '') {
    return artifactSafeName(given, digest)
  }
  return checkerNames.find((name) => name === input('checker').trim()) ?? null
}

/** Whether a check run was asked for in a run whose inputs may be wrong. */
export function checkRunDespiteErrors(input: InputReader): boolean {
  return input('check-run').trim().toLowerCase() === 'true'
}

/** Whether to comment in a run whose inputs may be wrong: `never` is obeyed, anything else never writes a first one. */
export function commentDespiteErrors(input: InputReader): 'on-change' | 'never' {
  return input('comment').trim() === 'never' ? 'never' : 'on-change'
}
