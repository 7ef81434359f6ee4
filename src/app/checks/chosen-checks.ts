/** Which checks of a file a run is about, and what was said for them beside the file. */
import type { NamedCheck } from '#config/file/checks-file.ts'
import type { Setting, SettingName } from '#config/file/settings.ts'
import { nearWords } from '#model/near-words.ts'
import { ProblemError } from '#model/problem.ts'

/** What a user says beside the file. */
export interface SaidBeside {
  /** `api,web`, by the input or option that it was said with; null: all of them. */
  readonly only: { readonly input: string; readonly value: string } | null
  /** Settings that go before the file's; `from` names the input or option. */
  readonly settings: ReadonlyMap<SettingName, Setting>
}

/** They speak of the run, and so hold for all of its checks. */
const ofRun: ReadonlySet<SettingName> = new Set<SettingName>(['recompute', 'recompute-minutes'])

/** Throws a `ProblemError` for a name that the file does not have, and for a setting that could mean any of several checks. */
export function chosenChecks<Check extends NamedCheck>(
  all: readonly Check[],
  { only, settings }: SaidBeside,
): readonly Check[] {
  const chosen = only === null ? all : named(all, only)
  const said = [...settings].find(([name]) => !ofRun.has(name))?.[1]
  if (said !== undefined && chosen.length > 1) {
    throw new ProblemError({
      kind: 'setting-for-one',
      input: said.from,
      checks: chosen.map(({ name }) => name),
      filed: true,
    })
  }
  return chosen.map((check) => ({ ...check, settings: new Map([...check.settings, ...settings]) }))
}

function named<Check extends NamedCheck>(
  all: readonly Check[],
  { input, value }: NonNullable<SaidBeside['only']>,
): readonly Check[] {
  const known = all.map(({ name }) => name)
  const wanted = value.split(/[,\s]+/).filter((word) => word !== '')
  const unknown = wanted.find((word) => !known.includes(word))
  if (unknown !== undefined || wanted.length === 0) {
    const expected = `names of checks: ${known.map((name) => `\`${name}\``).join(', ')}`
    throw new ProblemError({
      kind: 'input-invalid',
      input,
      value,
      expected,
      near: nearWords(unknown ?? '', known),
    })
  }
  return all.filter(({ name }) => wanted.includes(name))
}
