/** The local GitHub's REST side, met with the real Octokit: pages, permissions, comments, redirects, faults, violations. */
import { Octokit } from '@octokit/rest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts'
import { octokitClient } from '../support/github/octokit-client.ts'
import type { Permissions, Pull, Run } from '../support/github/record.ts'

const SHA = 'a'.repeat(40)
const REPOSITORY = { owner: 'acme', repo: 'widget' }

let github: LocalGitHub
let run: Run
let pull: Pull

beforeEach(async () => {
  github = await startLocalGitHub()
  const repository = github.addRepository({ fullName: 'acme/widget' })
  const workflow = github.addWorkflow(repository)
  const fork = github.addRepository({ fullName: 'octocat/widget', forkOf: repository })
  run = github.startRun({ workflow, event: 'push', headSha: SHA, headBranch: 'main' })
  pull = github.addPull({
    base: { repository, ref: 'main', sha: SHA },
    head: { repository: fork, ref: 'change', sha: 'b'.repeat(40) },
    files: [{ filename: 'a.py', status: 'modified', additions: 2, deletions: 1, sha: 'c'.repeat(40) }],
  })
})

afterEach(async () => {
  await github.close()
})

function octokit(permissions: Permissions, login?: string): Octokit {
  return octokitClient(github, permissions, login)
}

describe('lists', () => {
  it('gives three pages of artifacts, newest first, to paginate', async () => {
    for (let number = 1; number <= 250; number += 1) {
      github.addArtifact({ run, name: 'baseline', bytes: Buffer.from(String(number)) })
    }
    github.addArtifact({ run, name: 'other', bytes: Buffer.from('other') })
    const client = octokit({ actions: 'read' })
    const artifacts = await client.paginate(client.actions.listArtifactsForRepo, {
      ...REPOSITORY,
      name: 'baseline',
      per_page: 100,
    })
    expect(artifacts).toHaveLength(250)
    expect(artifacts.map(({ id }) => id)).toEqual(artifacts.map(({ id }) => id).sort((a, b) => b - a))
    expect(github.requests.map(({ query }) => query['page'] ?? '1')).toEqual(['1', '2', '3'])
    expect(github.violations).toEqual([])
  })

  it('counts all entries, caps a page at 100 and links next and last', async () => {
    for (let number = 1; number <= 130; number += 1) {
      github.addArtifact({ run, name: 'baseline', bytes: Buffer.from(String(number)) })
    }
    const { data, headers } = await octokit({ actions: 'read' }).actions.listWorkflowRunArtifacts({
      ...REPOSITORY,
      run_id: run.id,
      per_page: 500,
    })
    expect(data.total_count).toBe(130)
    expect(data.artifacts).toHaveLength(100)
    expect(headers.link).toMatch(/page=2>; rel="next", <.*page=2>; rel="last"/)
  })

  it('filters runs by branch, event, commit and status or conclusion', async () => {
    const { workflow } = run
    const old = github.startRun({
      workflow,
      event: 'push',
      headSha: SHA,
      headBranch: 'main',
      conclusion: 'failure',
    })
    github.startRun({ workflow, event: 'schedule', headSha: SHA, headBranch: 'main' })
    github.startRun({ workflow, event: 'push', headSha: SHA, headBranch: 'other' })
    const { data } = await octokit({ actions: 'read' }).actions.listWorkflowRuns({
      ...REPOSITORY,
      workflow_id: 'types.yml',
      branch: 'main',
      event: 'push',
      head_sha: SHA,
      exclude_pull_requests: true,
    })
    expect(data.workflow_runs.map(({ id }) => id)).toEqual([old.id, run.id])
    const failed = await octokit({ actions: 'read' }).actions.listWorkflowRunsForRepo({
      ...REPOSITORY,
      status: 'failure',
    })
    expect(failed.data.workflow_runs.map(({ id }) => id)).toEqual([old.id])
    expect(github.violations).toEqual([])
  })
})

