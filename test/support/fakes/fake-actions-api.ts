/** GitHub's record of runs and artifacts in memory. A test may make any list fail the way the real one does. */
import type { CommitSha } from '#model/ids.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type {
  ActionsApi,
  ListStart,
  MergeBase,
  RunJob,
  RunsOfBranch,
  StoredArtifact,
  StoredCache,
  WorkflowRun,
} from '#ports/actions-api.ts'

import { checkedSha } from '../shas.ts'

/** The text of an artifact's one entry, or the problem of reading it. */
type Content = string | Problem

/** What a test may say of an upload; the rest follows from its run. */
interface Uploaded {
  readonly name: string
  readonly content: Content
  readonly expired?: boolean
  readonly expiresAt?: string | null
}

/** Runs of the repository 1 and the workflow 7, pushed to main and finished, unless a test says otherwise. */
export class FakeActionsApi implements ActionsApi {
  /** The first-parent line of each branch tip that is asked for: newest first. */
  readonly lines: CommitSha[][] = []
  readonly mergeBases: Map<string, MergeBase> = new Map()
  readonly parentsOf: Map<CommitSha, readonly CommitSha[]> = new Map()
  readonly caches: StoredCache[] = []
  /** Of every run. */
  readonly jobs: RunJob[] = []
  /** By `commit:path`; a commit that is not asked for by any is one without files. */
  readonly files: Map<string, string> = new Map()
  #runs: WorkflowRun[] = []
  #artifacts: StoredArtifact[] = []
  readonly #contents: Map<number, Content> = new Map()
  readonly #failures: Map<keyof ActionsApi, Problem> = new Map()
  #lastId = 100

  /** Every call of the method fails with this from now on. */
  fail(method: keyof ActionsApi, problem: Problem): void {
    this.#failures.set(method, problem)
  }

  addRun(headSha: string, fields: Partial<WorkflowRun> = {}): WorkflowRun {
    this.#lastId += 1
    const id = fields.id ?? this.#lastId
    const run: WorkflowRun = {
      id,
      attempt: 1,
      workflowId: 7,
      workflowPath: '.github/workflows/types.yml',
      event: 'push',
      finished: true,
      cancelled: false,
      headSha,
      headBranch: 'main',
      repositoryId: 1,
      headRepositoryId: 1,
      headOwner: 'acme',
      url: `https://github.com/acme/widget/actions/runs/${id}`,
      ...fields,
    }
    this.#runs.push(run)
    return run
  }

  finish(run: WorkflowRun): void {
    this.#runs = this.#runs.map((one) => (one.id === run.id ? { ...one, finished: true } : one))
  }

  upload(run: WorkflowRun, uploaded: Uploaded): StoredArtifact {
    this.#lastId += 1
    const { name, content, expired = false, expiresAt = '2026-04-05T09:00:00Z' } = uploaded
    const artifact: StoredArtifact = {
      id: this.#lastId,
      name,
      bytes: 100,
      digest: null,
      expired,
      expiresAt,
      runId: run.id,
      headSha: run.headSha,
      headBranch: run.headBranch,
      repositoryId: run.repositoryId,
      headRepositoryId: run.headRepositoryId,
    }
    this.#artifacts.push(artifact)
    this.#contents.set(artifact.id, content)
    return artifact
  }

