/** The commands that read the project's configuration file: all its checks, their committed baselines, and what holds. */
import { availableParallelism } from 'node:os'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { chosenChecks } from '#app/checks/chosen-checks.ts'
import { configPlaces, findChecksFile, readHere } from '#app/checks/find-file.ts'
import { ofCheck } from '#app/checks/of-check.ts'
import { nearestChecksFile, type RootedFile } from '#app/checks/own-root.ts'
import { requireFolder } from '#app/files/required-file.ts'
import { checksHere, filedBaseline, filedSource } from '#app/local/checks-here.ts'
import type { LocalPorts, RunSource } from '#app/local/local-run.ts'
import { configOf, type NamedCheck } from '#config/file/checks-file.ts'
import { holdingText } from '#config/file/holding-text.ts'
import { filedAboveText } from '#messages/filed-above-text.ts'
import { nothingToCheckText } from '#messages/nothing-to-check-text.ts'
import { shownOutput } from '#messages/shown-output.ts'
import { ProblemError } from '#model/problem.ts'
import type { SaidOption } from '#model/said-options.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { exitCodes } from '#model/verdict.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { usage } from './cli-arguments.ts'
import type { Beside, Command } from './cli-command.ts'
import { baselineText, deliverJoint } from './delivery.ts'
import { localPorts } from './local-ports.ts'

/** A file, those of its checks that a command is about, and the folder that its paths start at. */
export interface FoundChecks extends RootedFile {
  readonly checks: readonly NamedCheck[]
}

/** null without a file. Throws a `ProblemError` for one that can't be used, and where checks were chosen of none. */
export async function foundChecks(
  beside: Beside,
  { quiet }: { readonly quiet: boolean } = { quiet: false },
): Promise<FoundChecks | null> {
  const found = beside.root === null ? await nearestChecksFile(nodeFiles) : await fileAt(beside.root)
  if (found === null) {
    if (beside.only !== null) {
      throw new ProblemError({ kind: 'config-file-none', input: beside.only.input })
    }
    return null
  }
  if (beside.root === null && found.root !== '.' && !quiet) {
    process.stderr.write(`${terminalText(filedAboveText(nodeFiles.join(found.root, found.file.path)))}\n`)
  }
  return { ...found, checks: chosenChecks(found.file.checks, beside) }
}

async function fileAt(root: string): Promise<RootedFile | null> {
  await requireFolder({ input: '--root', value: root }, { path: root, expected: 'a folder' }, nodeFiles)
  const file = await findChecksFile(readHere(root, nodeFiles))
  return file === null ? null : { root, file }
}

/** What a command for a single check runs. Throws a `ProblemError` where it could be any of several. */
export async function onlySource(
  { root, file, checks }: FoundChecks,
  { command, option }: { readonly command: string; readonly option: '--check' | '--checks' },
  ports: Pick<LocalPorts, 'files'>,
): Promise<RunSource> {
  const [check, ...others] = checks
  if (check === undefined || others.length > 0) {
    const names = checks.map(({ name }) => name)
    throw usage({ kind: 'check-unchosen', command, option, path: file.path, checks: names })
  }
  return ofCheck(check, file.path, () => filedSource(check, { config: configOf(check), root }, ports))
}

type CheckCommand = Extract<Command, { readonly kind: 'check' }>

/** What else a command does with the snapshots of its run. */
export type SaveSnapshot = (snapshot: Snapshot, file: string) => Promise<void>

/** Gives the exit code. */
export async function checkAll(
  { root, file, checks }: FoundChecks,
  { source, baseline, against, only, partial, saveSnapshot, outputs, strict }: CheckCommand,
  {
    environment,
    said,
    save,
  }: {
    readonly environment: NodeJS.ProcessEnv
    readonly said: readonly SaidOption[]
    readonly save: SaveSnapshot
  },
): Promise<number> {
  requireSingle(checks, {
    '--baseline': baseline,
    '--save-snapshot': saveSnapshot,
    '--partial': partial || null,
  })
  const order = {
    file,
    checks,
    root,
    cores: availableParallelism(),
    strict: strict || isCi(environment),
    single: { partial, baselineFile: baseline },
    each: { against, only, said },
  }
  const ports = localPorts(environment, source.echo)
  const { joint, snapshots, failed, nothing } = await checksHere(order, ports)
  for (const { check, ...why } of nothing) {
    const name = checks.length > 1 ? `${terminalText(check)}: ` : ''
    process.stderr.write(`${name}${nothingToCheckText(why)}\n`)
  }
  if (joint.reports.length === 0) {
    return exitCodes.pass
  }
  ports.log.tellHeld({
    checks: failed,
    shown: joint.reports.flatMap(({ result }) =>
      result.kind === 'failed' ? shownOutput(result.problem) : [],
    ),
  })
  const [snapshot] = snapshots
  if (saveSnapshot !== null && snapshot !== undefined) {
    await save(snapshot, saveSnapshot)
  }
  return deliverJoint(joint, outputs, { environment, root })
}

/** Throws a `ProblemError` for the first that is said beside several checks. */
export function requireSingle(
  checks: readonly NamedCheck[],
  options: Readonly<Record<string, string | true | null>>,
): void {
  const said = Object.keys(options).find((option) => options[option] !== null)
  if (checks.length > 1 && said !== undefined) {
    throw new ProblemError({
      kind: 'setting-for-one',
      input: `\`${said}\``,
      checks: checks.map(({ name }) => name),
      filed: false,
    })
  }
}

/** As most services that run checks for a team say it. */
function isCi({ CI = '' }: NodeJS.ProcessEnv): boolean {
  return CI !== '' && CI !== '0' && CI !== 'false'
}

/** Brings the committed baseline of every check up to date. Gives the exit code. */
export async function writeAllBaselines(
  { root, file: { path }, checks }: FoundChecks,
  { file, accept }: Extract<Command, { readonly kind: 'baseline-write' }>,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  requireSingle(checks, { '--file': file })
  const { writeBaselineFile } = await import('#app/local/baseline-file.ts')
  const ports = localPorts(environment)
  let refused = 0
  for (const check of checks) {
    const config = configOf(check)
    const named = filedBaseline(config.baseline, { root, against: null }, ports)
    const result = await ofCheck(check, path, async () => {
      const source = await filedSource(check, { config, root }, ports)
      return writeBaselineFile({ source, file: file ?? named, accept }, ports)
    })
    refused += result.refused.length
    await writeStandardOutput(baselineText(result, { elsewhere: false }))
  }
  return exitCodes[refused === 0 ? 'pass' : 'fail']
}

/** What holds, and where each value comes from. */
export async function printConfig({
  beside,
}: Extract<Command, { readonly kind: 'config' }>): Promise<number> {
  const found = await foundChecks(beside)
  const text =
    found === null
      ? `There is no configuration file (${configPlaces.join(', ')}); options and defaults hold.\n`
      : holdingText(found.file, found.checks)
  await writeStandardOutput(text.split('\n').map(terminalText).join('\n'))
  return exitCodes.pass
}
