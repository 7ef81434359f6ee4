/** The artifacts of a baseline's name, whoever uploaded them: listed only where the runs alone don't settle it. */
import type { ActionsApi, ListStart, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { attemptName } from './artifact-names.ts'
import { distrust, distrustedForWorkflowOnly, type Expectation, mayBeTrusted } from './trust.ts'

/** Re-runs of a run whose first attempt left none upload under a name of their own; more than these are not looked up. */
const lookedUpAttempts = [2, 3]
/** Runs of another workflow that are named. */
const mostRefused = 3

/** Nothing is asked twice. */
export class NamedArtifacts {
  readonly #api: ActionsApi
  readonly #query: { readonly artifact: string; readonly runId: number }
  readonly #expected: Expectation
  #newest: Promise<ListStart<StoredArtifact>> | null = null
  #all: Promise<readonly StoredArtifact[]> | null = null

  constructor(
    api: ActionsApi,
    query: { readonly artifact: string; readonly runId: number },
    expected: Expectation,
  ) {
    this.#api = api
    this.#query = query
    this.#expected = expected
  }

  /** One page has them all. */
  async areFew(): Promise<boolean> {
    return (await this.#start()).whole
  }

  /** The runs that hold one; null when one page has not all. */
  async holders(): Promise<ReadonlySet<number> | null> {
    const { items, whole } = await this.#start()
    return whole ? new Set(items.map(({ runId }) => runId)) : null
  }

  /** All that a trusted run may have uploaded, those of re-runs too; of this run none. */
  async unexpired(): Promise<readonly StoredArtifact[]> {
    return this.#ours(await this.#whole()).filter(({ expired }) => !expired)
  }

  /** When those expired that GitHub still lists; null: it does not say. */
  async expiredDates(): Promise<readonly (string | null)[]> {
    const { items } = await this.#start()
    return this.#ours(items).flatMap(({ expired, expiresAt }) => (expired ? [expiresAt] : []))
  }

  /** Why the newest runs that hold one were refused, where everything but their workflow is right. */
  async refusedForWorkflow(trusted: ReadonlySet<number>): Promise<readonly string[]> {
    const { items } = await this.#start()
    const holders = this.#ours(items).filter(({ expired, runId }) => !expired && !trusted.has(runId))
    const ids = [...new Set(holders.map(({ runId }) => runId))].slice(0, mostRefused)
    const runs = await Promise.all(ids.map((id) => this.#api.run(id)))
    return runs.filter((run) => distrustedForWorkflowOnly(run, this.#expected)).map(this.#refusal)
  }

  readonly #refusal = (run: WorkflowRun): string =>
    `run ${run.id} was refused: ${distrust(run, this.#expected)}`

  #ours(artifacts: readonly StoredArtifact[]): readonly StoredArtifact[] {
    return artifacts.filter(
      (artifact) => artifact.runId !== this.#query.runId && mayBeTrusted(artifact, this.#expected),
    )
  }

  #start(): Promise<ListStart<StoredArtifact>> {
    this.#newest ??= this.#api.newestArtifacts(this.#query.artifact)
    return this.#newest
  }

  #whole(): Promise<readonly StoredArtifact[]> {
    this.#all ??= this.#readAll()
    return this.#all
  }

  async #readAll(): Promise<readonly StoredArtifact[]> {
    const { artifact } = this.#query
    const start = await this.#start()
    const found = [...(start.whole ? start.items : await this.#api.artifactsNamed(artifact))]
    for (const attempt of lookedUpAttempts) {
      found.push(...(await this.#api.artifactsNamed(attemptName(artifact, attempt))))
    }
    return found
  }
}
