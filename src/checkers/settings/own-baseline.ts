/**
 * A baseline that the checker keeps itself. Errors in it are in none of its outputs, so they are not seen here: a change that
 * adds to it loosens the configuration, and the file counts as a part of that.
 */
import { canonicalText } from './config-value.ts'
import { joinPath } from './folder-path.ts'
import { readLooseJson } from './loose-json.ts'
import type { SettingsFile, SettingsQuery } from './settings.ts'

/** The file with what counts of it; none where it is not there. `path` null: none is named. */
export async function ownBaseline(
  path: string | null,
  { open }: Pick<SettingsQuery, 'open'>,
): Promise<readonly SettingsFile[]> {
  const place = path === null ? null : joinPath('', path)
  const text = place === null ? null : await open(place)
  if (place === null || text === null) {
    return []
  }
  const value = readLooseJson(text)
  return [{ path: place, content: value === null ? text : canonicalText(value) }]
}
