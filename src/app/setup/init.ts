/** Sets a repository up: looks at it, runs each check once, decides what is written. */
import { checkerFor } from '#checkers/registry.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import { joinArguments } from '#config/argv.ts'
import { ProblemError } from '#model/problem.ts'
import type { SetupPlan, Tried, TriedCheck } from '#model/setup.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { type LocalPorts, localRun, type RunSource, snapshotOf } from '../local/local-run.ts'
import { configurationNames } from '../run/configured-checkers.ts'
import { foundChecks } from './found-checks.ts'
import { Tree } from './nearest-file.ts'
import { presentWays } from './present-ways.ts'
import { installationOf, namedChecks, ownWorkflow, setupPlan, triedOf } from './setup-plan.ts'

/** `checker` null: all that are configured. */
export interface InitOrder {
  readonly root: string
  readonly checker: CheckerName | null
}

/** `done`: the workflow that already uses this action; then nothing is run and nothing is to be written. */
export type InitAnswer =
  | { readonly kind: 'done'; readonly workflow: string }
  | { readonly kind: 'planned'; readonly plan: SetupPlan }

/** Throws a `ProblemError` when no checker is configured and none is named. Writes nothing. */
export async function plannedSetup({ root, checker }: InitOrder, ports: LocalPorts): Promise<InitAnswer> {
  const { files, digest } = ports
  const tree = new Tree(root, files)
  const ways = await presentWays(tree)
  const workflow = ownWorkflow(ways)
  if (workflow !== null) {
    return { kind: 'done', workflow }
  }
  const found = await foundChecks({ root, only: checker }, files)
  if (found.length === 0) {
    throw new ProblemError({ kind: 'checker-undetected', folder: root, lookedFor: configurationNames() })
  }
  const checks: TriedCheck[] = []
  for (const check of await namedChecks(found, { tree, digest })) {
    const { launcher } = await installationOf({ ...check, version: null }, tree)
    checks.push({ ...check, tried: await tried({ ...check, launcher }, { root, ports }) })
  }
  const branch = (await ports.repo(root).defaultBranch()) ?? 'main'
  return { kind: 'planned', plan: await setupPlan({ checks, branch, ways }, tree) }
}

/** One run here. A checker that is not installed here is no reason not to set it up. */
async function tried(
  { checker, folder, args, launcher }: Omit<TriedCheck, 'tried'> & { readonly launcher: readonly string[] },
  { root, ports }: { readonly root: string; readonly ports: LocalPorts },
): Promise<Tried> {
  const start = await startHere({ checker, folder, launcher }, { root, ports })
  const source: RunSource = {
    check: {
      checker,
      command: start,
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
  try {
    const snapshot = await snapshotOf(await localRun(source, ports), { ...ports, partial: false })
    return triedOf(snapshot, joinArguments([...launcher, checkerFor(checker).executable, ...args]))
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
