/** How pull requests, their files and their comments look in REST answers. */
import type { ChangedFile, Comment, Pull, PullSide } from './record.ts'
import {
  nodeId,
  type Place,
  type Resource,
  repositoryPage,
  repositoryResource,
  repositoryUrl,
  userResource,
} from './repository-resource.ts'

export interface PullTotals {
  readonly pull: Pull
  readonly files: readonly ChangedFile[]
  readonly commits: number
  readonly comments: number
}

/** The form in lists. */
export function pullResource(api: string, pull: Pull): Resource {
  const links = pullLinks(api, pull)
  return {
    ...links,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    title: pull.title,
    body: null,
    state: pull.state,
    locked: pull.locked,
    draft: false,
    user: userResource(api, pull.author),
    head: sideResource(api, pull.head),
    base: sideResource(api, pull.base),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    merge_commit_sha: pull.mergeCommitSha,
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
    closed_at: pull.state === 'closed' ? pull.createdAt : null,
    merged_at: pull.merged ? pull.createdAt : null,
    _links: {
      self: { href: links['url'] },
      html: { href: links['html_url'] },
      issue: { href: links['issue_url'] },
      comments: { href: links['comments_url'] },
      commits: { href: links['commits_url'] },
      statuses: { href: links['statuses_url'] },
      review_comment: { href: links['review_comment_url'] },
      review_comments: { href: links['review_comments_url'] },
    },
  }
}

/** The form of `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
export function fullPullResource(api: string, { pull, ...totals }: PullTotals): Resource {
  return {
    ...pullResource(api, pull),
    merged: pull.merged,
    merged_by: pull.merged ? userResource(api, pull.base.repository.owner) : null,
    mergeable: pull.merged ? null : true,
    mergeable_state: pull.merged ? 'unknown' : 'clean',
    maintainer_can_modify: false,
    comments: totals.comments,
    review_comments: 0,
    commits: totals.commits,
    changed_files: totals.files.length,
    additions: totals.files.reduce((sum, file) => sum + file.additions, 0),
    deletions: totals.files.reduce((sum, file) => sum + file.deletions, 0),
  }
}

/** A file of a pull request, a comparison or a commit. */
export function fileResource(
  { api, repository, ref }: Place & { readonly ref: string },
  file: ChangedFile,
): Resource {
  const page = repositoryPage(repository)
  const path = encodeURI(file.filename)
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${ref}/${path}`,
    raw_url: `${page}/raw/${ref}/${path}`,
    contents_url: `${repositoryUrl(api, repository)}/contents/${path}?ref=${ref}`,
    ...(file.patch === undefined ? {} : { patch: file.patch }),
    ...(file.previousFilename === undefined ? {} : { previous_filename: file.previousFilename }),
  }
}

/** A comment of a pull request. */
export function commentResource(api: string, comment: Comment): Resource {
  const { pull } = comment
  const url = repositoryUrl(api, pull.base.repository)
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    body: comment.body,
    user: userResource(api, comment.author),
    author_association: 'NONE',
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    url: `${url}/issues/comments/${comment.id}`,
    issue_url: `${url}/issues/${pull.number}`,
    html_url: `${repositoryPage(pull.base.repository)}/pull/${pull.number}#issuecomment-${comment.id}`,
  }
}

function sideResource(api: string, side: PullSide): Resource {
  return {
    label: `${side.repository.owner}:${side.ref}`,
    ref: side.ref,
    sha: side.sha,
    user: userResource(api, side.repository.owner),
    repo: repositoryResource(api, side.repository),
  }
}

function pullLinks(api: string, pull: Pull): Resource {
  const repository = repositoryUrl(api, pull.base.repository)
  const url = `${repository}/pulls/${pull.number}`
  const page = `${repositoryPage(pull.base.repository)}/pull/${pull.number}`
  return {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `${repository}/issues/${pull.number}`,
    comments_url: `${repository}/issues/${pull.number}/comments`,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repository}/pulls/comments{/number}`,
    statuses_url: `${repository}/statuses/${pull.head.sha}`,
  }
}
