/**
 * The way of one REST request: find its operation, validate it, meet an ordered fault, check the token, answer,
 * validate the answer. Whatever doesn't keep to the OpenAPI subset is a violation and answered 500.
 */
import { createHash } from 'node:crypto'
import { accountRoutes } from './account-routes.ts'
import { actionsRoutes } from './actions-routes.ts'
import { commitRoutes } from './commit-routes.ts'
import type { FaultPlan } from './fault.ts'
import { type Journal, jsonBody, jsonReply, type Received, type Reply } from './http-service.ts'
import { issueNodeId, issueRoutes } from './issue-routes.ts'
import { jobRoutes } from './job-routes.ts'
import { matchOperation, type OperationMatch } from './openapi-operation.ts'
import { answerComplaints, requestComplaints } from './openapi-validation.ts'
import { pullRoutes } from './pull-routes.ts'
import type { Token } from './record.ts'
import {
  type RestAnswer,
  type RestCall,
  type RestContext,
  RestRefusal,
  type Route,
  type Routes,
} from './rest-call.ts'

const DOCUMENTATION = 'https://docs.github.com/rest'

const ROUTES: Routes = {
  ...accountRoutes,
  ...actionsRoutes,
  ...commitRoutes,
  ...issueRoutes,
  ...jobRoutes,
  ...pullRoutes,
}

/** Present on every answer; throttling clients read them. */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-github-request-id': 'LOCAL',
  'x-github-media-type': 'github.v3; format=json',
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '999',
  'x-ratelimit-used': '1',
  'x-ratelimit-reset': '1767610800',
  'x-ratelimit-resource': 'core',
}

export interface RestServerSettings {
  readonly journal: Journal
  readonly faults: FaultPlan
  /** Called for every request, since the server's own address is known only once it listens. */
  context(): RestContext
}

/** Answers the requests of one local GitHub. */
export class RestServer {
  readonly #settings: RestServerSettings

  constructor(settings: RestServerSettings) {
    this.#settings = settings
  }

  async answer(received: Received): Promise<Reply> {
    if (received.path === '/graphql') return this.#answerGraphql(received)
    const match = matchOperation(received.method, received.path)
    if (match === undefined) return this.#violation(received, ['not an operation of the OpenAPI subset'])
    const route = ROUTES[match.operation.id]
    if (route === undefined)
      return this.#violation(received, [`the local GitHub can't answer ${match.operation.id}`])
    const body = jsonBody(received)
    const complaints = [
      ...requestComplaints(match, { query: received.query, body }),
      ...(route.unsupported ?? [])
        .filter((name) => name in received.query)
        .map((name) => `the local GitHub has no query parameter ${name}`),
    ]
    if (complaints.length > 0) return this.#violation(received, complaints)
    return this.#settings.faults.meet(received, () => this.#answerValid(received, { match, route, body }))
  }

