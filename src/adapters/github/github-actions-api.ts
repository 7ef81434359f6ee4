/** Reads runs, artifacts and commits over REST. https://docs.github.com/rest/actions, version 2022-11-28. */
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { ActionsApi, ListStart, WorkflowRun } from '#ports/actions-api.ts'
import {
  type ListPage,
  readArtifacts,
  readCaches,
  readCommit,
  readCommits,
  readMergeBase,
  readRun,
  readRuns,
} from './actions-answers.ts'
import { statusOf, verdictRead } from './api-failure.ts'
import { readArtifactEntry, readRawArtifact } from './artifact-download.ts'
import type { GitHubClient, Repository } from './client.ts'
import { committedFile } from './committed-file.ts'
import { type Patience, usualPatience } from './request-patience.ts'

const pageSize = 100
/** GitHub answers at most this many results for a search of runs. */
const mostRuns = 1000
/** Of one run that nobody named a check of. */
const mostArtifactPages = 5
/** First parents that are looked at: enough for 90 days of a very busy branch. */
const mostCommitPages = 20

/** Every list is read to its end; one that ends early is a problem. */
export function githubActionsApi(
  client: GitHubClient,
  repository: Repository,
  patience: Patience = usualPatience,
): ActionsApi {
  const { actions, git, repos } = client.rest
  return {
    run: (id) =>
      verdictRead('get a workflow run', async () =>
        readRun(await actions.getWorkflowRun({ ...repository, run_id: id })),
      ),
    runsAt: (commit) =>
      allPages('list workflow runs', async (page) => {
        const query = { ...repository, head_sha: commit, per_page: pageSize, page }
        return readRuns(await actions.listWorkflowRunsForRepo(query))
      }),
    recentRuns: (workflow, branch) => recentRuns(client, repository, { workflow, branch }),
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
    firstParents: (commit) => firstParents(client, repository, commit),
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
    fileAt: (commit, path) =>
      verdictRead('read a committed file', () => committedFile(client, repository, { commit, path })),
    readRaw: (artifact, { maxBytes }) =>
      verdictRead('download an artifact', () =>
        readRawArtifact({ client, repository, patience }, { artifact, maxBytes }),
      ),
    readEntry: (artifact, wanted) =>
      verdictRead('download an artifact', () =>
        readArtifactEntry({ client, repository, patience }, { artifact, ...wanted }),
      ),
  }
}

async function recentRuns(
  client: GitHubClient,
  repository: Repository,
  { workflow, branch }: { readonly workflow: number | string; readonly branch: string },
): Promise<readonly WorkflowRun[] | null> {
  const query = { ...repository, workflow_id: workflow, branch, per_page: pageSize }
  try {
    return await allPages('list the runs of a workflow', async (page) => {
      const { total, items } = readRuns(await client.rest.actions.listWorkflowRuns({ ...query, page }))
      return { total: Math.min(total, mostRuns), items }
    })
  } catch (error) {
    // GitHub knows a workflow by its file from its first run on.
    if (typeof workflow === 'string' && error instanceof ProblemError && statusOf(error.cause) === 404) {
      return null
    }
    throw error
  }
}

/** A list whose length others decide is not read to its end. */
async function someOf<Item>(
  request: string,
  most: number,
  read: (page: number) => Promise<ListPage<Item>>,
): Promise<ListStart<Item>> {
  return verdictRead(request, async () => {
    const items: Item[] = []
    for (let page = 1; ; page++) {
      const answer = await read(page)
      items.push(...answer.items)
      const whole = items.length >= answer.total
      if (whole || page === most || answer.items.length === 0) {
        return { items, whole }
      }
    }
  })
}

async function allPages<Item>(
  request: string,
  read: (page: number) => Promise<ListPage<Item>>,
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
