/** Answers about pull requests and their comments. */
import { pageOf } from './paging.ts'
import { commentResource, fileResource, fullPullResource, pullResource } from './pull-resource.ts'
import type { ChangedFile, Comment, Pull } from './record.ts'
import {
  found,
  idOf,
  type RestAnswer,
  type RestCall,
  RestRefusal,
  type Route,
  type Routes,
  repositoryOf,
} from './rest-call.ts'

const MOST_FILES = 3000
const LONGEST_COMMENT = 65_536

/** The issue number of the path is a pull request here; plain issues don't exist. */
export const pullRoutes: Routes = {
  'pulls/get': readingPulls(async (call) => {
    const pull = pullOf(call, 'pull_number')
    const totals = {
      pull,
      files: await filesOf(call, pull),
      commits: await commitCount(call, pull),
      comments: commentsOf(call, pull).length,
    }
    return { status: 200, body: fullPullResource(call.apiUrl, totals) }
  }),
  'pulls/list': readingPulls(listPulls, ['sort', 'direction']),
  'pulls/list-files': readingPulls(async (call) => {
    const pull = pullOf(call, 'pull_number')
    const place = { api: call.apiUrl, repository: pull.base.repository, ref: pull.head.sha }
    const { items, headers } = pageOf(call, (await filesOf(call, pull)).slice(0, MOST_FILES))
    const body = items.map((file) => fileResource(place, file))
    return { status: 200, body, headers }
  }),
  'issues/list-comments': readingComments((call) => {
    const since = call.query['since'] ?? ''
    const comments = commentsOf(call, pullOf(call, 'issue_number')).filter(
      ({ updatedAt }) => updatedAt >= since,
    )
    const { items, headers } = pageOf(call, comments)
    return { status: 200, body: items.map((comment) => commentResource(call.apiUrl, comment)), headers }
  }),
  'issues/get-comment': readingComments((call) => ({
    status: 200,
    body: commentResource(call.apiUrl, commentOf(call)),
  })),
  'issues/create-comment': writingComments((call) => {
    const pull = pullOf(call, 'issue_number')
    if (pull.locked) throw new RestRefusal(403, 'Unable to create comment because issue is locked.')
    const comment = call.records.addComment({ pull, author: call.token.login, body: acceptedBody(call) })
    return { status: 201, body: commentResource(call.apiUrl, comment) }
  }),
  'issues/update-comment': writingComments((call) => {
    const comment = commentOf(call)
    comment.body = acceptedBody(call)
    comment.updatedAt = call.records.now()
    return { status: 200, body: commentResource(call.apiUrl, comment) }
  }),
  'issues/delete-comment': writingComments((call) => {
    const { comments } = call.records
    comments.splice(comments.indexOf(commentOf(call)), 1)
    return { status: 204 }
  }),
}

function readingPulls(answer: Route['answer'], unsupported: readonly string[] = []): Route {
  return { permissions: [['pull-requests', 'read']], unsupported, answer }
}

function readingComments(answer: Route['answer']): Route {
  return {
    permissions: [
      ['pull-requests', 'read'],
      ['issues', 'read'],
    ],
    answer,
  }
}

/** On a pull request `issues: write` alone isn't reliably enough, so it is not enough here. */
function writingComments(answer: Route['answer']): Route {
  return { permissions: [['pull-requests', 'write']], answer }
}

function listPulls(call: RestCall): RestAnswer {
  const repository = repositoryOf(call)
  const { state = 'open', head, base } = call.query
  const matching = call.records.pulls
    .filter((pull) => pull.base.repository === repository)
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => head === undefined || `${pull.head.repository.owner}:${pull.head.ref}` === head)
    .filter((pull) => base === undefined || pull.base.ref === base)
    .toReversed()
  const { items, headers } = pageOf(call, matching)
  return { status: 200, body: items.map((pull) => pullResource(call.apiUrl, pull)), headers }
}

function acceptedBody(call: RestCall): string {
  const body = String(call.body['body'])
  const problem =
    body.trim() === ''
      ? "Body can't be blank"
      : [...body].length > LONGEST_COMMENT
        ? `Body is too long (maximum is ${LONGEST_COMMENT} characters)`
        : undefined
  if (problem === undefined) return body
  const detail = { resource: 'IssueComment', code: 'unprocessable', field: 'data', message: problem }
  throw new RestRefusal(422, 'Validation Failed', [detail])
}

function pullOf(call: RestCall, parameter: string): Pull {
  const repository = repositoryOf(call)
  const number = idOf(call, parameter)
  return found(
    call.records.pulls.find((pull) => pull.base.repository === repository && pull.number === number),
  )
}

function commentsOf(call: RestCall, pull: Pull): Comment[] {
  return call.records.comments.filter((comment) => comment.pull === pull)
}

function commentOf(call: RestCall): Comment {
  const repository = repositoryOf(call)
  const id = idOf(call, 'comment_id')
  return found(
    call.records.comments.find((comment) => comment.pull.base.repository === repository && comment.id === id),
  )
}

/** The files as stated by the test, else what the pushed commits differ in since their merge base. */
async function filesOf(call: RestCall, pull: Pull): Promise<readonly ChangedFile[]> {
  if (pull.files !== undefined) return pull.files
  const mirror = call.mirror(pull.base.repository)
  const start = await mirror?.mergeBase(pull.base.sha, pull.head.sha)
  return mirror === undefined || start === undefined ? [] : mirror.difference(start, pull.head.sha)
}

async function commitCount(call: RestCall, pull: Pull): Promise<number> {
  const mirror = call.mirror(pull.base.repository)
  const known = mirror !== undefined && (await mirror.mergeBase(pull.base.sha, pull.head.sha)) !== undefined
  return known ? mirror.count(`${pull.base.sha}..${pull.head.sha}`) : 1
}
