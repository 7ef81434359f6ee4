/**
 * Which files mypy looks at without saying what it finds: `ignore_errors`, of everything or of some modules. Where a
 * module's file is can't be known, so it may be below any folder. Upstream: the configuration reference of mypy 2.4.
 */
import { tableOf, textsOf } from '../settings/config-value.ts'

type Table = Readonly<Record<string, unknown>>

/** As globs. `sections` are those of an INI file by name, or the table `tool.mypy` with its overrides. */
export function ignoredGlobs(sections: Table | null, format: 'ini' | 'toml'): readonly string[] {
  const everything = format === 'toml' ? sections : tableOf(sections?.['mypy'])
  if (isOn(everything)) {
    return ['**']
  }
  const modules = format === 'toml' ? tomlModules(sections) : iniModules(sections)
  return modules.flatMap(globsOf)
}

function isOn(options: Table | null): boolean {
  const value = options?.['ignore_errors']
  return value === true || (typeof value === 'string' && /^(?:true|yes|on|1)$/i.test(value.trim()))
}

/** `[mypy-a.*,b]` */
function iniModules(sections: Table | null): readonly string[] {
  return Object.entries(sections ?? {})
    .filter(([name, options]) => name.startsWith('mypy-') && isOn(tableOf(options)))
    .flatMap(([name]) => name.slice('mypy-'.length).split(','))
}

/** `[[tool.mypy.overrides]]` with one module or a list. */
function tomlModules(sections: Table | null): readonly string[] {
  const overrides: unknown = sections?.['overrides']
  const tables = (Array.isArray(overrides) ? overrides : []).map(tableOf)
  return tables.filter(isOn).flatMap((table) => textsOf(table?.['module']))
}

/** `a.b` is a file or a package, `a.b.*` also all that is in it. A star takes any number of names. */
function globsOf(module: string): readonly string[] {
  const names = module.trim().split('.')
  const whole = names.length > 1 && names.at(-1) === '*'
  const path = (whole ? names.slice(0, -1) : names).map((name) => (name === '*' ? '**' : name)).join('/')
  if (path === '') {
    return []
  }
  return path === '**' ? ['**'] : [`**/${path}.*`, `**/${path}/${whole ? '**' : '__init__.*'}`]
}
