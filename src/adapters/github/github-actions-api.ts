/** Reads runs, artifacts and commits over REST. https://docs.github.com/rest/actions, version 2022-11-28. */
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, ListStart, RunsOfBranch, WorkflowRun } from '#ports/actions-api.ts'
import {
  type ListPage,
  readAhead,
  readArtifacts,
  readCaches,
  readCommit,
  readCommits,
  readJobs,
  readMergeBase,
  readRun,
  readRuns,
} from './actions-answers.ts'
import { statusOf, verdictRead } from './api-failure.ts'
import { readArtifactEntry, readRawArtifact } from './artifact-download.ts'
import type { GitHubClient, Reach, Repository } from './client.ts'
import { committedFiles } from './committed-file.ts'
import { allPages, someOf, startOf } from './list-pages.ts'
import { proxiedFetch } from './proxied-fetch.ts'
import { usualPatience } from './request-patience.ts'

const pageSize = 100
/** Ancestors that are looked at: enough for 90 days of a very busy branch. */
const mostCommitPages = 50
/** Of a comparison: what is beyond them is asked for by itself. */
const mostAheadPages = 10
/** Of one run that nobody named a check of. */
const mostArtifactPages = 5

/** Every list is read to its end; one that ends early is a problem. */
export function githubActionsApi(
  client: GitHubClient,
  repository: Repository,
  { patience = usualPatience(), fetch = proxiedFetch }: Reach = {},
): ActionsApi {
  const { actions, git, repos } = client.rest
  const committed = committedFiles(client, repository)
  const storage = { client, repository, patience, fetch }
  return {
    run: (id) =>
      verdictRead('get a workflow run', async () =>
        readRun(await actions.getWorkflowRun({ ...repository, run_id: id })),
      ),
    newestRuns: (of) => newestRuns(client, repository, of),
    runsAt: (of) => runsAt(client, repository, of),
    jobsOf: (runId) =>
      allPages('list the jobs of a run', async (page) => {
        const query = { ...repository, run_id: runId, filter: 'all' as const, per_page: pageSize, page }
        return readJobs(await actions.listJobsForWorkflowRun(query))
      }),
    changeRuns: (head) =>
      someOf('list workflow runs', 1, async (page) => {
        const query = { ...repository, head_sha: head, event: 'pull_request', per_page: pageSize, page }
        return readRuns(await actions.listWorkflowRunsForRepo(query))
      }),
    artifactsIn: (runId, { name }) =>
      someOf('list the artifacts of a run', mostArtifactPages, async (page) => {
        const named = name === null ? {} : { name }
        const query = { ...repository, ...named, run_id: runId, per_page: pageSize, page }
        return readArtifacts(await actions.listWorkflowRunArtifacts(query))
      }),
    artifactsOf: (runId) =>
      allPages('list the artifacts of a run', async (page) => {
        const query = { ...repository, run_id: runId, per_page: pageSize, page }
        return readArtifacts(await actions.listWorkflowRunArtifacts(query))
      }),
    artifactsNamed: (name) =>
      allPages('list artifacts', async (page) =>
        readArtifacts(await actions.listArtifactsForRepo({ ...repository, name, per_page: pageSize, page })),
      ),
    newestArtifacts: (name) =>
      verdictRead('list artifacts', async () => {
        const query = { ...repository, name, per_page: pageSize, page: 1 }
        return startOf('list artifacts', readArtifacts(await actions.listArtifactsForRepo(query)))
      }),
    firstParents: (commit) => firstParents(client, repository, commit),
    ahead: (from, tip) => ahead(client, repository, { from, tip }),
    parents: (commit) =>
      verdictRead('get a commit', async () => {
        const answer = await git.getCommit({ ...repository, commit_sha: commit })
        return readCommit(answer).parents
      }),
    mergeBase: (base, head) =>
      verdictRead('compare two commits', async () => {
        const query = { ...repository, basehead: `${base}...${head}`, per_page: 1 }
        return readMergeBase(await repos.compareCommitsWithBasehead(query))
      }),
    cachesNamed: (prefix) =>
      allPages('list caches', async (page) => {
        const query = { ...repository, key: prefix, per_page: pageSize, page }
        return readCaches(await actions.getActionsCacheList(query))
      }),
    fileAt: (commit, path) => verdictRead('read a committed file', () => committed(commit, path)),
    readRaw: (artifact, { maxBytes }) =>
      verdictRead('download an artifact', () => readRawArtifact(storage, { artifact, maxBytes })),
    readEntry: (artifact, wanted) =>
      verdictRead('download an artifact', () => readArtifactEntry(storage, { artifact, ...wanted })),
  }
}

