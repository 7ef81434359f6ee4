/** Answers about commits, comparisons and the pull requests of a commit, from the history that was pushed. */
import { commitResource, gitCommitResource } from './commit-resource.ts'
import type { Commit, GitMirror } from './git-mirror.ts'
import { linkHeader, pageOf, pageWindow } from './paging.ts'
import { fileResource, pullResource } from './pull-resource.ts'
import { type Place, type Resource, repositoryPage, repositoryUrl } from './repository-resource.ts'
import {
  found,
  type RestAnswer,
  type RestCall,
  RestRefusal,
  type Route,
  type Routes,
  repositoryOf,
} from './rest-call.ts'

const MOST_FILES = 300
const MOST_COMMITS_UNPAGED = 250

export const commitRoutes: Routes = {
  'repos/list-commits': readingContents(listCommits, ['author', 'committer', 'since', 'until']),
  'repos/get-commit': readingContents(async (call) => {
    const { place, mirror } = historyOf(call)
    const ref = call.parameters['ref'] ?? ''
    const sha = await mirror.resolve(ref)
    if (sha === undefined) throw new RestRefusal(422, `No commit found for SHA: ${ref}`)
    const commit = await commitAt(mirror, sha)
    const { items, headers } = pageOf(call, await mirror.changesOf(commit))
    const files = items.map((file) => fileResource({ ...place, ref: commit.sha }, file))
    return { status: 200, body: { ...commitResource(place, commit), files }, headers }
  }),
  'git/get-commit': readingContents(async (call) => {
    const { place, mirror } = historyOf(call)
    const commit = await commitAt(mirror, call.parameters['commit_sha'] ?? '')
    return { status: 200, body: gitCommitResource(place, commit) }
  }),
  'git/get-tree': readingContents(async (call) => {
    const { place, mirror } = historyOf(call)
    const sha = call.parameters['tree_sha'] ?? ''
    const url = `${repositoryUrl(place.api, place.repository)}/git/trees`
    const tree = found(await mirror.tree(sha)).map((entry) => ({ ...entry, url: `${url}/${entry.sha}` }))
    return { status: 200, body: { sha, url: `${url}/${sha}`, truncated: false, tree } }
  }),
  'repos/get-content': readingContents(async (call) => {
    const { mirror } = historyOf(call)
    if (!call.accept.includes('raw')) throw new RestRefusal(406, 'Only the raw media type is known here')
    const commit = found(await mirror.resolve(call.query['ref'] ?? ''))
    return { status: 200, raw: found(await mirror.fileAt(commit, call.parameters['path'] ?? '')) }
  }),
  'repos/get-branch': readingContents(async (call) => {
    const { place, mirror } = historyOf(call)
    const name = call.parameters['branch'] ?? ''
    const commit = await commitAt(mirror, found(await mirror.resolve(`refs/heads/${name}`)))
    const { repository } = place
    const isProtected = repository.protectedBy.length > 0 && name === repository.defaultBranch
    const url = `${repositoryUrl(place.api, repository)}/branches/${name}`
    const checks = isProtected ? repository.protectedBy : []
    const body = {
      name,
      commit: commitResource(place, commit),
      _links: { html: `${repositoryPage(repository)}/tree/${name}`, self: url },
      protected: isProtected,
      protection: {
        enabled: isProtected,
        required_status_checks: {
          enforcement_level: isProtected ? 'non_admins' : 'off',
          contexts: checks,
          checks: checks.map((context) => ({ context, app_id: null })),
        },
      },
      protection_url: `${url}/protection`,
    }
    return { status: 200, body }
  }),
  'repos/compare-commits-with-basehead': readingContents(compare),
  'repos/list-pull-requests-associated-with-commit': {
    permissions: [['pull-requests', 'read']],
    answer: listPullsOfCommit,
  },
}

function readingContents(answer: Route['answer'], unsupported: readonly string[] = []): Route {
  return { permissions: [['contents', 'read']], unsupported, answer }
}

