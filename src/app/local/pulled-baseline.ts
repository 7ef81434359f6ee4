/**
 * Baselines of the default branch that were downloaded: one file a commit below the user's cache folder, and which of them
 * came last.
 */

import type { RemotePlace } from '#ports/baseline-source.ts'
import type { Files, ResultFiles } from '#ports/files.ts'

/** Whose baselines: a check of a repository. `cache`: the user's folder for such things. */
export interface PulledPlace {
  readonly cache: string
  readonly remote: RemotePlace
  readonly name: string
}

/** One of them. */
export interface PulledBaseline {
  readonly file: string
  readonly commit: string
  readonly runUrl: string
}

const newestFile = 'newest.json'

function folderOf({ cache, remote: { host, owner, repo }, name }: PulledPlace, files: Files): string {
  return files.join(cache, 'type-ratchet', 'baselines', host, owner, repo, name)
}

/** The one that was pulled last; null when none was, or it is gone. */
export async function lastPulled(place: PulledPlace, files: Files): Promise<PulledBaseline | null> {
  const folder = folderOf(place, files)
  const read = await files.read(files.join(folder, newestFile), 10_000)
  const [, commit = '', runUrl = ''] =
    /^([0-9a-f]{40,64}) (\S*)\n$/.exec(read.kind === 'read' ? read.text : '') ?? []
  const found = commit === '' ? null : await kept(place, commit, files)
  return found === null ? null : { file: found, commit, runUrl }
}

/** The file of a commit; null when it was never pulled. */
export async function kept(place: PulledPlace, commit: string, files: Files): Promise<string | null> {
  const file = files.join(folderOf(place, files), `${commit}.json`)
  return (await files.read(file)).kind === 'read' ? file : null
}

/** Keeps a baseline and makes it the last one. Throws a `ProblemError` for a folder that can't be written. */
export async function keep(
  place: PulledPlace,
  {
    commit,
    runUrl,
    text,
  }: { readonly commit: string; readonly runUrl: string; readonly text: string | null },
  files: ResultFiles,
): Promise<PulledBaseline> {
  const folder = folderOf(place, files)
  const file = files.join(folder, `${commit}.json`)
  if (text !== null) {
    await files.write(file, text)
  }
  await files.write(files.join(folder, newestFile), `${commit} ${runUrl}\n`)
  return { file, commit, runUrl }
}
