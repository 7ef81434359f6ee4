/**
 * Runs one command of the command line with the real outside world. What only one command needs is loaded when it
 * runs: nobody waits for the rest.
 */
import { nodeFiles, writeParts } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { requireFolder } from '#app/files/required-file.ts'
import { illustrated } from '#app/illustrate/illustrate.ts'
import type { RunSource } from '#app/local/local-run.ts'
import { requirePlaces } from '#app/local/result-places.ts'
import { nothingToCheckText } from '#messages/nothing-to-check-text.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { exitCodes } from '#model/verdict.ts'
import { quietJson } from '#render/encode/json.ts'
import { encodeSnapshot, snapshotParts } from '#snapshot/encode.ts'
import type { FoundChecks } from './checks-command.ts'
import { saidOptions } from './cli-arguments.ts'
import type { Beside, Command, Source } from './cli-command.ts'
import { placesOf, plainFile } from './cli-outputs.ts'
import { baselineText, deliver, importedText, stdoutStyle } from './delivery.ts'
import { inputText, snapshotAt } from './input-text.ts'
import type { Outputs } from './output-format.ts'

/** A command that does something. */
export type WorkingCommand = Exclude<Command, { readonly kind: 'help' | 'version' }>

/** What was said, and where. */
export interface CommandContext {
  readonly argv: readonly string[]
  readonly environment: NodeJS.ProcessEnv
}

