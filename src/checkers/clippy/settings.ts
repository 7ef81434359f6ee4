/** What clippy is told: its own file, and in every `Cargo.toml` from here upwards the tables that change what it finds. */
import { canonicalText, tableOf } from '../settings/config-value.ts'
import { ruleLevels } from '../settings/rule-levels.ts'
import type { Settings, SettingsFile, SettingsQuery } from '../settings/settings.ts'
import {
  flagLevels,
  flagTable,
  type StrictFlags,
  type StrictQuery,
  withFlags,
} from '../settings/strict-flags.ts'
import type { StrictSettings, Weight } from '../settings/strict-settings.ts'
import { readToml } from '../settings/toml-text.ts'

/** Which files it looks at is said by no word: packages are named, not paths. */
export async function clippySettings({ upwards, open }: SettingsQuery): Promise<Settings> {
  const own = await firstOf(
    upwards.flatMap((up) => [`${up}clippy.toml`, `${up}.clippy.toml`]),
    open,
  )
  const manifests: SettingsFile[] = []
  for (const up of upwards) {
    const path = `${up}Cargo.toml`
    const text = await open(path)
    const counts = text === null ? null : whatCounts(text)
    if (counts !== null) {
      manifests.push({ path, content: counts })
    }
  }
  return {
    files: [...(own === null ? [] : [own]), ...manifests],
    plugins: [],
    languageVersion: null,
    interpreter: null,
    named: null,
    parts: [],
    excludePatterns: [],
  }
}

async function firstOf(paths: readonly string[], open: SettingsQuery['open']): Promise<SettingsFile | null> {
  for (const path of paths) {
    const content = await open(path)
    if (content !== null) {
      return { path, content }
    }
  }
  return null
}

/** Lints, editions, features and the members of a workspace; dependencies stand in the lockfile. Null where it is no TOML. */
function whatCounts(text: string): string | null {
  const document = readToml(text)
  const workspace = tableOf(document?.['workspace'])
  const settled = (table: unknown) => {
    const { edition, 'rust-version': version } = tableOf(table) ?? {}
    return { edition, version }
  }
  return document === null
    ? null
    : canonicalText({
        lints: document['lints'],
        features: document['features'],
        package: settled(document['package']),
        workspace: {
          lints: workspace?.['lints'],
          members: workspace?.['members'],
          exclude: workspace?.['exclude'],
          defaults: workspace?.['default-members'],
          package: settled(workspace?.['package']),
        },
      })
}

/** What `cargo clippy` hands on to the compiler. */
export const clippyFlags: StrictFlags = {
  ...flagTable([
    ['--allow -A', 'value'],
    ['--warn -W', 'value'],
    ['--deny -D', 'value'],
    ['--forbid -F', 'value'],
  ]),
  behindDashes: true,
}

/** Groups of lints that are off unless something turns them on. */
const offByDefault: ReadonlySet<string> = new Set(['pedantic', 'nursery', 'restriction', 'cargo'])

/** The lints of the manifests with the flags over them. `clippy::` in front of a lint is left out there. */
export async function clippyStrictSettings(query: StrictQuery): Promise<StrictSettings> {
  const files = await manifestLints(query)
  const levels = { '--allow': 0, '--warn': 1, '--deny': 1, '--forbid': 1 }
  const stated = flagLevels(query.flags, levels, (lint) => lint.replace(/^clippy::/, ''))
  const off: Weight = { kind: 'level', level: 0 }
  return {
    ...withFlags(files, { stated }),
    implied: (lint, other) =>
      offByDefault.has(lint) ? { text: null, weight: off } : files.implied(lint, other),
  }
}

/** The lints of the manifests, the nearest first; those that are not named have levels by their groups. */
async function manifestLints({ upwards, open }: SettingsQuery): Promise<StrictSettings> {
  for (const up of upwards) {
    const path = `${up}Cargo.toml`
    const text = await open(path)
    const document = text === null ? null : readToml(text)
    const tables = [document?.['lints'], tableOf(document?.['workspace'])?.['lints']]
    const rules = tables.flatMap((table) => Object.entries(tableOf(tableOf(table)?.['clippy']) ?? {}))
    if (rules.length > 0) {
      return ruleLevels({ path, rules, levels: { allow: 0, warn: 1, deny: 1, forbid: 1 }, presets: true })
    }
  }
  return ruleLevels(null)
}
