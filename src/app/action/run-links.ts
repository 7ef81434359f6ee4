/** Where links of a run lead. */
import type { HostedRepository } from '#model/report.ts'
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
