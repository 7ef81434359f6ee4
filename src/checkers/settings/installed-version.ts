/** The version of an npm package where it is installed: for checkers that print another one's. */
import { parsed } from '../output/json-text.ts'
import { tableOf, textOf } from './config-value.ts'
import type { SettingsQuery } from './settings.ts'

/** In the nearest `node_modules` that has it; null where none has. */
export async function installedVersion(
  name: string,
  { upwards, open }: SettingsQuery,
): Promise<string | null> {
  for (const up of upwards) {
    const text = await open(`${up}node_modules/${name}/package.json`)
    if (text !== null) {
      return textOf(tableOf(parsed(text))?.['version'])
    }
  }
  return null
}
