/** Which package a mypy plugin comes from. */

/** Packages whose name is not that of the module; found by the module's first part. */
const packages: Readonly<Record<string, string>> = {
  mypy_django_plugin: 'django-stubs',
  mypy_drf_plugin: 'djangorestframework-stubs',
  sqlmypy: 'sqlalchemy-stubs',
  strawberry: 'strawberry-graphql',
  google: 'protobuf',
}

/** The package of `pydantic.mypy`; null for a plugin that is a file of the project. */
export function mypyPluginPackage(plugin: string): string | null {
  const [module = ''] = plugin.split(':')
  if (module.endsWith('.py') || /[\\/]/.test(module)) {
    return null
  }
  const [first = ''] = module.split('.')
  return packages[first] ?? first.replaceAll('_', '-')
}
