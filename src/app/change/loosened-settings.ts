/** Which values of the checker's configuration a change loosens: the configuration is read twice, as it was and as it is. */
import type { Checker } from '#checkers/checker.ts'
import { isAbsolutePath, joinPath } from '#checkers/settings/folder-path.ts'
import type { SettingsQuery } from '#checkers/settings/settings.ts'
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
  const was = await strictSettings(queryOf(folder, args, before), version)
  const is = await strictSettings(queryOf(folder, args, sides.now), version)
  const read = new Set([...(base.run?.configFiles ?? []), ...head.run.configFiles].map(({ path }) => path))
  // Words that are not known may name other files than those that were found here.
  return isKnown
    ? loosenedBetween(was, is)
        .map((each) => ({ ...each, path: joinPath(folder, each.path) }))
        .filter(({ path }) => read.has(path))
    : []
}

/** Files outside of the root are the same on both sides. */
function queryOf(
  folder: string,
  args: readonly string[] | null,
  open: (path: string) => Promise<string | null>,
): SettingsQuery {
  const depth = folder === '' ? 0 : folder.split('/').length
  return {
    args,
    upwards: Array.from({ length: depth + 1 }, (_, steps) => '../'.repeat(steps)),
    open: (path) => (isAbsolutePath(path) ? Promise.resolve(null) : open(joinPath(folder, path))),
  }
}
