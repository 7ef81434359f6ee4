/** Says of each limit where the configuration file has it, so that a broken one can name its line. */
import type { PartLimit, Policy, TotalRule } from '#model/policy.ts'
import type { SettingName, Settings } from './settings.ts'

/** Which setting holds a limit of a kind. */
const settingOf: Readonly<Record<PartLimit['kind'], SettingName>> = {
  rule: 'rules',
  category: 'categories',
  path: 'paths',
  owner: 'owners',
  'touched-files': 'touched-files',
  'min-clean-files': 'min-clean-files',
}

const totalRules: readonly TotalRule[] = ['max-increase', 'max-errors', 'max-new-errors']

/** The same limits. What no setting says is left as it is. */
export function placedPolicy(policy: Policy, settings: Settings): Policy {
  const from = Object.fromEntries(
    totalRules.flatMap((rule) => {
      const setting = settings.get(rule)
      return setting === undefined ? [] : [[rule, setting.from]]
    }),
  )
  const late = settings.get('max-weeks-late')
  const limits = policy.limits?.map((limit) => placedLimit(limit, settings))
  return {
    ...policy,
    ...(Object.keys(from).length === 0 ? {} : { from }),
    ...(limits === undefined ? {} : { limits }),
    ...(policy.lateness === undefined || late === undefined
      ? {}
      : { lateness: { ...policy.lateness, from: late.from } }),
  }
}

function placedLimit(limit: PartLimit, settings: Settings): PartLimit {
  const setting = settings.get(settingOf[limit.kind])
  const own = 'of' in limit ? setting?.parts?.get(limit.of) : undefined
  const from = own ?? setting?.from
  return from === undefined ? limit : { ...limit, from }
}