  async run(id: number): Promise<WorkflowRun> {
    this.#meet('run')
    return known(this.#runs.find((run) => run.id === id))
  }

  async newestRuns(of: RunsOfBranch): Promise<ListStart<WorkflowRun> | null> {
    this.#meet('newestRuns')
    return startOf(this.#runsOf(of))
  }

  async runsAt({
    commit,
    events,
    ...of
  }: Parameters<ActionsApi['runsAt']>[0]): Promise<readonly WorkflowRun[]> {
    this.#meet('runsAt')
    const { items, whole } = startOf(this.#runsOf(of).filter(({ headSha }) => headSha === commit))
    return whole
      ? items
      : this.#runsOf(of).filter(({ headSha, event }) => headSha === commit && events.includes(event))
  }

  async jobsOf(): Promise<readonly RunJob[]> {
    this.#meet('jobsOf')
    return this.jobs
  }

  async changeRuns(head: string): Promise<ListStart<WorkflowRun>> {
    this.#meet('changeRuns')
    const items = this.#runs.filter(({ headSha, event }) => headSha === head && event === 'pull_request')
    return { items, whole: true }
  }

  async artifactsIn(
    runId: number,
    { name }: { readonly name: string | null },
  ): Promise<ListStart<StoredArtifact>> {
    this.#meet('artifactsIn')
    const items = this.#artifacts.filter(
      (artifact) => artifact.runId === runId && (name === null || artifact.name === name),
    )
    return { items, whole: true }
  }

  async artifactsOf(runId: number): Promise<readonly StoredArtifact[]> {
    this.#meet('artifactsOf')
    return this.#artifacts.filter((artifact) => artifact.runId === runId)
  }

  async newestArtifacts(name: string): Promise<ListStart<StoredArtifact>> {
    this.#meet('newestArtifacts')
    return startOf(this.#artifacts.filter((artifact) => artifact.name === name).toReversed())
  }

  async artifactsNamed(name: string): Promise<readonly StoredArtifact[]> {
    this.#meet('artifactsNamed')
    return this.#artifacts.filter((artifact) => artifact.name === name)
  }

  async ahead(from: CommitSha, tip: CommitSha): Promise<readonly CommitSha[]> {
    this.#meet('ahead')
    const line = this.lines.find((one) => one.includes(tip)) ?? []
    const [at, below] = [line.indexOf(tip), line.indexOf(from)]
    return at < 0 || below < 0 ? [tip] : line.slice(Math.min(at, below), below)
  }

  async *firstParents(commit: CommitSha): AsyncGenerator<CommitSha> {
    const line = known(this.lines.find((one) => one.includes(commit)))
    yield* line.slice(line.indexOf(commit))
    this.#meet('firstParents')
  }

  async parents(commit: CommitSha): Promise<readonly CommitSha[]> {
    this.#meet('parents')
    return known(this.parentsOf.get(commit))
  }

  async mergeBase(base: string, head: CommitSha): Promise<MergeBase> {
    this.#meet('mergeBase')
    return this.mergeBases.get(`${base}...${head}`) ?? this.#onLine(base)
  }

  async cachesNamed(prefix: string): Promise<readonly StoredCache[]> {
    this.#meet('cachesNamed')
    return this.caches.filter(({ key }) => key.startsWith(prefix))
  }

  async fileAt(commit: CommitSha, path: string): Promise<string | null> {
    this.#meet('fileAt')
    return this.files.get(`${commit}:${path}`) ?? null
  }

  async readRaw(artifact: StoredArtifact): Promise<string> {
    return this.readEntry(artifact)
  }

  async readEntry(artifact: StoredArtifact): Promise<string> {
    this.#meet('readEntry')
    const content = known(this.#contents.get(artifact.id))
    if (typeof content !== 'string') {
      throw new ProblemError(content)
    }
    return content
  }

  /** Newest first, as GitHub lists them. */
  #runsOf({ workflow, branch }: RunsOfBranch): readonly WorkflowRun[] {
    return this.#runs
      .filter(({ workflowId, workflowPath }) =>
        typeof workflow === 'number' ? workflowId === workflow : workflowPath.endsWith(`/${workflow}`),
      )
      .filter(({ headBranch }) => headBranch === branch)
      .toReversed()
  }

  /** A change on top of a commit of a line, which nobody asks for its files. */
  #onLine(base: string): MergeBase {
    const commit = checkedSha(base)
    const line = known(this.lines.find((one) => one.includes(commit)))
    const at = line.indexOf(commit)
    const parents = line.slice(at + 1, at + 2)
    return { commit, parents, base: { commit, parents }, files: null }
  }

  #meet(method: keyof ActionsApi): void {
    const problem = this.#failures.get(method)
    if (problem !== undefined) {
      throw new ProblemError(problem)
    }
  }
}

/** The first hundred, and whether they are all. */
function startOf<Item>(all: readonly Item[]): ListStart<Item> {
  return { items: all.slice(0, 100), whole: all.length <= 100 }
}

/** What the fake was not told of is an error of the test. */
function known<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new TypeError('the test did not say')
  }
  return value
}
