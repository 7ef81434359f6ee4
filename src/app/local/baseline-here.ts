/** Finds what a check of the working copy is compared with. */

import { pulledUseText } from '#messages/pulled-text.ts'
import type { BaselineOrigin } from '#model/baseline.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { committedBaseline } from './committed-baseline.ts'
import { readSnapshot } from './compare-files.ts'
import type { LocalPorts, LocalRun } from './local-run.ts'
import { lastPulled } from './pulled-baseline.ts'
import { snapshotAt } from './snapshot-at.ts'

/** Where the user says that the baseline is; nulls: nowhere. */
export interface BaselineWish {
  readonly baselineFile: string | null
  /** A commit that is checked here first. */
  readonly against: string | null
  /** One of several: a committed baseline must be its own by name. */
  readonly oneOfSeveral: boolean
}

/** `looked`: the files that would have been taken. */
export type FoundHere =
  | {
      readonly kind: 'found'
      readonly snapshot: Snapshot
      readonly source: BaselineOrigin['source']
    }
  | { readonly kind: 'none'; readonly looked: readonly string[] }

/** The file that the user names; null when he names none. Throws a `ProblemError`. */
export async function givenBaseline(
  { baselineFile }: BaselineWish,
  { files }: LocalPorts,
): Promise<FoundHere | null> {
  return baselineFile === null
    ? null
    : { kind: 'found', snapshot: await readSnapshot(baselineFile, files), source: 'file' }
}

/** Another commit where one is named, else the committed file at its default place, else the one that was pulled last. Throws a `ProblemError`. */
export async function baselineHere(
  { against, oneOfSeveral }: BaselineWish,
  here: LocalRun,
  ports: LocalPorts,
): Promise<FoundHere> {
  if (against !== null) {
    return { kind: 'found', snapshot: await snapshotAgainst(against, here, ports), source: 'revision' }
  }
  const { files, log } = ports
  const { file, looked } = await committedBaseline(
    { root: here.source.root, name: here.name, oneOfSeveral },
    files,
  )
  if (file !== null) {
    return { kind: 'found', snapshot: await readSnapshot(file, files), source: 'file' }
  }
  const place = await ports.pulled(here.base.root)
  const pulled = place === null ? null : await lastPulled({ ...place, name: here.name }, files)
  if (pulled === null) {
    return { kind: 'none', looked }
  }
  log.info(pulledUseText(pulled))
  return { kind: 'found', snapshot: await readSnapshot(pulled.file, files), source: 'artifact' }
}

async function snapshotAgainst(revision: string, here: LocalRun, ports: LocalPorts): Promise<Snapshot> {
  const { inputFile } = here.source.check
  if (inputFile !== null) {
    // The same text for both commits would show nothing new, ever.
    const mistake = { kind: 'input-file-against', check: here.name, path: inputFile } as const
    throw new ProblemError({ kind: 'usage', mistake })
  }
  const key = JSON.stringify([revision, here.name, here.base, here.source.check])
  const kept = ports.kept?.get(key)
  if (kept !== undefined) {
    return kept
  }
  const commit = await ports.otherRevision(here.base.root).commitOf(revision)
  if (commit === null) {
    throw new ProblemError({ kind: 'revision-unknown', revision })
  }
  const snapshot = await snapshotAt({ commit }, here, ports)
  ports.kept?.set(key, snapshot)
  return snapshot
}