async function listCommits(call: RestCall): Promise<RestAnswer> {
  const { place, mirror } = historyOf(call)
  const start = found(await mirror.resolve(call.query['sha'] ?? place.repository.defaultBranch))
  const { skip, perPage } = pageWindow(call.query)
  const path = call.query['path']
  const commits = await mirror.commits({ range: start, skip, limit: perPage, path })
  return {
    status: 200,
    body: commits.map((commit) => commitResource(place, commit)),
    headers: linkHeader(call, await mirror.count(start, path)),
  }
}

/** Without paging parameters up to 250 commits; files, at most 300, stand on the first page only. */
async function compare(call: RestCall): Promise<RestAnswer> {
  const { place, mirror } = historyOf(call)
  const [baseName, headName] = (call.parameters['basehead'] ?? '').split('...')
  const base = await commitAt(mirror, baseName ?? '')
  const head = await commitAt(mirror, headName ?? '')
  const mergeBase = await mirror.mergeBase(base.sha, head.sha)
  if (mergeBase === undefined)
    throw new RestRefusal(404, `No common ancestor between ${baseName} and ${headName}.`)
  const ahead = await mirror.count(`${base.sha}..${head.sha}`)
  const behind = await mirror.count(`${head.sha}..${base.sha}`)
  const paged = 'page' in call.query || 'per_page' in call.query
  const { page, perPage, skip } = paged
    ? pageWindow(call.query)
    : { page: 1, perPage: MOST_COMMITS_UNPAGED, skip: 0 }
  const commits = (await mirror.commitsInOrder(`${base.sha}..${head.sha}`)).slice(skip, skip + perPage)
  const files = page > 1 ? [] : (await mirror.difference(mergeBase, head.sha)).slice(0, MOST_FILES)
  return {
    status: 200,
    body: {
      ...comparisonLinks(call),
      base_commit: commitResource(place, base),
      merge_base_commit: commitResource(place, await commitAt(mirror, mergeBase)),
      status: comparisonStatus(ahead, behind),
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      commits: commits.map((commit) => commitResource(place, commit)),
      files: files.map((file) => fileResource({ ...place, ref: head.sha }, file)),
    },
    headers: paged ? linkHeader(call, ahead) : {},
  }
}

function comparisonStatus(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind'
  return behind === 0 ? 'ahead' : 'diverged'
}

function comparisonLinks(call: RestCall): Resource {
  const repository = repositoryOf(call)
  const path = `/compare/${call.parameters['basehead']}`
  const page = `${repositoryPage(repository)}${path}`
  return {
    url: `${repositoryUrl(call.apiUrl, repository)}${path}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
  }
}

/**
 * Open pull requests from this repository whose head is the commit, and merged ones that it came from.
 * A fork's head commit has none here, as on GitHub.
 */
function listPullsOfCommit(call: RestCall): RestAnswer {
  const repository = repositoryOf(call)
  const sha = call.parameters['commit_sha']
  const matching = call.records.pulls
    .filter(({ base }) => base.repository === repository)
    .filter(({ state, merged, head, mergeCommitSha }) =>
      merged
        ? mergeCommitSha === sha || head.sha === sha
        : state === 'open' && head.repository === repository && head.sha === sha,
    )
  const { items, headers } = pageOf(call, matching)
  return { status: 200, body: items.map((pull) => pullResource(call.apiUrl, pull)), headers }
}

function historyOf(call: RestCall): { place: Place; mirror: GitMirror } {
  const repository = repositoryOf(call)
  const mirror = call.mirror(repository)
  if (mirror === undefined) throw new RestRefusal(409, 'Git Repository is empty.')
  return { place: { api: call.apiUrl, repository }, mirror }
}

async function commitAt(mirror: GitMirror, revision: string): Promise<Commit> {
  const sha = found(await mirror.resolve(revision))
  return found((await mirror.commits({ range: sha, skip: 0, limit: 1 }))[0])
}
