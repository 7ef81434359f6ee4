/** What is read of GitHub's answers about pull requests and comments; see {@link import('./actions-answers.ts')}. */
import * as v from 'valibot'
import type { ChangedFile } from '#model/change.ts'
import type { OwnComment, PullRecord, PullRequestState } from '#ports/pull-requests.ts'
import { type Answer, readAnswer } from './answer.ts'
import { fileAnswer } from './file-answer.ts'

/** A comment of anybody. `author` is null for an account that is gone. */
export interface CommentAnswer extends OwnComment {
  readonly author: string | null
}

const comment = v.pipe(
  v.object({
    id: v.number(),
    body: v.optional(v.string(), ''),
    html_url: v.string(),
    user: v.nullish(v.object({ login: v.string() })),
  }),
  v.transform(
    ({ id, body, html_url: url, user }): CommentAnswer => ({ id, body, url, author: user?.login ?? null }),
  ),
)
const side = v.object({ sha: v.string() })
const pull = v.object({
  head: side,
  base: side,
  merge_commit_sha: v.nullable(v.string()),
  state: v.string(),
  locked: v.boolean(),
  comments: v.number(),
})

/** `GET /repos/{owner}/{repo}/pulls/{pull_number}` */
export function readPull(answer: Answer): PullRequestState {
  const { head, base, merge_commit_sha: mergeCommit, state, locked, comments } = readAnswer(pull, answer)
  return { headSha: head.sha, baseSha: base.sha, mergeCommit, open: state === 'open', locked, comments }
}

const record = v.pipe(
  v.object({
    number: v.number(),
    state: v.string(),
    head: v.object({ sha: v.string(), ref: v.string(), repo: v.nullable(v.object({ id: v.number() })) }),
    base: v.object({ sha: v.string(), ref: v.string(), repo: v.object({ id: v.number() }) }),
  }),
  v.transform(
    ({ number, state, head, base }): PullRecord => ({
      number,
      open: state === 'open',
      headSha: head.sha,
      headBranch: head.ref,
      headRepositoryId: head.repo?.id ?? null,
      baseRepositoryId: base.repo.id,
      baseBranch: base.ref,
      baseSha: base.sha,
    }),
  ),
)

/** `GET /repos/{owner}/{repo}/pulls` */
export function readPullRecords(answer: Answer): readonly PullRecord[] {
  return readAnswer(v.array(record), answer)
}

/** `POST …/issues/{issue_number}/comments`, `PATCH …/issues/comments/{comment_id}` */
export function readComment(answer: Answer): CommentAnswer {
  return readAnswer(comment, answer)
}

/** `GET …/issues/{issue_number}/comments` */
export function readComments(answer: Answer): readonly CommentAnswer[] {
  return readAnswer(v.array(comment), answer)
}

/** `GET …/pulls/{pull_number}/files` */
export function readFiles(answer: Answer): readonly ChangedFile[] {
  return readAnswer(v.array(fileAnswer), answer)
}

/** `GET /user` */
export function readLogin(answer: Answer): string {
  return readAnswer(v.object({ login: v.string() }), answer).login
}

/** GraphQL `{ viewer { login } }` */
export function readViewer(answer: Answer): string {
  return readAnswer(v.object({ viewer: v.object({ login: v.string() }) }), answer).viewer.login
}
