/** Builds the adapters of commands that run a checker or ask git. */

import { writeSync } from 'node:fs'
import { cacheFolder } from '#adapters/fs/cache-folder.ts'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import { gitRepo } from '#adapters/git/git-repo.ts'
import { type Echo, type StreamLog, streamLog } from '#adapters/log/stream-log.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { remotePlace } from '#adapters/pull/remote-place.ts'
import { otherRevision } from '#adapters/tree/other-revision.ts'
import type { LocalPorts } from '#app/local/local-run.ts'
import { shownOutput } from '#messages/shown-output.ts'
import { stoppedText } from '#messages/stopped-text.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { ResultFiles } from '#ports/files.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { restoreWord } from './restore-tree.ts'

const [, script = ''] = process.argv

/** By what was checked, for a process that checks again. */
const kept = new Map<string, Snapshot>()

/** Files were moved, and are back; nothing else is said after it. */
export function tellStopped(): void {
  writeSync(process.stderr.fd, `${stoppedText}\n`)
}

/** The ports of a command that runs a checker. */
export type WorkingPorts = ReturnType<typeof localPorts>

/** The child gets `environment` without what it must not see. */
export function localPorts(
  environment: NodeJS.ProcessEnv,
  echo: Echo = 'failed',
): LocalPorts & { readonly files: ResultFiles; readonly log: StreamLog } {
  const ticks = process.stderr.isTTY === true && environment['TERM'] !== 'dumb'
  return {
    process: spawnedChecker(environment),
    files: nodeFiles,
    log: streamLog(process.stderr, terminalText, { echo, ticks }),
    digest: shaDigest,
    os: process.platform,
    today: new Date().toISOString().slice(0, 10),
    repo: (folder) => gitRepo(folder, environment),
    pulled: async (folder) => {
      const remote = await remotePlace(folder, environment)
      return remote === null ? null : { cache: cacheFolder(environment), remote }
    },
    kept,
    otherRevision: (folder) =>
      otherRevision(folder, {
        environment,
        guard: [process.execPath, script, restoreWord],
        place: 'desk',
        stopped: tellStopped,
      }),
  }
}

/** What the checker printed is told when there is no result, for it may say why; not what the problem shows of it itself. */
export async function withLocalPorts<Result>(
  environment: NodeJS.ProcessEnv,
  echo: Echo,
  use: (ports: WorkingPorts) => Promise<Result>,
): Promise<Result> {
  const ports = localPorts(environment, echo)
  try {
    return await use(ports)
  } catch (error) {
    ports.log.tellHeld({ shown: error instanceof ProblemError ? shownOutput(error.problem) : [] })
    throw error
  }
}
