/** How commits look in REST answers: the repository's form and git's own form. */
import type { Commit } from './git-mirror.ts'
import {
  nodeId,
  type Place,
  type Resource,
  repositoryPage,
  repositoryUrl,
  userResource,
} from './repository-resource.ts'

const UNSIGNED: Resource = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
}

/** The form of the commits list, of a comparison and of `GET …/commits/{ref}`. */
export function commitResource(place: Place, commit: Commit): Resource {
  const { api, repository } = place
  const url = `${repositoryUrl(api, repository)}/commits/${commit.sha}`
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url,
    html_url: `${repositoryPage(repository)}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(api, repository)}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: treeResource(place, commit),
      verification: UNSIGNED,
    },
    author: userResource(api, commit.author.name),
    committer: userResource(api, commit.committer.name),
    parents: parentResources(place, { ...commit, collection: 'commits' }),
  }
}

/** The form of `GET …/git/commits/{commit_sha}`. */
export function gitCommitResource(place: Place, commit: Commit): Resource {
  const { api, repository } = place
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${repositoryUrl(api, repository)}/git/commits/${commit.sha}`,
    html_url: `${repositoryPage(repository)}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    message: commit.message,
    tree: treeResource(place, commit),
    parents: parentResources(place, { ...commit, collection: 'git/commits' }),
    verification: UNSIGNED,
  }
}

function treeResource({ api, repository }: Place, commit: Commit): Resource {
  return { sha: commit.tree, url: `${repositoryUrl(api, repository)}/git/trees/${commit.tree}` }
}

function parentResources(
  { api, repository }: Place,
  commit: Commit & { readonly collection: string },
): Resource[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${repositoryUrl(api, repository)}/${commit.collection}/${sha}`,
    html_url: `${repositoryPage(repository)}/commit/${sha}`,
  }))
}
