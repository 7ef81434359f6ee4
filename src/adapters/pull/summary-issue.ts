/**
 * Keeps one issue of ours up to date over REST and GraphQL with nothing but `fetch`, version 2022-11-28. It is ours when its first line is
 * the marker and its author is the token's own login. What is written is never sent twice: nobody knows whether the first one arrived.
 * https://docs.github.com/rest/issues/issues, https://docs.github.com/graphql/reference/mutations#pinissue
 */
import * as v from 'valibot'
import type { RemotePlace } from '#ports/baseline-source.ts'
import { readAnswer } from '../github/answer.ts'
import { messageOf } from '../thrown.ts'

/** What is to stand there. */
export interface IssueText {
  /** The first line of `body`. */
  readonly marker: string
  readonly title: string
  readonly body: string
}

/** How it went; `unpinned`: why a new one could not be pinned. */
export type KeptIssue =
  | { readonly kind: 'created'; readonly url: string; readonly unpinned: string | null }
  | { readonly kind: 'updated' | 'unchanged'; readonly url: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly forbidden: boolean }

/** How GitHub is asked. */
export interface IssueTools {
  readonly api: string
  readonly token: string
}

const longestMs = 30_000
/** Open issues of one author: 1,000. */
const mostPages = 10
const pageSize = 100
/** The author of everything that a workflow's own token writes. */
const workflowLogin = 'github-actions[bot]'

const issue = v.object({
  number: v.number(),
  node_id: v.string(),
  html_url: v.string(),
  body: v.nullish(v.string()),
  user: v.nullable(v.object({ login: v.string() })),
  pull_request: v.optional(v.unknown()),
})
type Issue = v.InferOutput<typeof issue>

/** The oldest open one is updated in place; without one it is made, and pinned where the token may do that. */
export async function keepIssue(
  text: IssueText,
  { owner, repo }: RemotePlace,
  tools: IssueTools,
): Promise<KeptIssue> {
  const folder = `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/issues`
  try {
    const own = await ownIssue(text.marker, folder, tools)
    if (own === null) {
      const { title, body } = text
      const made = await asked({ method: 'POST', path: folder, body: { title, body } }, issue, tools)
      return { kind: 'created', url: made.html_url, unpinned: await pinned(made.node_id, tools) }
    }
    if (sameText(own.body, text.body)) {
      return { kind: 'unchanged', url: own.html_url }
    }
    const change = { method: 'PATCH', path: `${folder}/${own.number}`, body: { body: text.body } }
    return { kind: 'updated', url: (await asked(change, issue, tools)).html_url }
  } catch (error) {
    const status = error instanceof RefusedRequest ? error.status : null
    return { kind: 'failed', reason: messageOf(error), forbidden: status === 403 || status === 404 }
  }
}

/** GitHub gives line ends back as it likes. */
function sameText(one: string | null | undefined, other: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()
  return plain(one ?? '') === plain(other)
}

async function ownIssue(marker: string, folder: string, tools: IssueTools): Promise<Issue | null> {
  const login = await loginOf(tools)
  const query = `state=open&creator=${encodeURIComponent(login)}&sort=created&direction=asc&per_page=${pageSize}`
  for (let page = 1; page <= mostPages; page += 1) {
    const path = `${folder}?${query}&page=${page}`
    const issues = await asked({ method: 'GET', path }, v.array(issue), tools)
    const own = issues.find(
      ({ body, user, pull_request: pull }) =>
        pull === undefined && user?.login === login && body?.split(/\r?\n/, 1)[0] === marker,
    )
    if (own !== undefined || issues.length < pageSize) {
      return own ?? null
    }
  }
  throw new Error(`${login} has more than ${mostPages * pageSize} open issues`)
}

/** `ghs_` is a workflow's token or that of another app; neither may ask `GET /user`. */
async function loginOf(tools: IssueTools): Promise<string> {
  if (!tools.token.startsWith('ghs_')) {
    return (await asked({ method: 'GET', path: '/user' }, v.object({ login: v.string() }), tools)).login
  }
  const shape = v.object({ data: v.object({ viewer: v.object({ login: v.string() }) }) })
  try {
    return (await graphql({ query: '{ viewer { login } }' }, shape, tools)).data.viewer.login
  } catch (error) {
    // Where GraphQL is refused there is no other app's token either.
    if (error instanceof RefusedRequest && [401, 403, 404].includes(error.status)) {
      return workflowLogin
    }
    throw error
  }
}

const pinMutation = 'mutation ($id: ID!) { pinIssue(input: {issueId: $id}) { issue { number } } }'

/** Null when it is pinned, else why not. */
async function pinned(id: string, tools: IssueTools): Promise<string | null> {
  const shape = v.object({ errors: v.optional(v.array(v.object({ message: v.string() }))) })
  try {
    const { errors = [] } = await graphql({ query: pinMutation, variables: { id } }, shape, tools)
    return errors[0]?.message ?? null
  } catch (error) {
    return messageOf(error)
  }
}

function graphql<Schema extends v.GenericSchema>(
  body: unknown,
  schema: Schema,
  tools: IssueTools,
): Promise<v.InferOutput<Schema>> {
  // An own server has it beside version 3 of REST.
  const api = tools.api.replace(/\/v3$/, '')
  return asked({ method: 'POST', path: '/graphql', body }, schema, { ...tools, api })
}

/** GitHub answered, and refused. */
class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest'
  readonly status: number

  constructor({ status, statusText }: Response) {
    super(`GitHub answered ${status} ${statusText}`.trim())
    this.status = status
  }
}

interface Request {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

async function asked<Schema extends v.GenericSchema>(
  { method, path, body }: Request,
  schema: Schema,
  { api, token }: IssueTools,
): Promise<v.InferOutput<Schema>> {
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'type-ratchet',
      'x-github-api-version': '2022-11-28',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(longestMs),
  })
  if (!answer.ok) {
    await answer.body?.cancel()
    throw new RefusedRequest(answer)
  }
  return readAnswer(schema, { data: await answer.json() })
}
