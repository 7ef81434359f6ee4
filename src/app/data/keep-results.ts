/**
 * Puts what a run of the default branch found onto the data branch: one commit a day, whoever writes. Nothing here can change
 * the verdict. docs/how-to/data-branch.md
 */
import type { HistoryPoint } from '#model/history.ts'
import type { Problem } from '#model/problem.ts'
import type { ReplayedHistory } from '#model/replayed-history.ts'
import type { Clock } from '#ports/clock.ts'
import type { DataBranch } from '#ports/data-branch.ts'
import type { Files } from '#ports/files.ts'
import { RefusedError } from '#ports/pull-requests.ts'
import type { RunContext } from '#ports/run-context.ts'
import { decodeHistory } from '#snapshot/history-file.ts'
import { type DataResult, dataFiles, isOurs, isReadFirst } from './data-files.ts'

/** The outside world, as far as it takes part. */
export interface KeepPorts {
  readonly data: (branch: string) => DataBranch
  readonly clock: Clock
  /** Of type-ratchet. */
  readonly version: string
}

/** After which a run gives up waiting for others. */
const patienceMs = 300_000
/** Between two tries, at most; the longer, the more have failed. */
const [firstPauseMs, longestPauseMs] = [500, 15_000]
const day = 24 * 60 * 60

/** The series of a check that a branch holds, for a baseline that has none to go on with; empty where it can't be read. */
export async function keptSeries(
  { name, checker }: Pick<ReplayedHistory, 'name' | 'checker'>,
  branch: DataBranch,
): Promise<readonly HistoryPoint[]> {
  try {
    const tip = await branch.tip((path) => path === `${name}/series.json`)
    const series = decodeHistory(tip?.texts.get(`${name}/series.json`) ?? '')
    return typeof series === 'string' || series.checker !== checker ? [] : series.points
  } catch (error) {
    if (error instanceof RefusedError) {
      return []
    }
    throw error
  }
}

/** A result whose report is a file, null where that was not written. */
export type FiledResult = Omit<DataResult, 'page'> & { readonly page: string | null }

/** Nothing is done but in a run of the default branch itself. Gives what could not be done. */
export async function keepReports(
  found: readonly FiledResult[],
  place: { readonly branch: string; readonly context: RunContext },
  ports: KeepPorts & { readonly files: Files },
): Promise<readonly Problem[]> {
  if (!keepsData(place.context) || found.length === 0) {
    return []
  }
  if (place.branch === place.context.defaultBranch) {
    return [{ kind: 'data-branch-foreign', branch: place.branch }]
  }
  const results: DataResult[] = []
  for (const one of found) {
    const read = one.page === null ? null : await ports.files.read(one.page)
    results.push({ ...one, page: read?.kind === 'read' ? read.text : null })
  }
  return keepResults(results, place, ports)
}

/** Whether this run is one of the default branch itself: nobody else's results are kept. */
export function keepsData({ event, defaultBranch }: RunContext): boolean {
  return event.kind === 'branch' && event.branch === defaultBranch
}

/** Gives what could not be done. Others may write at the same time: who comes second starts again from what the first one left. */
export async function keepResults(
  results: readonly DataResult[],
  { branch, context }: { readonly branch: string; readonly context: RunContext },
  { data, clock, version }: KeepPorts,
): Promise<readonly Problem[]> {
  const place = data(branch)
  const end = clock.now() + patienceMs
  try {
    for (let tries = 1; ; tries += 1) {
      const outcome = await tryOnce(results, { branch, context, place, version })
      if (outcome !== 'moved') {
        return outcome
      }
      if (clock.now() > end) {
        const reason = `others wrote to it each time, ${tries} times`
        return [{ kind: 'data-branch-failed', branch, reason }]
      }
      await clock.sleep(pauseMs(tries, context))
    }
  } catch (error) {
    if (error instanceof RefusedError) {
      const kind = error.forbidden ? 'data-branch-forbidden' : 'data-branch-failed'
      return [{ kind, branch, reason: error.message }]
    }
    throw error
  }
}

async function tryOnce(
  results: readonly DataResult[],
  {
    branch,
    context,
    place,
    version,
  }: {
    readonly branch: string
    readonly context: RunContext
    readonly place: DataBranch
    readonly version: string
  },
): Promise<'moved' | readonly Problem[]> {
  const tip = await place.tip(isReadFirst)
  if (tip !== null && !isOurs(tip)) {
    return [{ kind: 'data-branch-foreign', branch }]
  }
  const made = dataFiles(results, { before: tip, context, version })
  if (typeof made === 'string') {
    return [{ kind: 'data-branch-failed', branch, reason: made }]
  }
  const { files, left } = made
  const time = Math.max(context.startedAt, tip?.time ?? 0)
  const replaces = tip !== null && dayOf(tip.time) === dayOf(time)
  const message = `Results of ${new Date(time * 1000).toISOString().slice(0, 10)}`
  const isDone = await place.put({ onto: tip, replaces, files, message, time })
  return isDone ? left.map((path) => ({ kind: 'data-file-too-large', branch, path })) : 'moved'
}

function dayOf(time: number): number {
  return Math.floor(time / day)
}

/** Different for each run and try, so that writers who met once don't meet each time. */
function pauseMs(tries: number, { runId, runAttempt }: RunContext): number {
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** tries)
  const spread = ((runId * 31 + runAttempt * 17 + tries * 7919) % 97) / 97
  return Math.ceil(longest * spread)
}
