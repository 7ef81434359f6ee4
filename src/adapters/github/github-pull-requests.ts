/** Pull requests and comments over REST. https://docs.github.com/rest/issues/comments, version 2022-11-28. */
import { storedPath } from '#model/ids.ts'
import type { OwnComment, PullRequests } from '#ports/pull-requests.ts'
import { deliver, statusOf } from './api-failure.ts'
import type { GitHubClient } from './client.ts'

const pageSize = 100
/** GitHub lists no more files of a pull request, and does not say when there are more. */
const mostFiles = 3000
/** The author of everything that a workflow's own token writes. */
const workflowLogin = 'github-actions[bot]'

/** A comment is ours only when its author is the owner of the token. */
export function githubPullRequests(
  client: GitHubClient,
  options: { readonly owner: string; readonly repo: string; readonly token: string },
): PullRequests {
  const { owner, repo, token } = options
  const { issues, pulls } = client.rest
  return {
    state: (number) =>
      deliver(async () => {
        const { data } = await pulls.get({ owner, repo, pull_number: number })
        return { headSha: data.head.sha, open: data.state === 'open', locked: data.locked }
      }),
    openFrom: (head) =>
      deliver(async () => {
        const found = await client.paginate(pulls.list, {
          owner,
          repo,
          state: 'open',
          head: `${head.owner}:${head.branch}`,
          per_page: pageSize,
        })
        return found.map((pull) => ({
          number: pull.number,
          open: pull.state === 'open',
          headSha: pull.head.sha,
          headBranch: pull.head.ref,
          headRepositoryId: pull.head.repo?.id ?? null,
          baseRepositoryId: pull.base.repo.id,
          baseBranch: pull.base.ref,
          baseSha: pull.base.sha,
        }))
      }),
    ownComments: (number) =>
      deliver(async () => {
        const login = await loginOf(client, token)
        const comments = await client.paginate(issues.listComments, {
          owner,
          repo,
          issue_number: number,
          per_page: pageSize,
        })
        return comments.filter(({ user }) => user?.login === login).map(commentOf)
      }),
    create: (number, body) =>
      deliver(async () => {
        const { data } = await issues.createComment({ owner, repo, issue_number: number, body })
        return commentOf(data)
      }),
    update: (id, body) =>
      deliver(async () => {
        const { data } = await issues.updateComment({ owner, repo, comment_id: id, body })
        return commentOf(data)
      }),
    changedFiles: (number) =>
      deliver(async () => {
        const files = await client.paginate(pulls.listFiles, {
          owner,
          repo,
          pull_number: number,
          per_page: pageSize,
        })
        if (files.length >= mostFiles) {
          throw new Error(`GitHub lists only the first ${mostFiles} files of a pull request`)
        }
        return files.map(({ filename, previous_filename: previous, status }) => ({
          path: storedPath(filename),
          previous: previous === undefined ? null : storedPath(previous),
          deleted: status === 'removed',
        }))
      }),
  }
}

function commentOf(comment: {
  readonly id: number
  readonly body?: string
  readonly html_url: string
}): OwnComment {
  return { id: comment.id, body: comment.body ?? '', url: comment.html_url }
}

/** Tokens of a workflow can't ask who they are; those of people and of other apps' users can. */
async function loginOf(client: GitHubClient, token: string): Promise<string> {
  if (token.startsWith('ghs_')) {
    return workflowLogin
  }
  try {
    const { data } = await client.rest.users.getAuthenticated()
    return data.login
  } catch (error) {
    const status = statusOf(error)
    if (status === 401 || status === 403 || status === 404) {
      return workflowLogin
    }
    throw error
  }
}