async function newestRuns(
  client: GitHubClient,
  repository: Repository,
  { workflow, branch }: RunsOfBranch,
): Promise<ListStart<WorkflowRun> | null> {
  try {
    return await verdictRead('list the runs of a workflow', async () => {
      const query = { ...repository, workflow_id: workflow, branch, per_page: pageSize, page: 1 }
      return startOf(
        'list the runs of a workflow',
        readRuns(await client.rest.actions.listWorkflowRuns(query)),
      )
    })
  } catch (error) {
    // GitHub knows a workflow by its file from its first run on.
    if (typeof workflow === 'string' && error instanceof ProblemError && statusOf(error.cause) === 404) {
      return null
    }
    throw error
  }
}

/** Outsiders can start any number of runs at a commit of ours, but none for a push. */
async function runsAt(
  client: GitHubClient,
  repository: Repository,
  { workflow, branch, commit, events }: Parameters<ActionsApi['runsAt']>[0],
): Promise<readonly WorkflowRun[]> {
  const query = { ...repository, workflow_id: workflow, branch, head_sha: commit, per_page: pageSize }
  const page = async (narrowed: object, number: number): Promise<ListPage<WorkflowRun>> =>
    readRuns(await client.rest.actions.listWorkflowRuns({ ...query, ...narrowed, page: number }))
  const request = 'list the runs of a commit'
  const start = await verdictRead(request, async () => startOf(request, await page({}, 1)))
  if (start.whole) {
    return start.items
  }
  const found: WorkflowRun[] = []
  for (const event of events) {
    found.push(...(await allPages(request, (number) => page({ event }, number))))
  }
  return found
}

async function ahead(
  client: GitHubClient,
  repository: Repository,
  { from, tip }: { readonly from: CommitSha; readonly tip: CommitSha },
): Promise<readonly CommitSha[]> {
  const query = { ...repository, basehead: `${from}...${tip}`, per_page: pageSize }
  const found: CommitSha[] = []
  return verdictRead('compare two commits', async () => {
    for (let page = 1; page <= mostAheadPages; page++) {
      const answer = await comparedPage(client, { ...query, page })
      found.push(...answer.items)
      if (found.length >= answer.total || answer.items.length === 0) {
        return answer.total === 0 ? [] : [...found, tip]
      }
    }
    return [...found, tip]
  })
}

/** Commits that were pushed away are forgotten some day; whoever may list commits gets 404 for nothing else. */
async function comparedPage(
  client: GitHubClient,
  query: Parameters<GitHubClient['rest']['repos']['compareCommitsWithBasehead']>[0] & object,
): Promise<ListPage<CommitSha>> {
  try {
    return readAhead(await client.rest.repos.compareCommitsWithBasehead(query))
  } catch (error) {
    if (statusOf(error) === 404) {
      return { total: 1, items: [] }
    }
    throw error
  }
}

/** The list holds all ancestors, newest first; the first-parent line is picked out of it. */
async function* firstParents(
  client: GitHubClient,
  repository: Repository,
  start: CommitSha,
): AsyncGenerator<CommitSha> {
  const parents = new Map<CommitSha, CommitSha | null>()
  let wanted: CommitSha | null = start
  for (let page = 1; wanted !== null; page++) {
    const query = { ...repository, sha: start, per_page: pageSize, page }
    const commits = await verdictRead('list commits', async () =>
      readCommits(await client.rest.repos.listCommits(query)),
    )
    for (const { sha, parents: own } of commits) {
      parents.set(sha, own[0] ?? null)
    }
    while (wanted !== null && parents.has(wanted)) {
      yield wanted
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
