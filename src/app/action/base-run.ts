/** The checker of this run on the sources of another commit: same folder, same packages, same configuration. */
import { recomputeFaults, writtenText } from '#messages/recompute-texts.ts'
import type { CommitSha } from '#model/ids.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Clock } from '#ports/clock.ts'
import type { Log } from '#ports/log.ts'
import type { ActionPorts } from './action-ports.ts'

/** How the checker is run, and where. */
export interface BaseRun {
  readonly ports: ActionPorts
  /** See {@link import('#config/config.ts').ActionConfig}. */
  readonly budgetMs: number | null
  readonly check: (ports: ActionPorts) => Promise<Snapshot>
}

/**
 * `head` is this commit's own snapshot: what it read of configuration and lockfiles stays in place, because it belongs to the
 * packages that are installed. So the two differ by the sources alone. Throws a `ProblemError`.
 */
export async function checkAtCommit(commit: CommitSha, head: Snapshot, run: BaseRun): Promise<Snapshot> {
  const { ports } = run
  const there = portsThere(commit, run)
  for (let keep = settingFiles(head); ; ) {
    const { result, written } = await ports.otherRevision.during({ commit, keep }, () => run.check(there))
    if (written > 0) {
      there.log.info(writtenText(written))
    }
    const more = settingFiles(result).filter((path) => !keep.includes(path))
    if (more.length === 0) {
      return result
    }
    // The base has a configuration of its own where the change has none.
    keep = [...keep, ...more]
  }
}

function settingFiles({ run }: Snapshot): readonly string[] {
  const files = run === null ? [] : [...run.configFiles, ...run.lockfiles]
  return files.map(({ path }) => path)
}

function portsThere(commit: CommitSha, { budgetMs, ports }: BaseRun): ActionPorts {
  const short = commit.slice(0, 7)
  return {
    ...ports,
    process: within({ budgetMs, commit: short }, ports),
    repo: { ...ports.repo, headCommit: async () => commit },
    log: labelled(`base commit ${short}`, ports.log),
  }
}

/** All processes together have so much time, from the first one on. */
function within(
  { budgetMs, commit }: { readonly budgetMs: number | null; readonly commit: string },
  { process, clock }: { readonly process: CheckerProcess; readonly clock: Clock },
): CheckerProcess {
  if (budgetMs === null) {
    return process
  }
  const end = clock.now() + budgetMs
  return {
    ...process,
    run: async (invocation) => {
      const left = Math.max(1, end - clock.now())
      const own = invocation.timeLimitMs
      const result = await process.run({
        ...invocation,
        timeLimitMs: own === null ? left : Math.min(own, left),
      })
      if (result.kind === 'timed-out' && (own === null || own > left)) {
        throw new ProblemError({
          kind: 'recompute-failed',
          commit,
          reason: recomputeFaults.overran(budgetMs),
        })
      }
      return result
    },
  }
}

function labelled(label: string, log: Log): Log {
  return {
    ...log,
    info: (text) => log.info(`${label}: ${text}`),
    group: (title, body) => log.group(`${label}: ${title}`, body),
  }
}