describe('every operation of the subset', () => {
  it('answers within its schema', async () => {
    const artifact = github.addArtifact({ run, name: 'baseline', bytes: Buffer.from('1') })
    const client = octokit({ actions: 'read', checks: 'write', 'pull-requests': 'write' }, 'octocat')
    await client.repos.get(REPOSITORY)
    await client.users.getAuthenticated()
    await client.rateLimit.get()
    await client.actions.getArtifact({ ...REPOSITORY, artifact_id: artifact.id })
    await client.actions.getWorkflow({ ...REPOSITORY, workflow_id: run.workflow.id })
    await client.actions.getWorkflowRun({ ...REPOSITORY, run_id: run.id })
    await client.pulls.get({ ...REPOSITORY, pull_number: pull.number })
    const check = await client.checks.create({
      ...REPOSITORY,
      name: 'types',
      head_sha: SHA,
      status: 'in_progress',
    })
    const output = { title: 'Types', summary: 'One new error' }
    await client.checks.update({ ...REPOSITORY, check_run_id: check.data.id, conclusion: 'failure', output })
    const files = await client.pulls.listFiles({ ...REPOSITORY, pull_number: pull.number })
    expect(files.data.map(({ filename }) => filename)).toEqual(['a.py'])
    expect(github.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure', output })
    expect(github.violations).toEqual([])
  })

  it('names no pull request for the head commit of a fork, but finds it by head', async () => {
    const client = octokit({ 'pull-requests': 'read' })
    const byCommit = await client.repos.listPullRequestsAssociatedWithCommit({
      ...REPOSITORY,
      commit_sha: pull.head.sha,
    })
    expect(byCommit.data).toEqual([])
    const byHead = await client.pulls.list({ ...REPOSITORY, head: 'octocat:change' })
    expect(byHead.data.map(({ number }) => number)).toEqual([pull.number])
  })
})

describe('permissions', () => {
  it('refuses a token without the permission, an unknown token and no token', async () => {
    const client = octokit({ contents: 'read', 'pull-requests': 'read' })
    await expect(client.actions.listArtifactsForRepo(REPOSITORY)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    })
    await expect(
      client.issues.createComment({ ...REPOSITORY, issue_number: pull.number, body: 'Hello' }),
    ).rejects.toMatchObject({ status: 403 })
    const stranger = new Octokit({ baseUrl: github.apiUrl, auth: 'ghs_unknown', log: client.log })
    await expect(stranger.repos.get(REPOSITORY)).rejects.toMatchObject({ status: 401 })
    const nobody = new Octokit({ baseUrl: github.apiUrl, log: client.log })
    await expect(nobody.repos.get(REPOSITORY)).rejects.toMatchObject({ status: 401 })
    expect(github.violations).toEqual([])
  })

  it('does not tell an installation token who it is', async () => {
    await expect(octokit({}).users.getAuthenticated()).rejects.toMatchObject({ status: 403 })
    const person = await octokit({}, 'octocat').users.getAuthenticated()
    expect(person.data.login).toBe('octocat')
  })
})

describe('comments', () => {
  it('keeps them in order of their ids with the login of the token', async () => {
    github.addComment({ pull, author: 'octocat', body: 'First' })
    const client = octokit({ 'pull-requests': 'write' })
    const issue = { ...REPOSITORY, issue_number: pull.number }
    const created = await client.issues.createComment({ ...issue, body: 'Second' })
    await client.issues.updateComment({ ...REPOSITORY, comment_id: created.data.id, body: 'Second, edited' })
    const listed = await client.issues.listComments(issue)
    expect(listed.data.map(({ body, user }) => [user?.login, body])).toEqual([
      ['octocat', 'First'],
      ['github-actions[bot]', 'Second, edited'],
    ])
    await client.issues.deleteComment({ ...REPOSITORY, comment_id: created.data.id })
    expect(github.comments.map(({ body }) => body)).toEqual(['First'])
    expect(github.violations).toEqual([])
  })

  it('refuses a locked pull request and a body of more than 65,536 characters', async () => {
    const client = octokit({ 'pull-requests': 'write' })
    const issue = { ...REPOSITORY, issue_number: pull.number }
    await client.issues.createComment({ ...issue, body: 'x'.repeat(65_536) })
    await expect(client.issues.createComment({ ...issue, body: 'x'.repeat(65_537) })).rejects.toMatchObject({
      status: 422,
    })
    pull.locked = true
    await expect(client.issues.createComment({ ...issue, body: 'Hello' })).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Unable to create comment because issue is locked.'),
    })
  })
})

