/** Merges snapshot files on the command line. */
import { artifactSafeName } from '#config/names.ts'
import type { Digest } from '#model/digest.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import { legsOf, mergeSnapshots } from '#snapshot/merge.ts'
import { readSnapshot } from './compare-files.ts'

/**
 * A snapshot that says no leg gets one from its file's name, or from its whole path where two names are equal.
 * Throws a `ProblemError` when a file can't be read or the snapshots are not parts of one check.
 */
export async function mergeFiles(
  paths: readonly string[],
  tools: { readonly files: Files; readonly digest: Digest },
): Promise<Snapshot> {
  const { files, digest } = tools
  const names = paths.map((path) => path.replace(/^.*[\\/]/, '').replace(/\.json$/, ''))
  const legs: Snapshot[] = []
  for (const [index, path] of paths.entries()) {
    const name = names[index] ?? path
    const unique = names.indexOf(name) === names.lastIndexOf(name)
    legs.push(withLeg(await readSnapshot(path, files), artifactSafeName(unique ? name : path, digest)))
  }
  const merged = mergeSnapshots(legs, digest)
  if (merged.kind === 'refused') {
    throw new ProblemError(merged.problem)
  }
  return merged.snapshot
}

function withLeg(snapshot: Snapshot, leg: string): Snapshot {
  return legsOf(snapshot).length > 0 ? snapshot : { ...snapshot, platform: { ...snapshot.platform, leg } }
}
