/** How repositories and users look in REST answers. Only what identifies them is real; the rest is filled in. */
import type { Repository } from './record.ts'

/** An answer's JSON object. */
export type Resource = Readonly<Record<string, unknown>>

/** A repository and the REST address it is served from. */
export interface Place {
  readonly api: string
  readonly repository: Repository
}

/** Where resources say they live. Pages for people are always on github.com, as the action's links are. */
export const WEB = 'https://github.com'

const REPOSITORY_LINKS: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
  url: '',
}

const USER_LINKS: Readonly<Record<string, string>> = {
  events_url: '/events{/privacy}',
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  organizations_url: '/orgs',
  received_events_url: '/received_events',
  repos_url: '/repos',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  url: '',
}

/** The REST address of a repository, and of everything under it. */
export function repositoryUrl(api: string, repository: Repository): string {
  return `${api}/repos/${repository.fullName}`
}

/** The page of a repository for people. */
export function repositoryPage(repository: Repository): string {
  return `${WEB}/${repository.fullName}`
}

/** A made-up but stable opaque id. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64')
}

/** A user or bot; the id is derived from the login, so equal logins are the same account. */
export function userResource(api: string, login: string): Resource {
  const url = `${api}/users/${encodeURIComponent(login)}`
  const id = [...login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7)
  return {
    ...links(url, USER_LINKS),
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${WEB}/identicons/${id}.png`,
    gravatar_id: '',
    html_url: `${WEB}/${login}`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  }
}

/** The short form that stands inside runs and events. */
export function minimalRepositoryResource(api: string, repository: Repository): Resource {
  return {
    ...links(repositoryUrl(api, repository), REPOSITORY_LINKS),
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    owner: userResource(api, repository.owner),
    private: repository.private,
    html_url: repositoryPage(repository),
    description: null,
    fork: repository.forkOf !== undefined,
  }
}

/** The long form, as `GET /repos/{owner}/{repo}` and the sides of a pull request have it. */
export function repositoryResource(api: string, repository: Repository): Resource {
  const page = repositoryPage(repository)
  const since = '2026-01-05T09:00:00Z'
  return {
    ...minimalRepositoryResource(api, repository),
    default_branch: repository.defaultBranch,
    visibility: repository.private ? 'private' : 'public',
    clone_url: `${page}.git`,
    git_url: `git://github.com/${repository.fullName}.git`,
    ssh_url: `git@github.com:${repository.fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    archived: repository.archived,
    disabled: false,
    created_at: since,
    updated_at: since,
    pushed_at: since,
    ...Object.fromEntries(COUNTS.map((name) => [name, 0])),
    ...Object.fromEntries(FEATURES.map((name) => [name, true])),
  }
}

const COUNTS: readonly string[] = [
  'forks',
  'forks_count',
  'network_count',
  'open_issues',
  'open_issues_count',
  'size',
  'stargazers_count',
  'subscribers_count',
  'watchers',
  'watchers_count',
]

const FEATURES: readonly string[] = [
  'has_discussions',
  'has_downloads',
  'has_issues',
  'has_pages',
  'has_projects',
  'has_wiki',
]

function links(base: string, templates: Readonly<Record<string, string>>): Resource {
  return Object.fromEntries(Object.entries(templates).map(([name, suffix]) => [name, `${base}${suffix}`]))
}
