/** The runner's environment and event file become a run context, or an error that names what does not fit. */
import { describe, expect, test } from 'vitest'
import { type RunnerFacts, runContext } from '#adapters/github/event-context.ts'
import type { RunContext } from '#ports/run-context.ts'
import { caughtProblem } from '#test/support/caught-problem.ts'
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
} from '#test/support/github/event-payload.ts'
import { RecordStore } from '#test/support/github/record-store.ts'
import { shaOf } from '#test/support/shas.ts'

const records = new RecordStore()
const repository = records.addRepository({ fullName: 'acme/widget' })
const [sha, before, head, base] = [shaOf(9), shaOf(8), shaOf(7), shaOf(6)]
const pull = records.addPull({
  number: 12,
  base: { repository, ref: 'main', sha: base },
  head: { repository, ref: 'change', sha: head },
  mergeCommitSha: sha,
})
const machine = {
  workspace: '/work',
  temporary: '/tmp/runner',
  os: 'linux',
  refProtected: false,
  job: 'types',
  startedAt: 1_796_000_000,
}
const workflowRef = 'acme/widget/.github/workflows/types.yml@refs/heads/main'

function factsOf(event: Pick<WorkflowEvent, 'name' | 'payload' | 'sha' | 'ref'>): RunnerFacts {
  return {
    eventName: event.name,
    payload: event.payload,
    ref: event.ref,
    sha: event.sha,
    runId: 77,
    runAttempt: 2,
    serverUrl: 'https://github.example/',
    repo: { owner: 'acme', repo: 'widget' },
  }
}

function withoutBranch(event: WorkflowEvent): WorkflowEvent {
  const told = event.payload['pull_request'] as Readonly<Record<string, unknown>>
  return { ...event, payload: { ...event.payload, pull_request: { ...told, head: { sha: head } } } }
}

function contextOf(event: WorkflowEvent, facts: Partial<RunnerFacts> = {}): RunContext {
  return runContext({ ...factsOf(event), ...facts }, { ...machine, workflowRef })
}

describe('every run', () => {
  test('has its repository, run, commit and machine', () => {
    expect(contextOf(pushEvent({ repository, sha, before }))).toEqual({
      owner: 'acme',
      repo: 'widget',
      repositoryId: repository.id,
      defaultBranch: 'main',
      serverUrl: 'https://github.example',
      runId: 77,
      runAttempt: 2,
      commit: sha,
      event: { kind: 'branch', branch: 'main', pushed: true, before },
      ref: 'refs/heads/main',
      workflowFile: '.github/workflows/types.yml',
      ...machine,
    })
  })
})

test.each([
  ['https://github.example//', 'https://github.example'],
  ['https://github.example', 'https://github.example'],
])('a server is named without a slash at its end: %s', (serverUrl, expected) => {
  expect(contextOf(pushEvent({ repository, sha }), { serverUrl }).serverUrl).toBe(expected)
})

test.each(['', 'acme/widget/dynamic/pages@refs/heads/main'])('a workflow without a file: %j', (unnamed) => {
  const facts = factsOf(pushEvent({ repository, sha }))
  expect(runContext(facts, { ...machine, workflowRef: unnamed }).workflowFile).toBeNull()
})

