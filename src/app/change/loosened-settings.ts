/**
 * Which values of the checker's configuration and which of its flags a change loosens: the files are read twice, as they were and
 * as they are; of the flags each run has recorded its own.
 */
import type { Checker } from '#checkers/checker.ts'
import { isAbsolutePath, joinPath } from '#checkers/settings/folder-path.ts'
import { keptFlags, type StrictQuery } from '#checkers/settings/strict-flags.ts'
import { loosenedBetween } from '#checkers/settings/strict-settings.ts'
import type { Loosened } from '#model/loosened.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { ChangeSides } from './change-sides.ts'

/** A run whose configuration may have been changed. */
export interface ConfiguredRun {
  readonly checker: Checker
  /** The checker's own words; null where they are not known, as of a text. */
  readonly args: readonly string[] | null
  readonly head: Pick<Snapshot, 'checker' | 'run'>
  readonly base: Pick<Snapshot, 'run'>
}

/** Empty where nothing is known to be weaker, and where one side can't be read. */
export async function loosenedSettings(
  { checker, args, head, base }: ConfiguredRun,
  sides: ChangeSides,
): Promise<readonly Loosened[]> {
  const { strictSettings } = checker
  if (strictSettings === undefined || head.run === null) {
    return []
  }
  const { folder } = head.run.scope
  const { version } = head.checker
  const own = new Set<string>(
    sides.files.flatMap(({ path, previous }) => (previous === null ? [path] : [path, previous])),
  )
  let isKnown = true
  // A file that the change does not touch was the same before, also one that git does not know.
  const before = async (path: string): Promise<string | null> => {
    const text = own.has(path) ? await sides.before(path) : await sides.now(path)
    isKnown &&= text !== undefined
    return text ?? null
  }
  // Flags of a side that did not record them are taken to be the other's: they say nothing then, and hide what files say.
  const now = head.run.flags ?? base.run?.flags ?? []
  const earlier = base.run?.flags ?? now
  const was = await strictSettings(queryOf({ folder, args, flags: earlier }, before), version)
  const is = await strictSettings(queryOf({ folder, args, flags: now }, sides.now), version)
  const read = new Set([...(base.run?.configFiles ?? []), ...head.run.configFiles].map(({ path }) => path))
  // Words that are not known may name other files than those that were found here.
  return isKnown
    ? loosenedBetween(was, is)
        .map((each) => ({ ...each, path: each.path === null ? null : joinPath(folder, each.path) }))
        .filter(({ path }) => path === null || read.has(path))
    : []
}

/** Files outside of the root are the same on both sides. */
function queryOf(
  told: {
    readonly folder: string
    readonly args: readonly string[] | null
    readonly flags: readonly string[]
  },
  open: (path: string) => Promise<string | null>,
): StrictQuery {
  const { folder, args, flags } = told
  const depth = folder === '' ? 0 : folder.split('/').length
  return {
    args,
    flags: keptFlags(flags),
    upwards: Array.from({ length: depth + 1 }, (_, steps) => '../'.repeat(steps)),
    open: (path) => (isAbsolutePath(path) ? Promise.resolve(null) : open(joinPath(folder, path))),
  }
}
