/** `baseline pull`: downloads the newest baseline of the default branch. Loaded by nothing else. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { ofCheck } from '#app/checks/of-check.ts'
import { type LocalPorts, localRun, type RunSource } from '#app/local/local-run.ts'
import { pullBaseline } from '#app/local/pull-baseline.ts'
import { configOf } from '#config/file/checks-file.ts'
import { artifactSafeName } from '#config/names.ts'
import { pulledLines } from '#messages/pulled-text.ts'
import { exitCodes } from '#model/verdict.ts'
import type { ResultFiles } from '#ports/files.ts'
import { terminalText } from '#render/encode/terminal.ts'
import type { FoundChecks } from './checks-command.ts'
import { pullSource } from './pull-source.ts'

/** The baselines of which checks; `workflow` null: the one that uses this action. */
export interface PullHere {
  readonly checks: RunSource | FoundChecks
  readonly workflow: string | null
}

/** A baseline by the name of its check, in a repository. */
interface Wanted {
  readonly name: string
  readonly root: string
}

/** Gives the exit code. Throws a `ProblemError`. The paths of the files are all that goes to standard output, a line each. */
export async function pullHere(
  { checks, workflow }: PullHere,
  ports: LocalPorts & { readonly files: ResultFiles },
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  if (!('checks' in checks)) {
    const { name, base } = await localRun(checks, ports)
    await pullOne({ name, root: base.root }, { workflow, environment }, ports)
    return exitCodes.pass
  }
  const root = await ports.files.real(checks.root)
  for (const check of checks.checks) {
    const name = artifactSafeName(configOf(check).name ?? check.name, ports.digest)
    await ofCheck(check, checks.file.path, () => pullOne({ name, root }, { workflow, environment }, ports))
  }
  return exitCodes.pass
}

async function pullOne(
  { name, root }: Wanted,
  { workflow, environment }: { readonly workflow: string | null; readonly environment: NodeJS.ProcessEnv },
  ports: LocalPorts & { readonly files: ResultFiles },
): Promise<void> {
  const from = await pullSource({ root, workflow }, ports, environment)
  const order = { place: { ...from.place, name }, branch: from.branch, workflow: from.workflow }
  const { baseline, ...how } = await pullBaseline(order, { source: from.source, files: ports.files })
  const [said = '', file = ''] = pulledLines(baseline, how)
  process.stderr.write(`${terminalText(said)}\n`)
  await writeStandardOutput(`${file}\n`)
}
