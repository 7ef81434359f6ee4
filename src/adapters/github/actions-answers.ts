/**
 * What is read of GitHub's answers about runs, artifacts, caches and commits, and nothing else. An answer of
 * another shape is refused: a missing field must never look like an empty list. https://docs.github.com/rest
 */
import * as v from 'valibot'
import { type CommitSha, commitSha } from '#model/ids.ts'
import type { MergeBase, RunJob, StoredArtifact, StoredCache, WorkflowRun } from '#ports/actions-api.ts'
import { type Answer, readAnswer } from './answer.ts'
import { fileAnswer } from './file-answer.ts'

/** One page of a list, and how many entries all pages have. */
export interface ListPage<Item> {
  readonly total: number
  readonly items: readonly Item[]
}

/** A commit with its parents, the first one first. */
export interface CommitAnswer {
  readonly sha: CommitSha
  readonly parents: readonly CommitSha[]
  /** null in lists, which tell it elsewhere. */
  readonly tree: string | null
}

/** One name in a folder. */
export interface TreeEntry {
  readonly name: string
  /** The folder's own tree; null for everything else. */
  readonly folder: string | null
}

const sha = v.pipe(
  v.string(),
  v.transform((text): CommitSha | null => commitSha(text)),
  v.custom<CommitSha>((value) => typeof value === 'string', 'must be a full commit id'),
)
const identified = v.object({ id: v.number() })
const run = v.pipe(
  v.object({
    id: v.number(),
    run_attempt: v.optional(v.number(), 1),
    workflow_id: v.number(),
    path: v.string(),
    event: v.string(),
    status: v.nullable(v.string()),
    conclusion: v.nullable(v.string()),
    head_sha: v.string(),
    head_branch: v.nullable(v.string()),
    repository: identified,
    head_repository: v.nullish(
      v.object({ id: v.number(), owner: v.nullish(v.object({ login: v.string() })) }),
    ),
    html_url: v.string(),
  }),
  v.transform(
    (found): WorkflowRun => ({
      id: found.id,
      attempt: found.run_attempt,
      workflowId: found.workflow_id,
      workflowPath: (found.path.split('@')[0] ?? '').replace(/.*?(?=\.github\/workflows\/)/, ''),
      event: found.event,
      finished: found.status === 'completed',
      cancelled: found.conclusion === 'cancelled',
      headSha: found.head_sha,
      headBranch: found.head_branch,
      repositoryId: found.repository.id,
      headRepositoryId: found.head_repository?.id ?? null,
      headOwner: found.head_repository?.owner?.login ?? null,
      url: found.html_url,
    }),
  ),
)
const moment = v.pipe(
  v.nullish(v.string(), null),
  v.transform((text): number | null => (text === null ? null : Date.parse(text))),
  v.custom<number | null>((value) => value === null || Number.isFinite(value), 'must be a time'),
)
const job = v.pipe(
  v.object({
    id: v.number(),
    run_attempt: v.optional(v.number(), 1),
    name: v.string(),
    status: v.string(),
    conclusion: v.nullable(v.string()),
    started_at: moment,
    completed_at: moment,
    steps: v.nullish(v.array(v.object({ name: v.string() }))),
  }),
  v.transform(
    (found): RunJob => ({
      id: found.id,
      attempt: found.run_attempt,
      name: found.name,
      finished: found.status === 'completed',
      conclusion: found.conclusion,
      startedAt: found.started_at,
      completedAt: found.completed_at,
      steps: found.steps?.map(({ name }) => name) ?? [],
    }),
  ),
)
const artifact = v.pipe(
  v.object({
    id: v.number(),
    name: v.string(),
    size_in_bytes: v.number(),
    digest: v.nullish(v.string()),
    expired: v.boolean(),
    expires_at: v.nullable(v.string()),
    workflow_run: v.nullish(
      v.object({
        id: v.optional(v.number()),
        head_sha: v.optional(v.string()),
        head_branch: v.nullish(v.string()),
        repository_id: v.optional(v.number()),
        head_repository_id: v.nullish(v.number()),
      }),
    ),
  }),
  v.transform(
    ({ workflow_run: from, ...found }): StoredArtifact => ({
      id: found.id,
      name: found.name,
      bytes: found.size_in_bytes,
      digest: found.digest ?? null,
      expired: found.expired,
      expiresAt: found.expires_at,
      runId: from?.id ?? 0,
      headSha: from?.head_sha ?? '',
      headBranch: from?.head_branch ?? null,
      repositoryId: from?.repository_id ?? 0,
      headRepositoryId: from?.head_repository_id ?? null,
    }),
  ),
)
const cache = v.pipe(
  v.object({ key: v.string(), ref: v.string(), size_in_bytes: v.number() }),
  v.transform(({ key, ref, size_in_bytes: bytes }): StoredCache => ({ key, ref, bytes })),
)
const commit = v.pipe(
  v.object({ sha, parents: v.array(v.object({ sha })), tree: v.optional(v.object({ sha: v.string() })) }),
  v.transform(
    (found): CommitAnswer => ({
      sha: found.sha,
      parents: found.parents.map((one) => one.sha),
      tree: found.tree?.sha ?? null,
    }),
  ),
)
const total = v.number()

