/** What a change does so that its checker says less than it could: an error that is hidden looks like one that was fixed. */
import type { ComparedResult } from '#model/report.ts'
import { ruleSetOf } from '#rules/registry.ts'
import { addedSuppressions } from './added-suppressions.ts'
import type { ChangeSides } from './change-sides.ts'
import { type ConfiguredRun, loosenedSettings } from './loosened-settings.ts'

/** Suppressions only of a check of types, whose errors they hide; the configuration and the arguments only where both runs say that they changed, or the change edits them. */
export async function hiddenByChange(
  result: ComparedResult,
  run: ConfiguredRun,
  sides: ChangeSides,
): Promise<Pick<ComparedResult, 'suppressed' | 'loosened'>> {
  const isOfTypes = ruleSetOf(run.checker.name).finds === 'types'
  const suppressed = isOfTypes ? await addedSuppressions(sides) : null
  const isConfigured =
    result.drift.some(({ kind }) => kind === 'configuration' || kind === 'arguments') ||
    touchesSettings(run, sides)
  const loosened = isConfigured ? await loosenedSettings(run, sides) : []
  return { ...(suppressed === null ? {} : { suppressed }), ...(loosened.length === 0 ? {} : { loosened }) }
}

/** A base commit that is checked in this run has the change's configuration, so that the two do not say it. */
function touchesSettings({ head, base }: ConfiguredRun, { files }: ChangeSides): boolean {
  const read = new Set(
    [head, base].flatMap(({ run }) => run?.configFiles.map(({ path }): string => path) ?? []),
  )
  return files.some(({ path, previous }) => read.has(path) || (previous !== null && read.has(previous)))
}