describe('the event', () => {
  const branch = { kind: 'branch', branch: 'main', pushed: true, before: null }
  const push = pushEvent({ repository, sha, before })

  test.each([
    ['a push', push, { ...branch, before }],
    ['a push that makes the branch', pushEvent({ repository, sha }), branch],
    [
      'a forced push, whose commit before is not an ancestor',
      { ...push, payload: { ...push.payload, forced: true } },
      branch,
    ],
    [
      'a push to a branch with slashes',
      pushEvent({ repository, sha, branch: 'team/topic' }),
      { ...branch, branch: 'team/topic' },
    ],
    ...[`${'0'.repeat(39)}a`, `a${'0'.repeat(39)}`].map((sparse): [string, WorkflowEvent, unknown] => [
      `a push behind ${sparse}`,
      pushEvent({ repository, sha, before: sparse }),
      { ...branch, before: sparse },
    ]),
    ['a push of a tag', { ...push, ref: 'refs/tags/v1' }, { kind: 'other' }],
    ['a schedule', scheduleEvent({ repository, sha }), { ...branch, pushed: false }],
    [
      'a run by hand',
      workflowDispatchEvent({ repository, sha, branch: 'topic' }),
      { ...branch, branch: 'topic', pushed: false },
    ],
    [
      'a pull request',
      pullRequestEvent({ pull }),
      {
        kind: 'pull-request',
        pull: { number: 12, headSha: head, baseRef: 'main', baseSha: base, headRef: 'change' },
      },
    ],
    [
      'a pull request that tells its comments, and not its branch',
      withoutBranch(pullRequestEvent({ pull, comments: 0 })),
      {
        kind: 'pull-request',
        pull: { number: 12, headSha: head, baseRef: 'main', baseSha: base, comments: 0 },
      },
    ],
    [
      'a pull request of pull_request_target',
      { ...pullRequestEvent({ pull }), name: 'pull_request_target', ref: 'refs/heads/main' },
      {
        kind: 'pull-request',
        target: true,
        pull: { number: 12, headSha: head, baseRef: 'main', baseSha: base, headRef: 'change' },
      },
    ],
    [
      'a merge group',
      mergeGroupEvent({ repository, headSha: sha, baseSha: base, pullNumber: 12 }),
      { kind: 'merge-group', baseSha: base, baseRef: 'main' },
    ],
    [
      'a merge group of a branch with slashes',
      mergeGroupEvent({ repository, headSha: sha, baseSha: base, pullNumber: 12, baseBranch: 'release/1.x' }),
      { kind: 'merge-group', baseSha: base, baseRef: 'release/1.x' },
    ],
    [
      'a merge group of a branch that is called like a reference',
      mergeGroupEvent({
        repository,
        headSha: sha,
        baseSha: base,
        pullNumber: 12,
        baseBranch: 'x/refs/heads/y',
      }),
      { kind: 'merge-group', baseSha: base, baseRef: 'x/refs/heads/y' },
    ],
    ['an event of something else', { ...push, name: 'release', ref: 'refs/tags/v1' }, { kind: 'other' }],
  ] satisfies [string, WorkflowEvent, unknown][])('%s is understood', (_, event, expected) => {
    expect(contextOf(event).event).toEqual(expected)
  })
})

describe('an event file that does not fit', () => {
  const pullEvent = pullRequestEvent({ pull })
  const pullPayload = pullEvent.payload['pull_request'] as Readonly<Record<string, unknown>>
  const withPull = (fields: Readonly<Record<string, unknown>>): WorkflowEvent => ({
    ...pullEvent,
    payload: { ...pullEvent.payload, pull_request: { ...pullPayload, ...fields } },
  })
  const group = mergeGroupEvent({ repository, headSha: sha, baseSha: base, pullNumber: 12 })

  test.each([
    ['repository', { ...pullEvent, payload: {} }],
    ['repository', { ...pullEvent, payload: { repository: null } }],
    [
      'repository.id',
      { ...pullEvent, payload: { ...pullEvent.payload, repository: { default_branch: 'main' } } },
    ],
    ['pull_request', { ...pullEvent, payload: { repository: pullEvent.payload['repository'] } }],
    ['pull_request.number', withPull({ number: '12' })],
    ['pull_request.head.sha', withPull({ head: { sha: 'abc1234' } })],
    ['pull_request.base.ref', withPull({ base: { sha: base } })],
    [
      'merge_group.base_sha',
      { ...group, payload: { ...group.payload, merge_group: { base_ref: 'refs/heads/main' } } },
    ],
  ] satisfies [string, WorkflowEvent][])('is an error that names %s', (field, event) => {
    const problem = caughtProblem(() => contextOf(event))
    expect(problem).toMatchObject({ kind: 'event-unreadable', reason: expect.stringContaining(`${field}: `) })
  })

  test.each(['', 'main', 'abc1234', '--output=/etc/passwd'])('a commit of %j is refused', (text) => {
    const problem = caughtProblem(() => contextOf(pullEvent, { sha: text }))
    expect(problem).toMatchObject({ reason: 'GITHUB_SHA: must be a full commit id' })
  })

  test('a push whose commit before is no commit id counts as a new branch', () => {
    const push = pushEvent({ repository, sha, before })
    const event = { ...push, payload: { ...push.payload, before: '--help' } }
    expect(contextOf(event).event).toMatchObject({ before: null })
  })
})
