/** Makes run contexts for tests: a push to main of `acme/widget` unless a test says otherwise. */
import type { RunContext } from '#ports/run-context.ts'
import { shaOf } from './shas.ts'

/** One run of one job. */
export function runContextOf(fields: Partial<RunContext> = {}): RunContext {
  return {
    owner: 'acme',
    repo: 'widget',
    repositoryId: 1,
    defaultBranch: 'main',
    serverUrl: 'https://github.com',
    runId: 1,
    runAttempt: 1,
    job: 'types',
    commit: shaOf(9),
    event: { kind: 'branch', branch: 'main', pushed: true, before: shaOf(8) },
    ref: 'refs/heads/main',
    refProtected: false,
    workflowFile: null,
    workspace: '/srv/app',
    temporary: '/tmp/runner',
    os: 'linux',
    startedAt: 1_796_000_000,
    ...fields,
  }
}