describe('downloads', () => {
  it('redirects to another origin that refuses an Authorization header', async () => {
    const artifact = github.addArtifact({ run, name: 'baseline', bytes: Buffer.from('zip bytes') })
    const { value } = github.addToken({ actions: 'read' })
    const headers = { authorization: `token ${value}` }
    const url = `${github.apiUrl}/repos/acme/widget/actions/artifacts/${artifact.id}/zip`
    const redirect = await fetch(url, { headers, redirect: 'manual' })
    const location = redirect.headers.get('location') ?? ''
    expect(redirect.status).toBe(302)
    expect(new URL(location).origin).not.toBe(github.apiUrl)
    expect((await fetch(location, { headers })).status).toBe(400)
    const download = await fetch(location)
    expect(await download.text()).toBe('zip bytes')
    expect(download.headers.get('content-type')).toBe('application/zip')
    expect(download.headers.get('content-disposition')).toContain('filename="baseline.zip"')
    expect((await fetch(location, { method: 'PUT', body: 'other' })).status).toBe(403)
    expect((await fetch(location.replace(String(artifact.id), '1'))).status).toBe(403)
  })

  it('answers 410 for an expired artifact', async () => {
    const artifact = github.addArtifact({ run, name: 'baseline', bytes: Buffer.from('1'), expired: true })
    const download = octokit({ actions: 'read' }).actions.downloadArtifact({
      ...REPOSITORY,
      artifact_id: artifact.id,
      archive_format: 'zip',
    })
    await expect(download).rejects.toMatchObject({ status: 410 })
    expect(github.violations).toEqual([])
  })
})

describe('faults', () => {
  it('gives the ordered status, headers and body as often as ordered', async () => {
    const client = octokit({ actions: 'read' })
    github.fault({
      path: /artifacts$/,
      times: 2,
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'slow' },
    })
    for (const _ of [1, 2]) {
      await expect(client.actions.listArtifactsForRepo(REPOSITORY)).rejects.toMatchObject({
        status: 429,
        response: { headers: { 'retry-after': '1' }, data: { message: 'slow' } },
      })
    }
    expect((await client.actions.listArtifactsForRepo(REPOSITORY)).status).toBe(200)
    expect(github.requests.map(({ status }) => status)).toEqual([429, 429, 200])
  })

  it('drops the connection', async () => {
    github.fault({ method: 'get', path: /^\/repos\/acme\/widget$/, drop: true })
    await expect(octokit({}).repos.get(REPOSITORY)).rejects.toMatchObject({ status: 500 })
    expect(github.requests.map(({ status }) => status)).toEqual([0])
  })
})

describe('violations', () => {
  it('catches unknown operations, parameters and fields, and wrong types', async () => {
    const client = octokit({ actions: 'read', 'pull-requests': 'write' })
    const wrong = [
      () => client.request('GET /repos/acme/widget/actions/secrets'),
      () => client.request('GET /repos/{owner}/{repo}/actions/artifacts', { ...REPOSITORY, nme: 'baseline' }),
      () => client.request('GET /repos/{owner}/{repo}/actions/runs/latest', REPOSITORY),
      () => client.request('GET /repos/acme/widget/actions/runs?status=green'),
      () => client.actions.listWorkflowRunsForRepo({ ...REPOSITORY, actor: 'octocat' }),
      () => client.request(`POST /repos/acme/widget/issues/${pull.number}/comments`, { text: 'Hello' }),
    ]
    for (const request of wrong) await expect(request()).rejects.toMatchObject({ status: 500 })
    expect(github.violations).toEqual([
      'GET /repos/acme/widget/actions/secrets: not an operation of the OpenAPI subset',
      'GET /repos/acme/widget/actions/artifacts: query parameter nme is unknown',
      'GET /repos/acme/widget/actions/runs/latest: parameter run_id must be integer',
      'GET /repos/acme/widget/actions/runs: parameter status must be equal to one of the allowed values',
      'GET /repos/acme/widget/actions/runs: the local GitHub has no query parameter actor',
      "POST /repos/acme/widget/issues/1/comments: body field text is unknown; body must have required property 'body'",
    ])
  })

  it('catches an answer of its own that breaks the description', async () => {
    Object.assign(run, { headBranch: 7 })
    await expect(
      octokit({ actions: 'read' }).actions.getWorkflowRun({ ...REPOSITORY, run_id: run.id }),
    ).rejects.toMatchObject({ status: 500 })
    expect(github.violations).toEqual([expect.stringContaining('answer/head_branch must be string')])
  })
})
