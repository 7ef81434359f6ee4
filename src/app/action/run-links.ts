/** Where links of a run lead. */
import type { HostedRepository, RunFacts } from '#model/report.ts'
import type { RunContext } from '#ports/run-context.ts'

/** Lines are linked at the pull request's head, which stays reachable when the merge commit is gone. */
export function hostedRepository({
  serverUrl,
  owner,
  repo,
  event,
  commit,
  runId,
}: RunContext): HostedRepository {
  const url = `${serverUrl}/${owner}/${repo}`
  const head = event.kind === 'pull-request' ? event.pull.headSha : commit
  return { url, commit: head, runUrl: `${url}/actions/runs/${runId}`, reportUrl: null }
}

/** What the run was for, as readers call it. */
export function runFacts({ event, startedAt }: RunContext): RunFacts {
  return { occasion: occasionOf(event), time: startedAt }
}

function occasionOf(event: RunContext['event']): RunFacts['occasion'] {
  switch (event.kind) {
    case 'pull-request':
      return { kind: 'pull-request', number: event.pull.number, branch: event.pull.headRef ?? null }
    case 'merge-group':
      return { kind: 'merge-queue', branch: event.baseRef }
    case 'branch':
      return { kind: 'branch', branch: event.branch }
    case 'other':
      return { kind: 'other' }
  }
}
