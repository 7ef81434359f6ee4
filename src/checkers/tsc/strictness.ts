/** The options of "Type Checking" in `tsc --help --all`, 6.0; those that relax are asked for with `false`. */
import type { Strictness } from '../checker.ts'
import type { SettingsQuery } from '../settings/settings.ts'
import { keptFlags, strictFlagsIn } from '../settings/strict-flags.ts'
import { isSaid } from '../settings/strict-settings.ts'
import { impliedByStrict, statedOnce, tscFlags, tscStrictSettings } from './strict-settings.ts'

/** An argument goes before what the configuration says. */
export const tscStrictness: Strictness = {
  flags: [
    'strict',
    ...impliedByStrict,
    'alwaysStrict',
    'exactOptionalPropertyTypes',
    'noFallthroughCasesInSwitch',
    'noImplicitOverride',
    'noImplicitReturns',
    'noPropertyAccessFromIndexSignature',
    'noUncheckedIndexedAccess',
    'noUnusedLocals',
    'noUnusedParameters',
    'allowUnreachableCode=false',
    'allowUnusedLabels=false',
  ],
  turnOn: async (flag, query) => {
    const [name = flag, value = 'true'] = flag.split('=')
    return (await isOn(name, query)) ? null : { kind: 'words', words: [`--${name}`, value] }
  },
}

/** `strict` stands for others that may be taken back. */
async function isOn(name: string, query: SettingsQuery): Promise<boolean> {
  const flags = keptFlags(strictFlagsIn(query.args ?? [], tscFlags))
  const stated = statedOnce(await tscStrictSettings({ ...query, flags }, null))
  if (name === 'strict') {
    return isSaid(stated, name) && impliedByStrict.every((each) => !stated.has(each) || isSaid(stated, each))
  }
  const byStrict = impliedByStrict.includes(name) && isSaid(stated, 'strict')
  return stated.has(name) ? isSaid(stated, name) : byStrict
}
