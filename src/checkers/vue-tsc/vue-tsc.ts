/**
 * vue-tsc runs tsc with Vue's files as sources. It takes tsc's words and prints what tsc prints, also for `--version`, so that
 * its own version is read where it is installed.
 */
import type { Checker } from '../checker.ts'
import { installedVersion } from '../settings/installed-version.ts'
import type { Settings, SettingsQuery } from '../settings/settings.ts'
import { tscFlags, tscStrictSettings } from '../tsc/strict-settings.ts'
import { tsc, tscReader } from '../tsc/tsc.ts'
import { nativeTypescript } from './native-typescript.ts'

const read = tscReader('vue-tsc')

/** vue-tsc 2.2 and 3.3, with TypeScript 5.9 and 6.0. */
export const vueTsc: Checker = {
  name: 'vue-tsc',
  executable: 'vue-tsc',
  oldest: '1.8',
  defaultArgs: tsc.defaultArgs,
  ...(tsc.proofArgs === undefined ? {} : { proofArgs: tsc.proofArgs }),
  ...(tsc.comesFirst === undefined ? {} : { comesFirst: tsc.comesFirst }),
  ...(tsc.listing === undefined ? {} : { listing: tsc.listing }),
  ...(tsc.strictness === undefined ? {} : { strictness: tsc.strictness }),
  configFiles: [],
  namedIn: [{ name: 'package.json', marker: /^\s*"vue-tsc"\s*:/m }],
  supersedes: ['tsc'],
  alsoReads: tsc.configFiles,
  sources: /\.(?:vue|[cm]?[jt]sx?)$/,
  // TypeScript's
  readVersion: () => null,
  read: (output, context) => nativeTypescript(output) ?? read(output, context),
  account: tsc.account,
  settings: vueTscSettings,
  // Its version says nothing of TypeScript's.
  strictSettings: (query) => tscStrictSettings(query, null),
  strictFlags: tscFlags,
  language: 'Node',
}

async function vueTscSettings(query: SettingsQuery): Promise<Settings> {
  return { ...(await tsc.settings(query)), version: await installedVersion('vue-tsc', query) }
}
