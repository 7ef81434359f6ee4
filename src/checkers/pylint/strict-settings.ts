/**
 * What pylint leaves out and what it looks for: of a pylintrc or a TOML file, and of the words behind it, which go on where the
 * file ends. Upstream: docs/user_guide/configuration/all-options.rst of pylint 4.1.
 */
import { tableOf, textsOf } from '../settings/config-value.ts'
import type { plainTable } from '../settings/plain-settings.ts'
import {
  type FlagRule,
  flagList,
  flagTable,
  type GivenFlag,
  listed,
  listRule,
  type StrictFlags,
  switchRule,
  withRules,
} from '../settings/strict-flags.ts'
import type { StatedValue, StrictSettings } from '../settings/strict-settings.ts'

/** Words that say which messages speak. */
export const pylintFlags: StrictFlags = flagTable([
  ['--disable -d', 'value'],
  ['--enable -e', 'value'],
  ['--errors-only -E', 'none'],
  ['--confidence', 'value'],
])

const lists = [
  ['disable', 'hidden'],
  ['enable', 'asked'],
] as const

/** Of the file that was found, with the flags. What is looked for beside `enable` is everything that is on by default. */
export function pylintStrictSettings(
  config: Awaited<ReturnType<typeof plainTable>>,
  flags: readonly GivenFlag[],
): StrictSettings {
  const files: StrictSettings = {
    stated: new Map(
      lists.flatMap(([option, kind]) => {
        const value = listOf(config, option, kind)
        return value === null ? [] : [[option, value] as const]
      }),
    ),
    implied: (_, { weight }) =>
      weight.kind === 'level' ? null : { text: null, weight: { kind: weight.kind, names: [] } },
    covers: (name, other) => name === 'all' || name === other,
  }
  const further = Object.fromEntries(
    lists.map(([option, kind]) => [option, furtherRule(option, kind, files.stated.get(option))]),
  )
  const rules = {
    ...further,
    'errors-only': switchRule('--errors-only', 'less'),
    confidence: listRule('--confidence', 'asked'),
  }
  return withRules(files, rules, flags)
}

function furtherRule(option: string, kind: 'asked' | 'hidden', file: StatedValue | undefined): FlagRule {
  return {
    state: (flags) => {
      const flag = flagList(flags, `--${option}`, kind)
      if (flag === null || flag.weight.kind === 'level') {
        return null
      }
      const own = file === undefined || file.weight.kind === 'level' ? [] : file.weight.names
      const names = [...new Set([...own, ...flag.weight.names])].toSorted()
      return { ...flag, text: names.join(', '), weight: { kind, names } }
    },
    usual: { kind, names: [] },
  }
}

/** In any section: which one they stand in does not matter to pylint. */
function listOf(
  config: Awaited<ReturnType<typeof plainTable>>,
  name: string,
  kind: 'asked' | 'hidden',
): StatedValue | null {
  const sections = Object.values(config?.table ?? {}).map(tableOf)
  const values = [config?.table ?? null, ...sections].flatMap((table) => textsOf(table?.[name]))
  const names = values.flatMap((text) => listed(text.replaceAll('\n', ','))).toSorted()
  return values.length === 0 || config === null
    ? null
    : { path: config.path, name, text: names.join(', '), weight: { kind, names } }
}
