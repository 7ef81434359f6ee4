/** Reads the runner's environment and event file. */
import { context as runner } from '@actions/github'
import { runContext } from '#adapters/github/event-context.ts'
import type { RunContext } from '#ports/run-context.ts'

/** What the runner says of this run. */
export function contextFromRunner(environment: NodeJS.ProcessEnv): RunContext {
  return runContext(runner, {
    workspace: environment['GITHUB_WORKSPACE'] ?? process.cwd(),
    temporary: environment['RUNNER_TEMP'] ?? process.cwd(),
    os: process.platform,
    refProtected: environment['GITHUB_REF_PROTECTED'] === 'true',
    workflowRef: environment['GITHUB_WORKFLOW_REF'] ?? '',
  })
}
