/** `baseline pull`: the only command that asks GitHub. Loaded by nothing else. */
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { fetchedBaselines } from '#adapters/pull/fetched-baselines.ts'
import { apiOf, tokenFor } from '#adapters/pull/remote-place.ts'
import { type LocalPorts, localRun, type RunSource } from '#app/local/local-run.ts'
import { pullBaseline } from '#app/local/pull-baseline.ts'
import { Tree } from '#app/setup/nearest-file.ts'
import { presentWays } from '#app/setup/present-ways.ts'
import { ownWorkflow } from '#app/setup/setup-plan.ts'
import { pulledLines } from '#messages/pulled-text.ts'
import type { ConfigProblem } from '#model/config-problem.ts'
import { ProblemError } from '#model/problem.ts'
import { exitCodes } from '#model/verdict.ts'
import type { ResultFiles } from '#ports/files.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { snapshotLimits } from '#snapshot/limits.ts'

/** Which check's baseline; `workflow` null: the one that uses this action. */
export interface PullHere {
  readonly source: RunSource
  readonly workflow: string | null
}

/** Gives the exit code. Throws a `ProblemError`. The path of the file is the only line on standard output. */
export async function pullHere(
  { source, workflow }: PullHere,
  ports: LocalPorts & { readonly files: ResultFiles },
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const { files } = ports
  const { name, base } = await localRun(source, ports)
  const place = (await ports.pulled(base.root)) ?? missing('remote', '')
  const { host } = place.remote
  const api = apiOf(place.remote, environment) ?? missing('host', host)
  const token = (await tokenFor(place.remote, environment)) ?? missing('token', host)
  const own =
    workflow ?? ownWorkflow(await presentWays(new Tree(base.root, files))) ?? missing('workflow', host)
  const branch = (await ports.repo(base.root).defaultBranch()) ?? 'main'
  const remote = fetchedBaselines(place.remote, { api, token, maxBytes: snapshotLimits.bytes })
  const order = { place: { ...place, name }, branch, workflow: own }
  const { baseline, ...how } = await pullBaseline(order, { source: remote, files })
  const [said = '', file = ''] = pulledLines(baseline, how)
  process.stderr.write(`${terminalText(said)}\n`)
  await writeStandardOutput(`${file}\n`)
  return exitCodes.pass
}

function missing(what: Extract<ConfigProblem, { kind: 'pull-impossible' }>['missing'], host: string): never {
  throw new ProblemError({ kind: 'pull-impossible', missing: what, host })
}
