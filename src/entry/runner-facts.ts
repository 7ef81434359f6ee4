/** Reads what the runner says of this run: its variables and the event file. Takes nothing apart. */
import { existsSync, readFileSync } from 'node:fs'
import type { RunnerFacts } from '#adapters/github/event-context.ts'
import { ProblemError } from '#model/problem.ts'

/** Variables: https://docs.github.com/actions/reference/workflows-and-actions/variables. Throws a `ProblemError` for an event file that is no JSON. */
export function runnerFacts(environment: NodeJS.ProcessEnv): RunnerFacts & { readonly apiUrl: string } {
  const value = (name: string, otherwise = ''): string => environment[name] ?? otherwise
  const eventFile = value('GITHUB_EVENT_PATH')
  const [owner = '', repo = ''] = value('GITHUB_REPOSITORY').split('/')
  return {
    eventName: value('GITHUB_EVENT_NAME'),
    payload: existsSync(eventFile) ? eventPayload(eventFile) : {},
    ref: value('GITHUB_REF'),
    sha: value('GITHUB_SHA'),
    runId: Number(value('GITHUB_RUN_ID')),
    runAttempt: Number(value('GITHUB_RUN_ATTEMPT', '1')),
    serverUrl: value('GITHUB_SERVER_URL', 'https://github.com'),
    apiUrl: value('GITHUB_API_URL', 'https://api.github.com'),
    repo: { owner, repo },
  }
}

function eventPayload(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ProblemError({ kind: 'event-unreadable', reason }, { cause: error })
  }
}
