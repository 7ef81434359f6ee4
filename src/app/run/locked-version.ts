/** The version of a package, as far as lockfiles pin it. */
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import { readToml } from '#checkers/settings/toml-text.ts'

/** A package's version in `uv.lock`, `poetry.lock`, `pdm.lock`, `pylock.toml` or pinned with `==`; null elsewhere. */
export function lockedVersion(
  name: string,
  lockfile: { readonly path: string; readonly text: string },
): string | null {
  const wanted = normalised(name)
  if (!/\.(?:lock|toml)$/.test(lockfile.path)) {
    const pins = lockfile.text.matchAll(/^([\w.-]+)(?:\[[^\]]*\])?\s*==\s*([^\s;\\]+)/gm)
    return [...pins].find(([, pinned = '']) => normalised(pinned) === wanted)?.[2] ?? null
  }
  const document = readToml(lockfile.text)
  const listed: unknown = document?.['package'] ?? document?.['packages']
  for (const item of Array.isArray(listed) ? listed : []) {
    const entry = tableOf(item)
    if (normalised(textOf(entry?.['name']) ?? '') === wanted) {
      return textOf(entry?.['version'])
    }
  }
  return null
}

/** Names are compared as PyPI does (PEP 503). */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}
