/** Answers about issues, and what GraphQL is asked about them. Pull requests are left out of the lists. */
import { pageOf } from './paging.ts'
import type { Issue } from './record.ts'
import { nodeId, type Resource, repositoryPage, repositoryUrl, userResource } from './repository-resource.ts'
import {
  found,
  idOf,
  type RestCall,
  RestRefusal,
  type Route,
  type Routes,
  repositoryOf,
} from './rest-call.ts'

const LONGEST_BODY = 65_536

export const issueRoutes: Routes = {
  'issues/list-for-repo': {
    permissions: [['issues', 'read']],
    unsupported: ['milestone', 'assignee', 'type', 'mentioned', 'labels', 'since'],
    answer: (call) => {
      const { state = 'open', creator, direction } = call.query
      const matching = issuesOf(call)
        .filter((issue) => state === 'all' || issue.state === state)
        .filter((issue) => creator === undefined || issue.author === creator)
      const { items, headers } = pageOf(call, direction === 'asc' ? matching : matching.toReversed())
      return { status: 200, body: items.map((issue) => issueResource(call, issue)), headers }
    },
  },
  'issues/create': writing((call) => {
    const issue: Issue = {
      id: call.records.nextId(),
      number: issuesOf(call).length + 1,
      repository: repositoryOf(call),
      author: call.token.login,
      title: String(call.body['title']),
      body: acceptedBody(call),
      state: 'open',
      pinned: false,
      createdAt: call.records.now(),
    }
    call.records.issues.push(issue)
    return { status: 201, body: issueResource(call, issue) }
  }),
  'issues/update': writing((call) => {
    const number = idOf(call, 'issue_number')
    const issue = found(issuesOf(call).find((candidate) => candidate.number === number))
    issue.body = acceptedBody(call)
    return { status: 200, body: issueResource(call, issue) }
  }),
}

/** The id by which GraphQL knows an issue. */
export function issueNodeId({ id }: Issue): string {
  return nodeId('Issue', id)
}

function writing(answer: Route['answer']): Route {
  return { permissions: [['issues', 'write']], answer }
}

function issuesOf(call: RestCall): readonly Issue[] {
  const repository = repositoryOf(call)
  return call.records.issues.filter((issue) => issue.repository === repository)
}

function acceptedBody(call: RestCall): string {
  const body = String(call.body['body'])
  if (body.length <= LONGEST_BODY) return body
  throw new RestRefusal(422, 'Validation Failed', [{ resource: 'Issue', code: 'custom', field: 'body' }])
}

function issueResource(call: RestCall, issue: Issue): Resource {
  const repository = repositoryUrl(call.apiUrl, issue.repository)
  const url = `${repository}/issues/${issue.number}`
  return {
    url,
    repository_url: repository,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${repositoryPage(issue.repository)}/issues/${issue.number}`,
    id: issue.id,
    node_id: issueNodeId(issue),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: userResource(call.apiUrl, issue.author),
    state: issue.state,
    locked: false,
    labels: [],
    assignee: null,
    assignees: [],
    milestone: null,
    comments: 0,
    author_association: 'NONE',
    closed_at: null,
    created_at: issue.createdAt,
    updated_at: issue.createdAt,
  }
}
