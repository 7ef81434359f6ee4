/** Which package a mypy plugin comes from, and its version as far as lockfiles pin it. */
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import { readToml } from '#checkers/settings/toml-text.ts'

/** Packages whose name is not that of the module; found by the module's first part. */
const packages: Readonly<Record<string, string>> = {
  mypy_django_plugin: 'django-stubs',
  mypy_drf_plugin: 'djangorestframework-stubs',
  sqlmypy: 'sqlalchemy-stubs',
  strawberry: 'strawberry-graphql',
  google: 'protobuf',
}

/** The package of `pydantic.mypy`; null for a plugin that is a file of the project. */
export function pluginPackage(plugin: string): string | null {
  const [module = ''] = plugin.split(':')
  if (module.endsWith('.py') || /[\\/]/.test(module)) {
    return null
  }
  const [first = ''] = module.split('.')
  return packages[first] ?? first.replaceAll('_', '-')
}

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
