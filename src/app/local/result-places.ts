/**
 * Where the results of a command go. Looked at before a run of minutes, and cleared after one that failed: what an older
 * run left must not pass for this one's.
 */
import { ProblemError } from '#model/problem.ts'
import type { Withdrawn } from '#model/withdrawn.ts'
import type { ResultFiles } from '#ports/files.ts'
import { isBaselineText } from '#snapshot/decode-baseline.ts'

/** A place for one form of a report; null is standard output, which keeps nothing. */
export interface ReportPlace {
  readonly file: string | null
}

/** What a command reads and writes, by path. */
export interface ResultPlaces<Place extends ReportPlace> {
  readonly reports: readonly Place[]
  readonly snapshots: readonly string[]
  /** What a command adds to, and no failure takes away. */
  readonly kept: readonly string[]
  readonly inputs: readonly string[]
}

/** Throws a `ProblemError` for a place that can't be written, is read as well, or is asked for twice. */
export async function requirePlaces(places: ResultPlaces<ReportPlace>, files: ResultFiles): Promise<void> {
  const wanted = filesOf(places)
  const taken = await identities(places.inputs, files)
  for (const [index, path] of wanted.entries()) {
    const others = await identities(wanted.slice(0, index), files)
    const own = await files.identity(path)
    if (own !== null && (taken.has(own) || others.has(own))) {
      throw new ProblemError({ kind: 'result-place-taken', path, by: taken.has(own) ? 'input' : 'result' })
    }
    await files.probe(path)
  }
}

/**
 * After a run without a result: reports are replaced by `noResult`, and removed where not even that can be written. A
 * snapshot has no such form: it is moved aside, never destroyed, because it may be the only one of its baseline. Inputs, and
 * snapshots that stand where a report was to go, are left alone.
 */
export async function withdraw<Place extends ReportPlace>(
  places: ResultPlaces<Place>,
  { noResult, files }: { readonly noResult: (place: Place) => Promise<string>; readonly files: ResultFiles },
): Promise<readonly Withdrawn[]> {
  const taken = await identities(places.inputs, files)
  const done: Withdrawn[] = []
  const isFree = async (path: string): Promise<boolean> => {
    const own = await files.identity(path)
    return own === null || !taken.has(own)
  }
  for (const place of places.reports) {
    const { file } = place
    if (file !== null && (await isFree(file)) && !(await holdsSnapshot(file, files))) {
      done.push(...(await replace(file, await noResult(place), files)))
    }
  }
  for (const path of places.snapshots) {
    if ((await isFree(path)) && (await holdsSnapshot(path, files))) {
      const to = `${path}.old`
      done.push((await files.rename(path, to)) ? { kind: 'moved', path, to } : { kind: 'kept', path })
    }
  }
  return done
}

async function replace(path: string, text: string, files: ResultFiles): Promise<readonly Withdrawn[]> {
  try {
    await files.probe(path)
    await files.write(path, text)
    return []
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      throw error
    }
  }
  // What is no plain file keeps no result, and neither does what is not there.
  if ((await files.identity(path)) === null || (await files.read(path)).kind === 'missing') {
    return []
  }
  return [{ kind: (await files.remove(path)) ? 'removed' : 'kept', path }]
}

function filesOf({ reports, snapshots, kept }: ResultPlaces<ReportPlace>): readonly string[] {
  return [...reports.flatMap(({ file }) => file ?? []), ...snapshots, ...kept]
}

async function identities(paths: readonly string[], files: ResultFiles): Promise<ReadonlySet<string | null>> {
  return new Set(await Promise.all(paths.map((path) => files.identity(path))))
}

async function holdsSnapshot(path: string, files: ResultFiles): Promise<boolean> {
  if ((await files.identity(path)) === null) {
    return false
  }
  const read = await files.read(path)
  return read.kind === 'read' && isBaselineText(read.text)
}
