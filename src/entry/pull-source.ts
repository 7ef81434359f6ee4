/** Whom baselines of the repository around a folder are pulled from: its remote on GitHub, a token for it, and the workflow that makes them. */
import { fetchedBaselines } from '#adapters/pull/fetched-baselines.ts'
import { apiOf, tokenFor } from '#adapters/pull/remote-place.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import type { PulledPlace } from '#app/local/pulled-baseline.ts'
import { Tree } from '#app/setup/nearest-file.ts'
import { presentWays } from '#app/setup/present-ways.ts'
import { ownWorkflow } from '#app/setup/setup-plan.ts'
import type { ConfigProblem } from '#model/config-problem.ts'
import { ProblemError } from '#model/problem.ts'
import type { BaselineSource } from '#ports/baseline-source.ts'
import { snapshotLimits } from '#snapshot/limits.ts'

/** A repository that may be asked. */
export interface RemoteAccess {
  readonly place: Omit<PulledPlace, 'name'>
  readonly api: string
  readonly token: string
}

/** Where baselines come from. */
export interface PullSource extends RemoteAccess {
  readonly source: BaselineSource
  /** The default branch. */
  readonly branch: string
  /** The file of the workflow that makes them. */
  readonly workflow: string
}

/** Throws a `ProblemError` of kind `pull-impossible`. */
export async function remoteAccess(
  root: string,
  ports: Pick<LocalPorts, 'pulled'>,
  environment: NodeJS.ProcessEnv,
): Promise<RemoteAccess> {
  const place = (await ports.pulled(root)) ?? missing('remote', '')
  const { host } = place.remote
  const api = apiOf(place.remote, environment) ?? missing('host', host)
  const token = (await tokenFor(place.remote, environment)) ?? missing('token', host)
  return { place, api, token }
}

/** The same, and which of its baselines count. `workflow` null: the one that uses this action. */
export async function pullSource(
  { root, workflow }: { readonly root: string; readonly workflow: string | null },
  ports: Pick<LocalPorts, 'pulled' | 'repo' | 'files'>,
  environment: NodeJS.ProcessEnv,
): Promise<PullSource> {
  const { place, api, token } = await remoteAccess(root, ports, environment)
  const own =
    workflow ??
    ownWorkflow(await presentWays(new Tree(root, ports.files))) ??
    missing('workflow', place.remote.host)
  const branch = (await ports.repo(root).defaultBranch()) ?? 'main'
  const source = fetchedBaselines(place.remote, { api, token, maxBytes: snapshotLimits.bytes })
  return { place, api, token, source, branch, workflow: own }
}

function missing(what: Extract<ConfigProblem, { kind: 'pull-impossible' }>['missing'], host: string): never {
  throw new ProblemError({ kind: 'pull-impossible', missing: what, host })
}
