/** The flags that make mypy say more: "Disallow dynamic typing" to "Miscellaneous strictness flags" of `mypy --help`, 2.4. */
import type { Strictness } from '../checker.ts'
import type { SettingsQuery } from '../settings/settings.ts'
import { keptFlags, strictFlagsIn } from '../settings/strict-flags.ts'
import { isSaid } from '../settings/strict-settings.ts'
import { impliedByStrict, mypyFlags, mypyStrictSettings, switchOf } from './strict-settings.ts'

/** Flags are spelled as in the configuration; an argument goes before what the configuration says of all modules. */
export const mypyStrictness: Strictness = {
  flags: [
    'strict',
    'check_untyped_defs',
    'disallow_untyped_defs',
    'disallow_incomplete_defs',
    'disallow_untyped_calls',
    'disallow_untyped_decorators',
    'disallow_any_generics',
    'disallow_any_unimported',
    'disallow_any_explicit',
    'disallow_any_decorated',
    'disallow_any_expr',
    'disallow_subclassing_any',
    'warn_return_any',
    'warn_redundant_casts',
    'warn_unused_ignores',
    'warn_unreachable',
    'strict_equality',
    'extra_checks',
    'no_implicit_reexport',
  ],
  turnOn: async (flag, query) =>
    (await isOn(switchOf(flag)?.setting ?? flag, query))
      ? null
      : { kind: 'words', words: [`--${flag.replaceAll('_', '-')}`] },
}

/** Of all modules; `strict` stands for others that may be taken back. */
async function isOn(setting: string, query: SettingsQuery): Promise<boolean> {
  const flags = keptFlags(strictFlagsIn(query.args ?? [], mypyFlags))
  const { stated } = await mypyStrictSettings({ ...query, flags })
  if (setting === 'strict') {
    return (
      isSaid(stated, setting) && impliedByStrict.every((name) => !stated.has(name) || isSaid(stated, name))
    )
  }
  const byStrict = impliedByStrict.includes(setting) && isSaid(stated, 'strict')
  return stated.has(setting) ? isSaid(stated, setting) : byStrict
}
