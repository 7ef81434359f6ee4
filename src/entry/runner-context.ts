/** Reads the runner's environment and event file. */
import { runContext } from '#adapters/github/event-context.ts'
import type { RunContext } from '#ports/run-context.ts'
import { runnerFacts } from './runner-facts.ts'

/** What the runner says of this run. */
export function contextFromRunner(environment: NodeJS.ProcessEnv): RunContext {
  return runContext(runnerFacts(environment), {
    workspace: environment['GITHUB_WORKSPACE'] ?? process.cwd(),
    temporary: environment['RUNNER_TEMP'] ?? process.cwd(),
    os: process.platform,
    startedAt: Math.floor(Date.now() / 1000),
    job: environment['GITHUB_JOB'] ?? '',
    refProtected: environment['GITHUB_REF_PROTECTED'] === 'true',
    workflowRef: environment['GITHUB_WORKFLOW_REF'] ?? '',
  })
}
