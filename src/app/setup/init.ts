/** Sets a repository up: looks at it, runs each check once, decides what is written. */
import { checkerFor } from '#checkers/registry.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import { joinArguments } from '#config/argv.ts'
import { type ChecksFile, configOf } from '#config/file/checks-file.ts'
import { invalid } from '#config/values.ts'
import { ProblemError } from '#model/problem.ts'
import type { SetupPlan, Tried, TriedCheck } from '#model/setup.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { findChecksFile, readHere } from '../checks/find-file.ts'
import { filedSource } from '../local/checks-here.ts'
import { type LocalPorts, localRun, type RunSource, snapshotOf } from '../local/local-run.ts'
import { configurationNames } from '../run/configured-checkers.ts'
import { folderInRoot } from '../run/identify-run.ts'
import { foundChecks } from './found-checks.ts'
import { Tree } from './nearest-file.ts'
import { presentWays } from './present-ways.ts'
import { installationOf, namedChecks, ownWorkflow, setupPlan, triedOf } from './setup-plan.ts'

/** `checker` null: all that are configured. `version`: of this program. */
export interface InitOrder {
  readonly root: string
  readonly checker: CheckerName | null
  readonly version: string
}

/** `done`: the workflow that already uses this action; then nothing is run and nothing is to be written. */
export type InitAnswer =
  | { readonly kind: 'done'; readonly workflow: string }
  | { readonly kind: 'planned'; readonly plan: SetupPlan }

/** Throws a `ProblemError` when no checker is configured and none is named. Writes nothing. */
export async function plannedSetup(order: InitOrder, ports: LocalPorts): Promise<InitAnswer> {
  const { root, version } = order
  const tree = new Tree(root, ports.files)
  const ways = await presentWays(tree)
  const workflow = ownWorkflow(ways)
  if (workflow !== null) {
    return { kind: 'done', workflow }
  }
  const file = await findChecksFile(readHere(root, ports.files))
  const wishes =
    file === null ? await foundWishes(order, { tree, ports }) : await filedWishes(file, order, ports)
  const checks: TriedCheck[] = []
  for (const { check, source, words } of wishes) {
    checks.push({ ...check, tried: await tried({ source, words }, ports) })
  }
  const branch = (await ports.repo(root).defaultBranch()) ?? 'main'
  const filed = file?.path ?? null
  return { kind: 'planned', plan: await setupPlan({ checks, branch, ways, filed, version }, tree) }
}

/** A check, and the run here that shows its numbers. */
interface Wish {
  readonly check: Omit<TriedCheck, 'tried'>
  readonly source: RunSource
  /** What was run, for people. */
  readonly words: string
}

/** Those that the repository's own files configure. */
async function foundWishes(
  { root, checker }: InitOrder,
  { tree, ports }: { readonly tree: Tree; readonly ports: LocalPorts },
): Promise<readonly Wish[]> {
  const { files, digest } = ports
  const found = await foundChecks({ root, only: checker }, files)
  if (found.length === 0) {
    throw new ProblemError({ kind: 'checker-undetected', folder: root, lookedFor: configurationNames() })
  }
  const wishes: Wish[] = []
  for (const check of await namedChecks(found, { tree, digest })) {
    const { launcher } = await installationOf({ ...check, version: null }, tree)
    const command = await startHere({ ...check, launcher }, { root, ports })
    const words = joinArguments([...launcher, checkerFor(check.checker).executable, ...check.args])
    wishes.push({ check, source: sourceHere(check, { command, root, ports }), words })
  }
  return wishes
}

/** Those of the configuration file, as it says them. */
async function filedWishes(
  file: ChecksFile,
  { root, checker: only }: InitOrder,
  ports: LocalPorts,
): Promise<readonly Wish[]> {
  if (only !== null) {
    throw invalid({ input: '--checker', value: only }, `left out: \`${file.path}\` names the checks`)
  }
  const wishes: Wish[] = []
  for (const named of file.checks) {
    const source = await filedSource(named, { config: configOf(named), root }, ports)
    const { checker, base, name } = await localRun(source, ports)
    const { command, args, inputFile } = source.check
    const check = {
      checker: checker.name,
      folder: folderInRoot(base),
      file: file.path,
      ...{ name, command: command ?? [], args, inputFile },
    }
    const words = inputFile ?? joinArguments([...(command ?? [checker.executable]), ...args])
    wishes.push({ check, source, words })
  }
  return wishes
}

function sourceHere(
  { checker, folder, args }: Omit<TriedCheck, 'tried'>,
  {
    command,
    root,
    ports,
  }: { readonly command: readonly string[] | null; readonly root: string; readonly ports: LocalPorts },
): RunSource {
  return {
    check: {
      checker,
      command,
      args,
      workingDirectory: '.',
      inputFile: null,
      exitCode: null,
      timeLimitMs: null,
    },
    text: null,
    piped: false,
    root,
    cwd: ports.files.join(root, folder),
    name: null,
    leg: null,
  }
}

/** One run here. A checker that is not installed here is no reason not to set it up. */
async function tried({ source, words }: Pick<Wish, 'source' | 'words'>, ports: LocalPorts): Promise<Tried> {
  try {
    const snapshot = await snapshotOf(await localRun(source, ports), { ...ports, partial: false })
    return triedOf(snapshot, words)
  } catch (error) {
    if (error instanceof ProblemError) {
      return { kind: 'failed', problem: error.problem }
    }
    throw error
  }
}

/** The project's own environment first, which a shell may not have on its path; null: as found there. */
async function startHere(
  {
    checker: name,
    folder,
    launcher,
  }: Pick<TriedCheck, 'checker' | 'folder'> & { readonly launcher: readonly string[] },
  { root, ports: { files } }: { readonly root: string; readonly ports: LocalPorts },
): Promise<readonly string[] | null> {
  const { executable, defaultArgs, proofArgs = [] } = checkerFor(name)
  if (launcher.length > 0) {
    return [...launcher, executable, ...defaultArgs]
  }
  for (const place of [folder, '']) {
    for (const environment of ['.venv', 'venv']) {
      const bin = files.join(files.absolute(root), joinPath(place, `${environment}/bin`))
      if ((await files.list(bin)).includes(executable)) {
        return [files.join(bin, executable), ...defaultArgs, ...proofArgs]
      }
    }
  }
  return null
}
