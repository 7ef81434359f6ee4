/** Pull requests and comments over REST. https://docs.github.com/rest/issues/comments, version 2022-11-28. */
import type { PullRequests } from '#ports/pull-requests.ts'
import type { Answer } from './answer.ts'
import { deliver, statusOf } from './api-failure.ts'
import { beforeRepeat, type GitHubClient } from './client.ts'
import {
  type CommentAnswer,
  readComment,
  readComments,
  readFiles,
  readLogin,
  readPull,
  readPullRecords,
  readViewer,
} from './pull-answers.ts'

const pageSize = 100
/** Of open pull requests from one branch; each needs a base branch of its own. */
const mostPullPages = 2
/** Of any other list; more comments than this has no conversation that people read. */
const mostPages = 100
/** GitHub lists no more files of a pull request, and does not say when there are more. */
const mostFiles = 3000
/** The author of everything that a workflow's own token writes. */
const workflowLogin = 'github-actions[bot]'

/** Whose token it is that comments are written with. */
export interface Identity {
  readonly token: string
  /** The token that GitHub gave this job; null where that is not known. */
  readonly jobToken?: string | null
}

/** A comment is ours only when its author is the owner of the token. */
export function githubPullRequests(
  client: GitHubClient,
  options: Identity & { readonly owner: string; readonly repo: string },
): PullRequests {
  const { owner, repo } = options
  const { issues, pulls } = client.rest
  /** Who we are, once GitHub has told it by taking a comment of ours. */
  let writer: string | null = null
  return {
    state: (number) => deliver(async () => readPull(await pulls.get({ owner, repo, pull_number: number }))),
    openFrom: (head) =>
      deliver(async () => {
        const query = { owner, repo, state: 'open', head: `${head.owner}:${head.branch}` } as const
        const most = mostPullPages
        return everyPage(readPullRecords, (page) => pulls.list({ ...query, per_page: pageSize, page }), most)
      }),
    ownComments: (number, marked) =>
      deliver(async () => {
        const query = { owner, repo, issue_number: number, per_page: pageSize }
        const comments = await everyPage(readComments, (page) => issues.listComments({ ...query, page }))
        const candidates = comments.filter(({ body }) => marked(body))
        const login = writer ?? (await loginFor(client, options, candidates))
        const ours = candidates.filter(({ author }) => author === login).sort((a, b) => a.id - b.id)
        return { ours, total: comments.length }
      }),
    create: (number, body, again) =>
      deliver(async () => {
        const request = { [beforeRepeat]: again }
        const answer = await issues.createComment({ owner, repo, issue_number: number, body, request })
        const made = readComment(answer)
        writer = made.author
        return made
      }),
    update: (id, body, again) =>
      deliver(async () => {
        const request = { [beforeRepeat]: again }
        return readComment(await issues.updateComment({ owner, repo, comment_id: id, body, request }))
      }),
    remove: (id) =>
      deliver(async () => {
        try {
          await issues.deleteComment({ owner, repo, comment_id: id })
        } catch (error) {
          if (statusOf(error) !== 404) {
            throw error
          }
        }
      }),
    changedFiles: (number) =>
      deliver(async () => {
        const query = { owner, repo, pull_number: number, per_page: pageSize }
        const files = await everyPage(readFiles, (page) => pulls.listFiles({ ...query, page }))
        return { files, whole: files.length < mostFiles }
      }),
  }
}

/** These lists have no total; GitHub says in a header whether there is more. */
async function everyPage<Item>(
  read: (answer: Answer) => readonly Item[],
  request: (page: number) => Promise<Answer & { readonly headers: { readonly link?: string } }>,
  most = mostPages,
): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let page = 1; ; page++) {
    const answer = await request(page)
    items.push(...read(answer))
    if (!/\brel="next"/.test(answer.headers.link ?? '')) {
      return items
    }
    if (page === most) {
      throw new Error(`the list has more than ${items.length} entries`)
    }
  }
}

/**
 * Who the token writes as. Asked only when it matters: nobody's comment is nobody's question, the job's own token
 * is known, and of the candidates' authors a workflow's token can only be one.
 */
async function loginFor(
  client: GitHubClient,
  { token, jobToken = null }: Identity,
  candidates: readonly CommentAnswer[],
): Promise<string | null> {
  const authors = new Set(candidates.map(({ author }) => author))
  if (authors.size === 0) {
    return null
  }
  // `ghs_` is a workflow's token or that of another app; neither may ask `GET /user`, and both the viewer.
  if (!token.startsWith('ghs_')) {
    return readLogin(await client.rest.users.getAuthenticated())
  }
  const otherApps = [...authors].some((author) => author?.endsWith('[bot]') && author !== workflowLogin)
  if (jobToken !== null && token !== jobToken) {
    return readViewer({ data: await client.graphql(whoAmI) })
  }
  return otherApps ? await viewer(client) : workflowLogin
}

const whoAmI = '{ viewer { login } }'

/** Where GraphQL is refused there is no other app's token either; any other failure is no answer. */
async function viewer(client: GitHubClient): Promise<string> {
  try {
    return readViewer({ data: await client.graphql(whoAmI) })
  } catch (error) {
    const status = statusOf(error)
    if (status === 401 || status === 403 || status === 404) {
      return workflowLogin
    }
    throw error
  }
}
