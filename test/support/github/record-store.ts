/**
 * Creates and finds the records of the local GitHub: ids and times count up from fixed values, so two
 * equal tests see equal answers. It knows nothing of HTTP.
 */
import { createHash } from 'node:crypto'
import { JobBoard } from './job-board.ts'
import type {
  Artifact,
  CacheEntry,
  ChangedFile,
  CheckRun,
  Comment,
  Issue,
  Permissions,
  Pull,
  Repository,
  Run,
  RunConclusion,
  RunStatus,
  Token,
  Workflow,
} from './record.ts'

const FIRST_MOMENT = Date.UTC(2026, 0, 5, 9)
const DAY = 86_400_000
const DEFAULT_RETENTION_DAYS = 90

/** The login behind the token that every workflow run gets. */
const WORKFLOW_BOT = 'github-actions[bot]'

export interface NewRepository {
  readonly fullName: string
  readonly defaultBranch?: string
  readonly forkOf?: Repository
  readonly private?: boolean
  readonly archived?: boolean
}

export interface NewWorkflow {
  readonly path?: string
  readonly name?: string
}

export interface NewRun {
  readonly workflow: Workflow
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  /** A fork for its pull requests; the workflow's repository when left out. */
  readonly headRepository?: Repository
  readonly status?: RunStatus
  readonly conclusion?: RunConclusion
  readonly attempt?: number
  readonly actor?: string
}

export interface NewArtifact {
  readonly run: Run
  readonly name: string
  readonly bytes: Buffer
  readonly contentType?: string
  readonly fileName?: string
  readonly digest?: string | null
  readonly expired?: boolean
  readonly expiresAt?: string
}

export interface NewPull {
  readonly base: { readonly repository: Repository; readonly ref: string; readonly sha: string }
  readonly head: { readonly repository: Repository; readonly ref: string; readonly sha: string }
  readonly number?: number
  readonly title?: string
  readonly author?: string
  readonly mergeCommitSha?: string
  readonly files?: readonly ChangedFile[]
}

export interface NewComment {
  readonly pull: Pull
  readonly author: string
  readonly body: string
}

/** Everything one local GitHub holds, and the only place that gives out ids and times. */
export class RecordStore {
  readonly repositories: Repository[] = []
  readonly workflows: Workflow[] = []
  readonly runs: Run[] = []
  readonly board: JobBoard = new JobBoard()
  readonly artifacts: Artifact[] = []
  readonly caches: CacheEntry[] = []
  readonly pulls: Pull[] = []
  readonly comments: Comment[] = []
  readonly issues: Issue[] = []
  readonly checkRuns: CheckRun[] = []
  readonly tokens: Token[] = []
  #lastId = 1000
  #ticks = 0

