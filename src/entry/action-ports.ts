/** Builds the adapters of the action entries from the runner's environment. */
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { getInput, saveState } from '@actions/core'
import { deflateText } from '#adapters/fs/deflate-text.ts'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { sha256, shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitDataBranch } from '#adapters/git/data-branch.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { githubArtifacts } from '#adapters/github/artifact-upload.ts'
import { githubBaselineCache } from '#adapters/github/baseline-cache.ts'
import { githubClient } from '#adapters/github/client.ts'
import { githubActionsApi } from '#adapters/github/github-actions-api.ts'
import { githubCheckRuns } from '#adapters/github/github-check-runs.ts'
import { githubPullRequests } from '#adapters/github/github-pull-requests.ts'
import { usualPatience } from '#adapters/github/request-patience.ts'
import { runnerLog } from '#adapters/log/runner-log.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { systemClock } from '#adapters/process/system-clock.ts'
import { otherRevision } from '#adapters/tree/other-revision.ts'
import type { ActionPorts } from '#app/action/action-ports.ts'
import type { RunContext } from '#ports/run-context.ts'
import { logLine } from '#render/encode/workflow-command.ts'
import { restoreWord } from './restore-tree.ts'
import { runnerFacts } from './runner-facts.ts'
import { version } from './version.ts'

/** Where the post step finds what was to be put back when this one did not come to its end. */
const movedState = 'moved'

const [, script = ''] = process.argv
/** Beside each entry of the action; loads nothing of GitHub's. */
const commandLine = join(dirname(script), 'cli.js')

/** `token` is the input `github-token`. */
export function portsFor(context: RunContext, token: string, environment: NodeJS.ProcessEnv): ActionPorts {
  const baseUrl = runnerFacts(environment).apiUrl
  // A verdict that took all there was to ask must still be told.
  const [reading, telling] = [usualPatience(), usualPatience()]
  const readers = githubClient({ token, baseUrl, patience: reading })
  const writers = githubClient({ token, baseUrl, patience: telling })
  const { owner, repo } = context
  return {
    process: spawnedChecker(environment),
    files: nodeFiles,
    repo: gitRepo(context.workspace, environment, { serverUrl: context.serverUrl, token }),
    otherRevision: otherRevision(context.workspace, {
      environment,
      guard: [process.execPath, commandLine, restoreWord],
      place: 'runner',
      announce: (folder) => saveState(movedState, folder),
    }),
    api: githubActionsApi(readers, { owner, repo }, { patience: reading }),
    pulls: githubPullRequests(writers, { owner, repo, token, jobToken: getInput('job-token') || null }),
    checks: githubCheckRuns(writers, { owner, repo }),
    artifacts: githubArtifacts(),
    cache: githubBaselineCache(context.temporary),
    data: (branch) => {
      const { serverUrl, temporary } = context
      return gitDataBranch({
        serverUrl,
        owner,
        repo,
        token,
        branch,
        temporary: join(temporary, 'type-ratchet'),
        environment,
      })
    },
    clock: systemClock,
    log: runnerLog(logLine),
    digest: shaDigest,
    cores: availableParallelism(),
    today: new Date().toISOString().slice(0, 10),
    sha256,
    pack: deflateText,
    version,
  }
}