/** Gives the exit code. Throws a `ProblemError` for everything that the user can fix. */
export async function runCommand(
  command: WorkingCommand,
  { argv, environment }: CommandContext,
): Promise<number> {
  await requirePlaces(placesOf(argv), nodeFiles)
  switch (command.kind) {
    case 'check': {
      if (!command.watch) {
        return runCheck(command, { argv, environment })
      }
      const { watchChecks } = await import('./watch-command.ts')
      return watchChecks(command, { argv, environment }, () => runCheck(command, { argv, environment }))
    }
    case 'snapshot': {
      const source = await sourceOf(command.source)
      const { localRun, snapshotOf } = await import('#app/local/local-run.ts')
      const snapshot = await running(command.source, environment, async (ports) =>
        snapshotOf(await localRun(source, ports), { ...ports, partial: false }),
      )
      await writeSnapshot(snapshot, command.output)
      return exitCodes.pass
    }
    case 'baseline-write': {
      const filed = await filedChecks(command)
      if (filed !== null) {
        const { writeAllBaselines } = await checksCommand()
        return writeAllBaselines(filed, command, environment)
      }
      const { file, accept } = command
      const source = await sourceOf(command.source)
      const { writeBaselineFile } = await import('#app/local/baseline-file.ts')
      const result = await running(command.source, environment, (ports) =>
        writeBaselineFile({ source, file, accept }, ports),
      )
      await writeStandardOutput(baselineText(result, { elsewhere: file !== null }))
      return exitCodes[result.refused.length === 0 ? 'pass' : 'fail']
    }
    case 'compare': {
      const { policy, name, gitDir, root, partial, target, outputs } = command
      await requireFolders({ '--root': root, '--git-dir': gitDir })
      const { compareFiles } = await import('#app/local/compare-files.ts')
      const [base, head] = [await snapshotAt(command.base), await snapshotAt(command.head)]
      const repo = gitDir === null ? null : (await workingPorts(environment)).repo(gitDir)
      const report = await compareFiles(
        { base, head, policy, name, root, partial },
        { files: nodeFiles, repo },
      )
      const shown = await illustrated(report, { ...illustrationOf(outputs), root, target })
      return deliver(shown, outputs, { environment, root: root ?? '.' })
    }
    case 'merge': {
      const { mergeFiles } = await import('#app/local/merge-files.ts')
      const merged = await mergeFiles(command.snapshots, { files: nodeFiles, digest: shaDigest })
      await writeSnapshot(merged, command.output)
      return exitCodes.pass
    }
    case 'fix': {
      const found = await filedChecks(command)
      const source = await sourceOf(command.source)
      const { runFix } = await import('./fix-command.ts')
      return running(command.source, environment, (ports) =>
        runFix(command, found === null ? { kind: 'one', source } : { kind: 'filed', found }, {
          ports,
          environment,
        }),
      )
    }
    case 'baseline-import': {
      const { importBaseline } = await import('#app/local/import-baseline.ts')
      const source = await singleSource(command, { command: 'baseline import', option: '--checks' })
      const result = await running(command.source, environment, (ports) =>
        importBaseline({ ...command, source }, ports),
      )
      await writeStandardOutput(importedText(result))
      return exitCodes.pass
    }
    case 'baseline-merge': {
      const { runBaselineMerge } = await import('./baseline-merge-command.ts')
      return runBaselineMerge(command)
    }
    case 'baseline-pull': {
      const { pullHere } = await import('./pull-command.ts')
      const found = await filedChecks(command)
      const { workflow } = command
      const checks = found ?? (await sourceOf(command.source))
      return pullHere({ checks, workflow }, await workingPorts(environment), environment)
    }
    case 'config': {
      const { printConfig } = await checksCommand()
      return printConfig(command)
    }
    case 'readiness': {
      const { runReadiness } = await import('./readiness-command.ts')
      return runReadiness(command, environment)
    }
    case 'init': {
      const root = await ownRoot(command)
      const { runInit } = await import('./init-command.ts')
      return runInit({ ...command, root }, await workingPorts(environment))
    }
    case 'plan': {
      const { runPlan } = await import('./plan-command.ts')
      const source = await singleSource(command, { command: 'plan', option: '--check' })
      return running(command.source, environment, (ports) =>
        runPlan({ ...command, source }, ports, stdoutStyle(environment)),
      )
    }
    case 'what-if': {
      const { runWhatIf } = await import('./what-if-command.ts')
      const source = await singleSource(command, { command: 'what-if', option: '--check' })
      return running(command.source, environment, (ports) =>
        runWhatIf({ ...command, source }, ports, stdoutStyle(environment)),
      )
    }
    case 'summary': {
      await requireFolders({ '--root': command.root })
      const { runSummary } = await import('./summary-command.ts')
      return runSummary(command, await workingPorts(environment), environment)
    }
    case 'dashboard': {
      const { runDashboard } = await import('./dashboard-command.ts')
      return runDashboard(command, environment)
    }
    case 'history-replay': {
      const { runReplay } = await import('./history-command.ts')
      const source = await singleSource(command, { command: 'history replay', option: '--check' })
      return runReplay({ ...command, source }, await workingPorts(environment))
    }
    case 'doctor': {
      const root = await ownRoot(command)
      const { runDoctor } = await import('./doctor-command.ts')
      return runDoctor({ ...command, root }, await workingPorts(environment), {
        style: stdoutStyle(environment),
        environment,
      })
    }
    case 'completion': {
      const { completionScript } = await import('./completion.ts')
      await writeStandardOutput(completionScript(command.shell))
      return exitCodes.pass
    }
    case 'explain': {
      const { explainedRules } = await import('./explained-rules.ts')
      await writeStandardOutput(explainedRules(command, stdoutStyle(environment)))
      return exitCodes.pass
    }
  }
}

type CheckCommand = Extract<Command, { readonly kind: 'check' }>

