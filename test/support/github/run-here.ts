/**
 * Runs the use case of one of the actions in this process: the real adapters for GitHub, git and files against the local
 * GitHub, with a clock that does not wait: a request that is met with silence has waited long enough at once. Uploads and the cache are fakes at the port.
 */
import { fileURLToPath } from 'node:url'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { sha256, shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { githubClient } from '#adapters/github/client.ts'
import { runContext } from '#adapters/github/event-context.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import { githubCheckRuns } from '#adapters/github/github-check-runs.ts'
import { githubPullRequests } from '#adapters/github/github-pull-requests.ts'
import { Effort, type Patience } from '#adapters/github/request-patience.ts'
import { triggerEvent } from '#adapters/github/trigger-event.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { otherRevision } from '#adapters/tree/other-revision.ts'
import type { Ending, RunTools } from '#app/action/ending.ts'
import { mainAction } from '#app/action/main-action.ts'
import { mergeAction } from '#app/merge/merge-action.ts'
import { publishAction } from '#app/publish/publish-action.ts'
import type { BaselineCache } from '#ports/baseline-cache.ts'
import type { Log } from '#ports/log.ts'
import type { Repo } from '#ports/repo.ts'
import { FakeArtifacts } from '#test/support/fakes/fake-artifacts.ts'
import { FakeBaselineCache } from '#test/support/fakes/fake-baseline-cache.ts'
import { FakeDataBranch } from '#test/support/fakes/fake-data-branch.ts'
import { hermeticGit } from '#test/support/hermetic-git.ts'
import type { WorkflowEvent } from './event-payload.ts'
import type { LocalGitHub } from './local-github.ts'
import type { LoggedRequest, Run, Token } from './record.ts'

const commandLine = fileURLToPath(new URL('../../../src/entry/cli.ts', import.meta.url))

export interface HereRun {
  /** `action` when left out. */
  readonly entry?: HereEntry
  readonly github: LocalGitHub
  readonly run: Run
  readonly event: WorkflowEvent
  readonly token: Token
  readonly workspace: string
  readonly temporary: string
  readonly inputs: Readonly<Record<string, string>>
  readonly cache?: BaselineCache
  readonly artifacts?: FakeArtifacts
  /** Real git in `workspace` when left out. */
  readonly repo?: Repo
}

/** Which of the three actions. */
export type HereEntry = 'action' | 'merge' | 'publish'

export interface HereResult {
  readonly ending: Ending
  /** REST and storage, in order of arrival. */
  readonly requests: readonly LoggedRequest[]
  /** What was waited for, in milliseconds. */
  readonly waits: readonly number[]
  /** The exit code as it was told, and how many of the requests had been made by then. */
  readonly told: { readonly exitCode: number; readonly requests: number } | null
}

/** The run is finished afterwards, as by the end of its job. */
export async function runHere(given: HereRun): Promise<HereResult> {
  const { github, run, token } = given
  const waits: number[] = []
  const patience: Patience = {
    effort: new Effort(),
    clock: {
      now: () => waits.reduce((sum, ms) => sum + ms, 0),
      sleep: async (ms) => {
        waits.push(ms)
      },
    },
    deadline: () => {
      const controller = new AbortController()
      const expire = (): void => controller.abort(new DOMException('no answer in time', 'TimeoutError'))
      github.onSilence(expire)
      return controller.signal
    },
  }
  const [owner = '', repo = ''] = run.repository.fullName.split('/')
  const client = githubClient({ token: token.value, baseUrl: github.apiUrl, patience })
  const first = github.requests.length
  let told: HereResult['told'] = null
  const ending = await useCase(given, {
    ports: {
      process: spawnedChecker({}),
      files: nodeFiles,
      repo: given.repo ?? gitRepo(given.workspace, hermeticGit),
      otherRevision: otherRevision(given.workspace, {
        environment: hermeticGit,
        guard: [process.execPath, commandLine, '--restore-tree'],
        place: 'runner',
      }),
      api: githubActionsApi(client, { owner, repo }, { patience }),
      pulls: githubPullRequests(client, { owner, repo, token: token.value }),
      checks: githubCheckRuns(client, { owner, repo }),
      artifacts: given.artifacts ?? new FakeArtifacts(github, run),
      cache: given.cache ?? unavailable(),
      data: () => new FakeDataBranch(),
      clock: patience.clock,
      log: silent,
      cores: 2,
      today: '2027-01-10',
      digest: shaDigest,
      sha256,
      pack: deflateText,
      version: '0.0.0',
    },
    onOutcome: (exitCode) => {
      told ??= { exitCode, requests: github.requests.length - first }
    },
  })
  github.finishRun(run, ending.exitCode === 0 ? 'success' : 'failure')
  return { ending, waits, told, requests: github.requests.slice(first) }
}

function useCase(given: HereRun, tools: RunTools): Promise<Ending> {
  const { event } = given
  // Most tests say themselves what their runs are compared with.
  const inputs: Readonly<Record<string, string>> = { recompute: 'never', ...given.inputs }
  const entry: HereEntry = given.entry ?? 'action'
  const input = (name: string): string => inputs[name] ?? ''
  const context = contextOf(given)
  switch (entry) {
    case 'action':
      return mainAction(input, context, tools)
    case 'merge':
      return mergeAction(input, context, tools)
    case 'publish':
      return publishAction(input, triggerEvent(event.name, event.payload), { ...tools, context })
  }
}

function contextOf({ run, event, workspace, temporary }: HereRun): ReturnType<typeof runContext> {
  const { repository, workflow } = run
  return runContext(
    {
      eventName: event.name,
      payload: event.payload,
      ref: event.ref,
      sha: event.sha,
      runId: run.id,
      runAttempt: run.attempt,
      serverUrl: 'https://github.com',
      repo: { owner: repository.owner, repo: repository.name },
    },
    {
      workspace,
      temporary,
      os: 'linux',
      startedAt: 1_796_000_000,
      job: 'types',
      refProtected: false,
      workflowRef: `${repository.fullName}/${workflow.path}@${event.ref}`,
    },
  )
}

function unavailable(): BaselineCache {
  const cache = new FakeBaselineCache()
  cache.missing = true
  return cache
}

const silent: Log = {
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  annotate: () => undefined,
  group: (_, body) => body(() => undefined),
}
