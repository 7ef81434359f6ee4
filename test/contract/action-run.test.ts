/** The harness that runs a bundled action, and the artifact services under the real @actions/artifact client. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ActionResult, type ActionRun, runAction } from '../support/github/action-run.ts'
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
} from '../support/github/event-payload.ts'
import { type LocalGitHub, startLocalGitHub } from '../support/github/local-github.ts'
import type { Pull, Repository, Run, Token, Workflow } from '../support/github/record.ts'
import { bundleSampleAction } from '../support/github/sample-bundle.ts'

const SHA = 'a'.repeat(40)

let sample: Awaited<ReturnType<typeof bundleSampleAction>>
let github: LocalGitHub
let repository: Repository
let workflow: Workflow
let pull: Pull
let token: Token
let workspace: string

beforeAll(async () => {
  sample = await bundleSampleAction()
})

afterAll(async () => {
  await sample[Symbol.asyncDispose]()
})

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'workspace-'))
  github = await startLocalGitHub()
  repository = github.addRepository({ fullName: 'acme/widget' })
  workflow = github.addWorkflow(repository)
  token = github.addToken({ actions: 'read' })
  pull = github.addPull({
    base: { repository, ref: 'main', sha: SHA },
    head: {
      repository: github.addRepository({ fullName: 'octocat/widget', forkOf: repository }),
      ref: 'change',
      sha: 'b'.repeat(40),
    },
    mergeCommitSha: 'c'.repeat(40),
  })
})

afterEach(async () => {
  await github.close()
  await rm(workspace, { recursive: true })
})

function startPushRun(): Run {
  return github.startRun({ workflow, ...pushEvent({ repository, sha: SHA }).run })
}

function runSample(run: Run, task: string, more: Partial<ActionRun> = {}): Promise<ActionResult> {
  return runAction({
    github,
    run,
    event: pushEvent({ repository, sha: SHA }),
    workspace,
    token,
    project: sample.directory,
    ...more,
    inputs: { task, ...more.inputs },
  })
}

function reportOf(result: ActionResult): unknown {
  expect(result.exitCode, `${result.stdout}${result.stderr}`).toBe(0)
  expect(github.violations).toEqual([])
  return JSON.parse(result.outputs['report'] ?? 'null')
}

describe('a run', () => {
  it('sees the event, the defaults of its inputs and nothing of the test process', async () => {
    const run = github.startRun({
      workflow,
      event: 'pull_request',
      headSha: pull.head.sha,
      headBranch: 'change',
    })
    const result = await runSample(run, 'surroundings', {
      event: pullRequestEvent({ pull, action: 'synchronize' }),
      matrix: { python: '3.13' },
      state: { leg: 'two' },
    })
    expect(reportOf(result)).toEqual({
      repository: 'acme/widget',
      event: 'pull_request',
      pull: 'octocat/widget',
      sha: pull.mergeCommitSha,
      node: '24',
      workspace,
      matrix: { python: '3.13' },
      state: 'two',
      leaked: 'nothing',
    })
    expect(run).toMatchObject({ status: 'completed', conclusion: 'success' })
  })

  it('reports outputs, state, summary, annotations and its own REST requests', async () => {
    const result = await runSample(startPushRun(), 'surroundings')
    expect(result.state).toEqual({ leg: 'three' })
    expect(result.summary).toBe('The summary')
    expect(result.annotations).toEqual([
      { level: 'notice', message: 'Look here', title: 'Note: one, two', file: 'a.py', line: 3 },
      { level: 'error', message: 'from a log line' },
      { level: 'error', message: '100%\nsure' },
    ])
    expect(result.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['GET', '/repos/acme/widget', 200],
    ])
  })

  it('ends as a failure when the action exits with another code than 0', async () => {
    const run = startPushRun()
    const result = await runSample(run, 'unheard of')
    expect(result.exitCode).toBe(1)
    expect(result.annotations).toEqual([{ level: 'error', message: 'No task unheard of' }])
    expect(run.conclusion).toBe('failure')
  })

  it('stays in progress when only a step ended', async () => {
    const run = startPushRun()
    await runSample(run, 'surroundings', { ends: 'step', entry: 'post' })
    expect(run.status).toBe('in_progress')
  })

  it('refuses an event that is not the one of the run', async () => {
    const event = pullRequestEvent({ pull })
    await expect(runSample(startPushRun(), 'surroundings', { event })).rejects.toThrow('The run is for push')
  })

  it('refuses inputs that action.yml does not declare and an action that does not end', async () => {
    await expect(runSample(startPushRun(), 'upload', { inputs: { taks: 'x' } })).rejects.toThrow(
      'no input taks',
    )
    await expect(runSample(startPushRun(), 'upload', { timeoutMilliseconds: 1 })).rejects.toThrow(
      'did not end',
    )
  })
})

describe('events', () => {
  it('carry the commit, the refs and the fields of the run that belong together', () => {
    const onMain = { repository, sha: SHA }
    const group = mergeGroupEvent({ repository, headSha: 'd'.repeat(40), baseSha: SHA, pullNumber: 1 })
    const queue = `gh-readonly-queue/main/pr-1-${SHA}`
    const main = { ref: 'refs/heads/main', sha: SHA }
    const runOnMain = { headSha: SHA, headBranch: 'main' }
    expect(pushEvent(onMain)).toMatchObject({ ...main, run: { event: 'push', ...runOnMain } })
    expect(scheduleEvent(onMain)).toMatchObject({ ...main, run: { event: 'schedule', ...runOnMain } })
    expect(workflowDispatchEvent(onMain)).toMatchObject({
      ...main,
      run: { event: 'workflow_dispatch', ...runOnMain },
    })
    expect(pullRequestEvent({ pull })).toMatchObject({
      ref: 'refs/pull/1/merge',
      sha: pull.mergeCommitSha,
      baseRef: 'main',
      headRef: 'change',
      run: { headSha: pull.head.sha, headBranch: 'change', headRepository: { fullName: 'octocat/widget' } },
    })
    expect(group).toMatchObject({
      ref: `refs/heads/${queue}`,
      payload: {
        merge_group: { head_ref: `refs/heads/${queue}`, base_sha: SHA, base_ref: 'refs/heads/main' },
      },
      run: { event: 'merge_group', headSha: group.sha, headBranch: queue },
    })
  })
})

describe('the artifact client', () => {
  it('uploads a zip and a raw file, is refused a taken name, lists and downloads its own', async () => {
    const run = startPushRun()
    expect(reportOf(await runSample(run, 'upload'))).toEqual({
      refusal: expect.stringContaining('(409) Conflict: an artifact with this name already exists'),
      names: ['baseline', 'report.html'],
      own: '{"errors":1}',
    })
    expect(github.artifacts.map(({ name, contentType, fileName }) => [name, contentType, fileName])).toEqual([
      ['baseline', 'application/zip', 'baseline.zip'],
      ['report.html', 'text/html', 'report.html'],
    ])
    const kept = Date.parse(github.artifacts[0]?.expiresAt ?? '') - Date.now()
    expect(kept / 86_400_000).toBeCloseTo(14, 1)
  })

  it('is refused a taken name in every attempt of the run', async () => {
    const run = startPushRun()
    await runSample(run, 'upload')
    github.rerun(run)
    const again = await runSample(run, 'upload')
    expect(again.exitCode).toBe(1)
    expect(`${again.stdout}${again.stderr}`).toContain('(409) Conflict')
  })

  it('downloads what another run uploaded, and notices a digest that does not fit', async () => {
    const uploading = startPushRun()
    await runSample(uploading, 'upload')
    const inputs = { 'run-id': String(uploading.id) }
    const html = '<!doctype html><title>Report</title>'
    expect(reportOf(await runSample(startPushRun(), 'download', { inputs }))).toEqual([
      { name: 'report.html', digestMismatch: false, text: html },
      { name: 'baseline', digestMismatch: false, text: '{"errors":1}' },
    ])
    const raw = github.artifacts.find(({ name }) => name === 'report.html')
    github.replaceArtifactBytes(raw?.id ?? 0, Buffer.from('corrupt'), { digest: 'kept' })
    expect(reportOf(await runSample(startPushRun(), 'download', { inputs }))).toContainEqual({
      name: 'report.html',
      digestMismatch: true,
      text: 'corrupt',
    })
  })

  it('meets faults of the results service and of the storage', async () => {
    github.fault({ path: /CreateArtifact$/, status: 403, body: { msg: 'no storage left' } })
    const refused = await runSample(startPushRun(), 'upload')
    expect(`${refused.stdout}${refused.stderr}`).toContain('no storage left')
    github.fault({ method: 'PUT', path: /^\/artifacts\/upload\//, status: 403 })
    expect((await runSample(startPushRun(), 'upload')).exitCode).toBe(1)
    expect(github.artifacts).toEqual([])
  })

  it('is refused without actions: read', async () => {
    const uploading = startPushRun()
    await runSample(uploading, 'upload')
    const result = await runSample(startPushRun(), 'download', {
      token: github.addToken({}),
      inputs: { 'run-id': String(uploading.id) },
    })
    expect(result.exitCode).not.toBe(0)
    expect(new Set(result.requests.map(({ status }) => status))).toEqual(new Set([403]))
  })
})