  /** A new id, larger than every one before; records of all kinds share the sequence. */
  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** The next second of the local GitHub's own clock. */
  now(): string {
    this.#ticks += 1
    return timestamp(FIRST_MOMENT + this.#ticks * 1000)
  }

  addRepository(given: NewRepository): Repository {
    const [owner, name, ...rest] = given.fullName.split('/')
    if (!owner || !name || rest.length > 0) throw new Error(`Not owner/name: ${given.fullName}`)
    const repository: Repository = {
      id: this.nextId(),
      fullName: given.fullName,
      owner,
      name,
      defaultBranch: given.defaultBranch ?? 'main',
      forkOf: given.forkOf,
      private: given.private ?? false,
      archived: given.archived ?? false,
      rules: [],
      protectedBy: [],
      defaultWorkflowPermissions: 'read',
    }
    this.repositories.push(repository)
    return repository
  }

  addWorkflow(repository: Repository, named: NewWorkflow = {}): Workflow {
    const { path = '.github/workflows/types.yml', name = 'types' } = named
    const workflow: Workflow = { id: this.nextId(), repository, name, path, createdAt: this.now() }
    this.workflows.push(workflow)
    return workflow
  }

  /** Registers a run. It is in progress unless a status or a conclusion says otherwise. */
  startRun(given: NewRun): Run {
    const id = this.nextId()
    const { workflow } = given
    const run: Run = {
      id,
      repository: workflow.repository,
      workflow,
      runNumber: this.runs.filter((other) => other.workflow === workflow).length + 1,
      attempt: given.attempt ?? 1,
      event: given.event,
      status: given.status ?? (given.conclusion ? 'completed' : 'in_progress'),
      conclusion: given.conclusion ?? null,
      headSha: given.headSha,
      headBranch: given.headBranch,
      headRepository: given.headRepository ?? workflow.repository,
      actor: given.actor ?? workflow.repository.owner,
      createdAt: this.now(),
      runtimeToken: runtimeToken(id),
    }
    this.runs.push(run)
    return run
  }

  finishRun(run: Run, conclusion: RunConclusion): void {
    run.status = 'completed'
    run.conclusion = conclusion
  }

  /** A re-run: the same id, the next attempt, in progress again. Its artifacts stay. */
  rerun(run: Run): void {
    run.attempt += 1
    run.status = 'in_progress'
    run.conclusion = null
  }

  addArtifact(given: NewArtifact): Artifact {
    const createdAt = this.now()
    const contentType = given.contentType ?? 'application/zip'
    const artifact: Artifact = {
      id: this.nextId(),
      run: given.run,
      name: given.name,
      bytes: given.bytes,
      contentType,
      fileName: given.fileName ?? (contentType === 'application/zip' ? `${given.name}.zip` : given.name),
      digest: given.digest === undefined ? digestOf(given.bytes) : given.digest,
      expired: given.expired ?? false,
      createdAt,
      expiresAt: given.expiresAt ?? timestamp(Date.parse(createdAt) + DEFAULT_RETENTION_DAYS * DAY),
    }
    this.artifacts.push(artifact)
    return artifact
  }

  addCache(given: Omit<CacheEntry, 'id' | 'createdAt'>): CacheEntry {
    const entry: CacheEntry = { id: this.nextId(), ...given, createdAt: this.now() }
    this.caches.push(entry)
    return entry
  }

  /** Where a run's caches belong: its branch, or the merge ref of its pull request. */
  refOf(run: Run): string {
    const pull = this.pulls.find(
      ({ head }) => head.repository === run.headRepository && head.ref === run.headBranch,
    )
    return run.event === 'pull_request' && pull !== undefined
      ? `refs/pull/${pull.number}/merge`
      : `refs/heads/${run.headBranch}`
  }

  /** Replaces what a download gives. The digest follows the bytes unless the old one is kept, as after damage. */
  replaceArtifactBytes(id: number, bytes: Buffer, options: { readonly digest?: 'new' | 'kept' } = {}): void {
    const artifact = this.artifacts.find((candidate) => candidate.id === id)
    if (artifact === undefined) throw new Error(`No artifact ${id}`)
    artifact.bytes = bytes
    if (options.digest !== 'kept') artifact.digest = digestOf(bytes)
  }

  addPull(given: NewPull): Pull {
    const here = this.pulls.filter((other) => other.base.repository === given.base.repository)
    const number = given.number ?? 1 + Math.max(0, ...here.map((other) => other.number))
    const pull: Pull = {
      id: this.nextId(),
      number,
      base: { ...given.base },
      head: { ...given.head },
      title: given.title ?? `Change ${number}`,
      author: given.author ?? given.head.repository.owner,
      state: 'open',
      merged: false,
      locked: false,
      mergeCommitSha: given.mergeCommitSha ?? null,
      files: given.files,
      createdAt: this.now(),
    }
    this.pulls.push(pull)
    return pull
  }

  addComment(given: NewComment): Comment {
    const createdAt = this.now()
    const comment: Comment = { id: this.nextId(), ...given, createdAt, updatedAt: createdAt }
    this.comments.push(comment)
    return comment
  }

  /** A token; the login is the workflow's bot unless a person's or another app's is given. */
  addToken(permissions: Permissions, login: string = WORKFLOW_BOT): Token {
    const token: Token = { value: `ghs_local${this.nextId()}`, login, permissions }
    this.tokens.push(token)
    return token
  }
}

/** `sha256:` and the digest of the bytes, as GitHub prints it. */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}

/** An unsigned JWT: the artifact client reads the scope and nothing checks the signature. */
function runtimeToken(runId: number): string {
  const claims = { scp: `Actions.Results:run-${runId}:job-${runId}` }
  const parts = [{ alg: 'none', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  return [...parts, 'unsigned'].join('.')
}