  async #answerValid(
    received: Received,
    { match, route, body }: { match: OperationMatch; route: Route; body: unknown },
  ): Promise<Reply> {
    const answer = await answerOrRefusal(async () => {
      const context = this.#settings.context()
      const token = authenticate(received, context)
      if (!isAllowed(token, route)) throw new RestRefusal(403, 'Resource not accessible by integration')
      return route.answer(restCall(context, { received, match, body, token }))
    })
    if (answer.raw !== undefined) return rawReply(answer.status, answer.raw)
    const complaints = answerComplaints(match.operation, answer)
    if (complaints.length > 0) return this.#violation(received, complaints)
    const etag = received.method === 'GET' && answer.status === 200 ? etagOf(answer.body) : undefined
    const headers = { ...COMMON_HEADERS, ...answer.headers, ...(etag === undefined ? {} : { etag }) }
    if (etag !== undefined && received.headers['if-none-match'] === etag) {
      return { kind: 'sent', status: 304, headers }
    }
    if (answer.body === undefined) return { kind: 'sent', status: answer.status, headers }
    return jsonReply(answer.status, answer.body, headers)
  }

  /** GraphQL has no part in the description; the two that are asked are answered here. */
  async #answerGraphql(received: Received): Promise<Reply> {
    const { query, variables } = Object(jsonBody(received))
    if (
      /^mutation \(\$id: ID!\) \{ pinIssue\(input: \{issueId: \$id\}\) \{ issue \{ number \} \} \}$/.test(
        String(query),
      )
    ) {
      return this.#settings.faults.meet(received, () => this.#pin(received, String(variables.id)))
    }
    if (!/^\{\s*viewer\s*\{\s*login\s*\}\s*\}$/.test(String(query))) {
      return this.#violation(received, [`the local GitHub can't answer the query ${query}`])
    }
    return this.#settings.faults.meet(received, () => {
      const { login } = authenticate(received, this.#settings.context())
      return jsonReply(200, { data: { viewer: { login } } }, COMMON_HEADERS)
    })
  }

  /** GitHub answers 200 and says in the body what is refused; three issues can be pinned. */
  #pin(received: Received, id: string): Reply {
    const { records } = this.#settings.context()
    const token = authenticate(received, this.#settings.context())
    const issue = records.issues.find((candidate) => issueNodeId(candidate) === id)
    const refuse = (message: string): Reply =>
      jsonReply(200, { data: { pinIssue: null }, errors: [{ message }] }, COMMON_HEADERS)
    if (issue === undefined) return refuse('Could not resolve to a node with the global id')
    if (token.permissions['issues'] !== 'write') return refuse('Resource not accessible by integration')
    if (records.issues.filter(({ pinned }) => pinned).length === 3) return refuse('Maximum 3 pinned issues')
    issue.pinned = true
    return jsonReply(200, { data: { pinIssue: { issue: { number: issue.number } } } }, COMMON_HEADERS)
  }

  #violation(received: Received, complaints: readonly string[]): Reply {
    const text = `${received.method} ${received.path}: ${complaints.join('; ')}`
    this.#settings.journal.violations.push(text)
    return jsonReply(500, { message: `Violation: ${text}`, documentation_url: DOCUMENTATION, status: '500' })
  }
}

/** A file instead of a description of it; no schema speaks of it. */
function rawReply(status: number, body: Buffer): Reply {
  const headers = { ...COMMON_HEADERS, 'content-type': 'application/vnd.github.raw+json; charset=utf-8' }
  return { kind: 'sent', status, headers, body }
}

/** Weak, as GitHub's are. */
function etagOf(body: unknown): string {
  return `W/"${createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex')}"`
}

function restCall(
  context: RestContext,
  request: { received: Received; match: OperationMatch; body: unknown; token: Token },
): RestCall {
  return {
    records: context.records,
    apiUrl: context.apiUrl,
    mirror: (repository) => context.mirror(repository),
    downloadUrl: (artifact) => context.downloadUrl(artifact),
    path: request.received.path,
    parameters: request.match.pathParameters,
    query: request.received.query,
    body: Object(request.body ?? {}),
    token: request.token,
    accept: request.received.headers.accept ?? '',
  }
}

async function answerOrRefusal(answer: () => Promise<RestAnswer>): Promise<RestAnswer> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof RestRefusal)) throw error
    const { status, message, details } = error
    const errors = details.length > 0 ? { errors: details } : {}
    return { status, body: { message, ...errors, documentation_url: DOCUMENTATION, status: String(status) } }
  }
}

function authenticate(received: Received, context: RestContext): Token {
  if (received.token === undefined) throw new RestRefusal(401, 'Requires authentication')
  const token = context.records.tokens.find(({ value }) => value === received.token)
  if (token === undefined) throw new RestRefusal(401, 'Bad credentials')
  return token
}

function isAllowed(token: Token, route: Route): boolean {
  if (route.permissions.length === 0) return true
  return route.permissions.some(([scope, level]) => {
    const granted = token.permissions[scope]
    return granted === 'write' || (granted === 'read' && level === 'read')
  })
}
