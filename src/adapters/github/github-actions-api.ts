/** Reads runs, artifacts and commits over REST. https://docs.github.com/rest/actions, version 2022-11-28. */
import { type CommitSha, commitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, StoredArtifact, WorkflowRun } from '#ports/actions-api.ts'
import { statusOf, verdictRead } from './api-failure.ts'
import { readArtifactEntry, readRawArtifact } from './artifact-download.ts'
import type { GitHubClient } from './client.ts'

type Repository = { readonly owner: string; readonly repo: string }
type RunAnswer = Awaited<ReturnType<GitHubClient['rest']['actions']['getWorkflowRun']>>['data']
type ArtifactAnswer = Awaited<ReturnType<GitHubClient['rest']['actions']['getArtifact']>>['data']

const pageSize = 100
/** GitHub answers at most this many results for a search of runs. */
const mostRuns = 1000
/** First parents that are looked at: enough for 90 days of a very busy branch. */
const mostCommitPages = 20

/** Every list is read to its end; one that ends early is a problem. */
export function githubActionsApi(client: GitHubClient, repository: Repository): ActionsApi {
  const { actions, repos } = client.rest
  return {
    run: (id) =>
      verdictRead('get a workflow run', async () => {
        const { data } = await actions.getWorkflowRun({ ...repository, run_id: id })
        return runOf(data)
      }),
    runsAt: (commit) =>
      allPages('list workflow runs', async (page) => {
        const { data } = await actions.listWorkflowRunsForRepo({
          ...repository,
          head_sha: commit,
          per_page: pageSize,
          page,
        })
        return { total: data.total_count, items: data.workflow_runs.map(runOf) }
      }),
    recentRuns: (workflow, branch) => recentRuns(client, repository, { workflow, branch }),
    artifactsOf: (runId) =>
      allPages('list the artifacts of a run', async (page) => {
        const { data } = await actions.listWorkflowRunArtifacts({
          ...repository,
          run_id: runId,
          per_page: pageSize,
          page,
        })
        return { total: data.total_count, items: data.artifacts.map(artifactOf) }
      }),
    artifactsNamed: (name) =>
      allPages('list artifacts', async (page) => {
        const { data } = await actions.listArtifactsForRepo({ ...repository, name, per_page: pageSize, page })
        return { total: data.total_count, items: data.artifacts.map(artifactOf) }
      }),
    firstParents: (commit) => firstParents(client, repository, commit),
    parents: (commit) =>
      verdictRead('get a commit', async () => {
        const { data } = await client.rest.git.getCommit({ ...repository, commit_sha: commit })
        return data.parents.map(({ sha }) => fullSha(sha))
      }),
    mergeBase: (base, head) =>
      verdictRead('compare two commits', async () => {
        const { data } = await repos.compareCommitsWithBasehead({
          ...repository,
          basehead: `${base}...${head}`,
          per_page: 1,
        })
        return fullSha(data.merge_base_commit.sha)
      }),
    readRaw: (artifact, { maxBytes }) =>
      verdictRead('download an artifact', () => readRawArtifact(client, repository, { artifact, maxBytes })),
    readEntry: (artifact, wanted) =>
      verdictRead('download an artifact', () =>
        readArtifactEntry(client, repository, { artifact, ...wanted }),
      ),
  }
}

async function recentRuns(
  client: GitHubClient,
  repository: Repository,
  { workflow, branch }: { readonly workflow: number | string; readonly branch: string },
): Promise<readonly WorkflowRun[]> {
  const query = { ...repository, workflow_id: workflow, branch, per_page: pageSize }
  try {
    return await allPages('list the runs of a workflow', async (page) => {
      const { data } = await client.rest.actions.listWorkflowRuns({ ...query, page })
      return { total: Math.min(data.total_count, mostRuns), items: data.workflow_runs.map(runOf) }
    })
  } catch (error) {
    // GitHub knows a workflow by its file from its first run on.
    if (typeof workflow === 'string' && error instanceof ProblemError && statusOf(error.cause) === 404) {
      return []
    }
    throw error
  }
}

async function allPages<Item>(
  request: string,
  read: (page: number) => Promise<{ readonly total: number; readonly items: readonly Item[] }>,
): Promise<readonly Item[]> {
  return verdictRead(request, async () => {
    const items: Item[] = []
    for (let page = 1; ; page++) {
      const answer = await read(page)
      items.push(...answer.items)
      if (items.length >= answer.total) {
        return items
      }
      if (answer.items.length === 0) {
        throw new ProblemError({
          kind: 'baseline-search-cut',
          what: `entries of “${request}”`,
          read: items.length,
          total: answer.total,
        })
      }
    }
  })
}

/** The list holds all ancestors, newest first; the first-parent line is picked out of it. */
async function* firstParents(
  client: GitHubClient,
  repository: Repository,
  start: CommitSha,
): AsyncGenerator<CommitSha> {
  const parents = new Map<string, string | null>()
  let wanted: string | null = start
  for (let page = 1; wanted !== null; page++) {
    const commits = await verdictRead('list commits', async () => {
      const { data } = await client.rest.repos.listCommits({
        ...repository,
        sha: start,
        per_page: pageSize,
        page,
      })
      return data
    })
    for (const { sha, parents: own } of commits) {
      parents.set(sha, own[0]?.sha ?? null)
    }
    while (wanted !== null && parents.has(wanted)) {
      yield fullSha(wanted)
      wanted = parents.get(wanted) ?? null
    }
    if (wanted !== null && (commits.length < pageSize || page >= mostCommitPages)) {
      throw new ProblemError({
        kind: 'baseline-search-cut',
        what: 'ancestors of the base commit',
        read: parents.size,
        total: parents.size + 1,
      })
    }
  }
}

function fullSha(text: string): CommitSha {
  const sha = commitSha(text)
  if (sha === null) {
    throw new TypeError(`GitHub answered with “${text}” where a commit id belongs`)
  }
  return sha
}

function runOf(run: RunAnswer): WorkflowRun {
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    workflowId: run.workflow_id,
    workflowPath: (run.path.split('@')[0] ?? '').replace(/^.*?(?=\.github\/workflows\/)/, ''),
    event: run.event,
    finished: run.status === 'completed',
    cancelled: run.conclusion === 'cancelled',
    headSha: run.head_sha,
    headBranch: run.head_branch,
    repositoryId: run.repository.id,
    headRepositoryId: run.head_repository?.id ?? null,
    headOwner: run.head_repository?.owner?.login ?? null,
    url: run.html_url,
  }
}

function artifactOf(artifact: ArtifactAnswer): StoredArtifact {
  const run = artifact.workflow_run
  return {
    id: artifact.id,
    name: artifact.name,
    bytes: artifact.size_in_bytes,
    digest: artifact.digest ?? null,
    expired: artifact.expired,
    expiresAt: artifact.expires_at,
    runId: run?.id ?? 0,
    headSha: run?.head_sha ?? '',
    headBranch: run?.head_branch ?? null,
    repositoryId: run?.repository_id ?? 0,
    headRepositoryId: run?.head_repository_id ?? null,
  }
}
