/** Checks past commits as they would have been checked then, with what is installed now, for the course of a check. */
import type { OwnersOf } from '#config/code-owners.ts'
import { sampledCommits } from '#history/samples.ts'
import type { DatedCommit, HistoryPoint } from '#model/history.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { Replay, ReplayedHistory, ReplayStep, SkippedCommit } from '#model/replayed-history.ts'
import { encodeHistory, historyFileOf } from '#snapshot/history-file.ts'
import { nextHistory } from '../baseline/next-history.ts'
import { replayedHistory } from '../baseline/replayed-history.ts'
import { pathInside } from '../files/inside-folder.ts'
import { ownersHere } from '../illustrate/code-owners.ts'
import { type LocalPorts, type LocalRun, localRun, type RunSource, silent } from './local-run.ts'
import { snapshotAt } from './snapshot-at.ts'

/** How far back, and how close. */
export interface ReplayOrder {
  readonly source: RunSource
  /** Whole seconds since 1970. */
  readonly since: number
  /** One commit for each stretch of so many seconds. */
  readonly every: number
  /** null: its default place in the root. */
  readonly file: string | null
}

/** The outside world, and who is told how far it is. */
export interface ReplayPorts extends LocalPorts {
  readonly now: () => number
  readonly tell: (step: ReplayStep) => void
}

/**
 * Newest commit first, and the file is written after each: a replay that was ended goes on where it was. A commit that can't
 * be checked is skipped. Throws a `ProblemError` when that is true of all, with the last reason, and when the working copy is
 * not as it was: nothing more is checked in it then.
 */
export async function replayHistory(
  order: ReplayOrder,
  ports: ReplayPorts,
): Promise<Replay & { readonly file: string }> {
  const here = await localRun(order.source, ports)
  const file = order.file ?? ports.files.join(here.base.root, historyFileOf(here.name))
  const before = await replayedHistory(file, { name: here.name, checker: here.checker.name }, ports.files)
  if (before.kind === 'refused') {
    throw new ProblemError(before.problem)
  }
  const past = await ports.repo(here.base.root).firstParents()
  const [newest] = past?.commits ?? []
  if (past === null || newest === undefined) {
    throw new ProblemError({ kind: 'tree-unchangeable', reason: 'it is no working copy of git' })
  }
  const within = past.commits.filter((commit) => commit === newest || commit.time >= order.since)
  const sampled = sampledCommits(within, order.every)
  const owners = await ownersHere(ports.files, here.base.root)
  const points = new Map(before.points.map((point) => [point.commit, point]))
  const places = new Map(past.commits.map(({ commit }, place) => [commit, place]))
  const history = (): ReplayedHistory => ({
    name: here.name,
    checker: here.checker.name,
    points: [...points.values()].sort(
      (one, other) => (places.get(other.commit) ?? 0) - (places.get(one.commit) ?? 0),
    ),
  })
  const keep = [pathInside(ports.files.absolute(file), here.base.root)].filter((path) => path !== null)
  const left = sampled.filter(({ commit }) => !points.has(commit))
  const skipped: SkippedCommit[] = []
  const start = ports.now()
  for (const [index, commit] of left.entries()) {
    const point = await pointAt({ commit, keep }, here, { owners, ports })
    if ('problem' in point) {
      skipped.unshift(point)
    } else {
      points.set(point.commit, point)
      await ports.files.write(file, encodeHistory(history()))
    }
    const errors = 'problem' in point ? null : point.errors
    const elapsedMs = ports.now() - start
    ports.tell({ done: index + 1, all: left.length, commit, errors, elapsedMs })
  }
  const [last] = skipped
  if (last !== undefined && points.size === 0) {
    throw new ProblemError(last.problem)
  }
  return { history: history(), sampled: sampled.length, skipped, shallow: past.shallow, file }
}

/** They are of the working copy, not of a commit. */
const ofTree: ReadonlySet<Problem['kind']> = new Set<Problem['kind']>(['tree-edited', 'tree-not-restored'])

async function pointAt(
  { commit: { commit, time }, keep }: { readonly commit: DatedCommit; readonly keep: readonly string[] },
  here: LocalRun,
  { owners, ports }: { readonly owners: OwnersOf | null; readonly ports: LocalPorts },
): Promise<HistoryPoint | SkippedCommit> {
  try {
    const snapshot = await snapshotAt({ commit, keep }, here, silent(ports))
    const repo = { ...ports.repo(here.base.root), commitTime: async () => time }
    const [point] = await nextHistory(snapshot, null, { repo, owners })
    if (point === undefined) {
      throw new Error(`no point of ${commit}, whose time is known`)
    }
    return point
  } catch (error) {
    if (error instanceof ProblemError && !ofTree.has(error.problem.kind)) {
      return { commit, time, problem: error.problem }
    }
    throw error
  }
}