async function runCheck(command: CheckCommand, { argv, environment }: CommandContext): Promise<number> {
  const filed = await filedChecks(command)
  const repeated = saidOptions(argv)
  if (filed !== null) {
    const { checkAll } = await checksCommand()
    return checkAll(filed, command, { environment, said: repeated, save: writeSnapshot })
  }
  const { baseline, saveSnapshot, source: said, target, ...rest } = command
  const source = await sourceOf(said)
  const { checkHere } = await import('#app/local/check-here.ts')
  const checked = await running(said, environment, (ports) =>
    checkHere({ ...rest, ...alone, said: repeated, source, baselineFile: baseline }, ports),
  )
  if (checked.kind === 'nothing') {
    process.stderr.write(`${nothingToCheckText(checked)}\n`)
    return exitCodes.pass
  }
  const { report, snapshot } = checked
  const shown = await illustrated(report, { ...illustrationOf(rest.outputs), root: source.root, target })
  if (saveSnapshot !== null) {
    await writeSnapshot(snapshot, saveSnapshot)
  }
  return deliver(shown, rest.outputs, { environment, root: source.root })
}

/** A check that the options describe. */
const alone = { mode: 'enforce', oneOfSeveral: false } as const

/** Only the HTML report says of known errors how they are fixed. */
function illustrationOf({ list }: Outputs) {
  return { files: nodeFiles, advisesOnKnown: list.some(({ format }) => format === 'html') }
}

/** Loaded where no option says what is checked. */
function checksCommand() {
  return import('./checks-command.ts')
}

/** null where options say what is checked, and without a configuration file. */
async function filedChecks({
  beside,
  source,
}: {
  readonly beside: Beside | null
  readonly source: Source
}): Promise<FoundChecks | null> {
  if (beside === null) {
    return null
  }
  const { foundChecks } = await checksCommand()
  return foundChecks(beside, { quiet: source.echo === 'none' })
}

/** Of a command for a single check: the one that options describe, else the only one of the file, or the one chosen of it. */
async function singleSource(
  command: { readonly beside: Beside | null; readonly source: Source },
  named: { readonly command: string; readonly option: '--check' | '--checks' },
): Promise<RunSource> {
  const found = await filedChecks(command)
  if (found === null) {
    return sourceOf(command.source)
  }
  const { onlySource } = await checksCommand()
  return onlySource(found, named, { files: nodeFiles })
}

/** As given, else the top of the repository around this folder. */
async function ownRoot({ root }: { readonly root: string | null }): Promise<string> {
  await requireFolders({ '--root': root })
  if (root !== null) {
    return root
  }
  const { repositoryTop } = await import('#app/checks/own-root.ts')
  return repositoryTop(nodeFiles)
}

/** Loaded for who starts a checker or asks git. */
async function workingPorts(environment: NodeJS.ProcessEnv) {
  const { localPorts } = await import('./local-ports.ts')
  return localPorts(environment)
}

/** See `withLocalPorts`, which is loaded like {@link workingPorts}. */
async function running<Result>(
  { echo }: Source,
  environment: NodeJS.ProcessEnv,
  use: (ports: Awaited<ReturnType<typeof workingPorts>>) => Promise<Result>,
): Promise<Result> {
  const { withLocalPorts } = await import('./local-ports.ts')
  return withLocalPorts(environment, echo, use)
}

async function sourceOf({ input, echo: _, ...rest }: Source): Promise<RunSource> {
  await requireFolders({ '--root': rest.root, '--cwd': rest.cwd })
  return { ...rest, text: input === null ? null : await inputText(input) }
}

async function writeSnapshot(snapshot: Snapshot, output: string | null): Promise<void> {
  const file = plainFile(output)
  await (file === null
    ? writeStandardOutput(quietJson(encodeSnapshot(snapshot)))
    : writeParts(file, quietParts(snapshot)))
}

function* quietParts(snapshot: Snapshot): Generator<string> {
  for (const part of snapshotParts(snapshot)) {
    yield quietJson(part)
  }
}

/** Given ones only; a place that is not there would look like one where everything is gone. */
async function requireFolders(options: Readonly<Record<string, string | null>>): Promise<void> {
  for (const [input, value] of Object.entries(options)) {
    if (value !== null) {
      await requireFolder({ input, value }, { path: value, expected: 'a folder' }, nodeFiles)
    }
  }
}