/** `GET /repos/{owner}/{repo}/actions/runs/{run_id}` */
export function readRun(answer: Answer): WorkflowRun {
  return readAnswer(run, answer)
}

/** `GET …/actions/runs`, `GET …/actions/workflows/{workflow_id}/runs` */
export function readRuns(answer: Answer): ListPage<WorkflowRun> {
  const found = readAnswer(v.object({ total_count: total, workflow_runs: v.array(run) }), answer)
  return { total: found.total_count, items: found.workflow_runs }
}

/** `GET …/actions/runs/{run_id}/jobs` */
export function readJobs(answer: Answer): ListPage<RunJob> {
  const found = readAnswer(v.object({ total_count: total, jobs: v.array(job) }), answer)
  return { total: found.total_count, items: found.jobs }
}

/** `GET …/actions/artifacts`, `GET …/actions/runs/{run_id}/artifacts` */
export function readArtifacts(answer: Answer): ListPage<StoredArtifact> {
  const found = readAnswer(v.object({ total_count: total, artifacts: v.array(artifact) }), answer)
  return { total: found.total_count, items: found.artifacts }
}

/** `GET …/actions/caches` */
export function readCaches(answer: Answer): ListPage<StoredCache> {
  const found = readAnswer(v.object({ total_count: total, actions_caches: v.array(cache) }), answer)
  return { total: found.total_count, items: found.actions_caches }
}

/** `GET …/git/commits/{commit_sha}` */
export function readCommit(answer: Answer): CommitAnswer {
  return readAnswer(commit, answer)
}

/** `GET …/git/trees/{tree_sha}`. Throws for one that GitHub did not list to its end. */
export function readTree(answer: Answer): readonly TreeEntry[] {
  const entry = v.object({ path: v.string(), type: v.string(), sha: v.string() })
  const shape = v.object({ tree: v.array(entry), truncated: v.literal(false) })
  return readAnswer(shape, answer).tree.map((found) => ({
    name: found.path,
    folder: found.type === 'tree' ? found.sha : null,
  }))
}

/** `GET …/commits` */
export function readCommits(answer: Answer): readonly CommitAnswer[] {
  return readAnswer(v.array(commit), answer)
}

/** GitHub lists no more files of a comparison, and does not say when there are more. */
const mostCompared = 300

/** `GET …/compare/{basehead}`, the first page */
export function readMergeBase(answer: Answer): MergeBase {
  const shape = v.object({
    base_commit: commit,
    merge_base_commit: commit,
    files: v.optional(v.array(fileAnswer)),
  })
  const { base_commit: base, merge_base_commit: met, files } = readAnswer(shape, answer)
  return {
    commit: met.sha,
    parents: met.parents,
    base: { commit: base.sha, parents: base.parents },
    files: files === undefined || files.length >= mostCompared ? null : files,
  }
}

/** `GET …/compare/{basehead}`: the commits of one page that only the head has, and how many all pages have. */
export function readAhead(answer: Answer): ListPage<CommitSha> {
  const found = readAnswer(v.object({ total_commits: total, commits: v.array(v.object({ sha })) }), answer)
  return { total: found.total_commits, items: found.commits.map((one) => one.sha) }
}
