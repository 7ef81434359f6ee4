/**
 * The flags that make pyright and basedpyright say more: the mode, the switches and every rule of docs/configuration.md, 1.1.414.
 * They stand in its configuration alone, so a run gets the user's own with one value more. `extends` would not do: a mode in
 * the file that extends takes back what the other says of rules (tried with 1.1.414).
 */
import type { Strictness, TurnedOn } from '../checker.ts'
import { folderOf } from '../settings/folder-path.ts'
import type { SettingsQuery } from '../settings/settings.ts'
import { levelInMode, pyrightModes, pyrightRules } from './rule-levels.ts'
import { type ConfigLink, configChain } from './settings.ts'
import { pyrightSwitches } from './strict-settings.ts'

const modeKey = 'typeCheckingMode'
const switches: readonly string[] = [
  'strictListInference',
  'strictDictionaryInference',
  'strictSetInference',
  'strictParameterNoneValue',
  'analyzeUnannotatedFunctions',
  'deprecateTypingAliases',
  'disableBytesTypePromotions',
  'enableTypeIgnoreComments=false',
]

/** `tools` as in `settings.ts`; `usualMode` is the one without a configuration; `more` are flags of this checker alone. */
export function pyrightStrictness({
  tools,
  usualMode,
  more,
}: {
  readonly tools: readonly string[]
  readonly usualMode: string
  readonly more: readonly string[]
}): Strictness {
  return {
    flags: [`${modeKey}=standard`, `${modeKey}=strict`, ...switches, ...pyrightRules, ...more],
    turnOn: async (flag, query) => turnedOn(setting(flag), await ownConfig(query, tools), usualMode),
  }
}

interface Setting {
  readonly name: string
  readonly value: string | boolean
}

/** Of a rule `error`, of a switch what is written, `true` where nothing is. */
function setting(flag: string): Setting {
  const [name = flag, said] = flag.split('=')
  const value = said === undefined ? (name.startsWith('report') ? 'error' : true) : said
  return { name, value: value === 'false' ? false : value }
}

/** The file that counts, as a table; `isAll`: it extends no other. */
interface OwnConfig {
  readonly folder: string
  readonly table: Readonly<Record<string, unknown>>
  readonly isAll: boolean
}

/** A file that can't be read is what the run without the flag is refused for. */
async function ownConfig(query: SettingsQuery, tools: readonly string[]): Promise<OwnConfig> {
  const [nearest, ...others]: readonly ConfigLink[] = await configChain(query, tools)
  const table = nearest?.table ?? {}
  const folder = nearest === undefined ? '' : folderOf(nearest.path)
  return { folder, table, isAll: others.length === 0 && table['extends'] === undefined }
}

function turnedOn({ name, value }: Setting, config: OwnConfig, usualMode: string): TurnedOn | null {
  const { folder, table } = config
  return isOn({ name, value }, config, usualMode)
    ? null
    : {
        kind: 'file',
        folder,
        content: `${JSON.stringify({ ...table, [name]: value }, null, 2)}\n`,
        option: ['-p', '--project'],
        unknown: new RegExp(`unrecognized setting "${name}"`),
      }
}

/** False where it is not known. */
function isOn({ name, value }: Setting, { table, isAll }: OwnConfig, usualMode: string): boolean {
  const said = table[name]
  const mode = String(table[modeKey] ?? (isAll ? usualMode : ''))
  if (name === modeKey) {
    const levels: readonly string[] = pyrightModes
    const isMilder = levels.includes(String(value)) && levels.indexOf(mode) > levels.indexOf(String(value))
    return mode === value || mode === 'all' || isMilder
  }
  if (said !== undefined) {
    return said === value || (value === 'error' && said === true)
  }
  const known = pyrightModes.find((each) => each === mode)
  const usual = pyrightSwitches.get(name)?.usual ?? (known === undefined ? null : levelInMode(name, known))
  return isAll && usual === value
}
