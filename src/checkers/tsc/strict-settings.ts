/**
 * How much the compiler options of the checked projects make tsc say, each as the project and what it extends give it. Upstream:
 * "Type Checking" and its neighbours in `tsc --help --all`, 5.9 to 7.0.
 */
import { tableOf } from '../settings/config-value.ts'
import { flagState, type GivenFlag, type StrictFlags, type StrictQuery } from '../settings/strict-flags.ts'
import type { ImpliedValue, StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'
import { optionValues } from '../settings/words.ts'
import { lineage, type TscProjects, tscProjects } from './settings.ts'

/** What `strict` stands for. */
export const impliedByStrict: readonly string[] = [
  'noImplicitAny',
  'strictNullChecks',
  'strictFunctionTypes',
  'strictBindCallApply',
  'strictPropertyInitialization',
  'strictBuiltinIteratorReturn',
  'noImplicitThis',
  'useUnknownInCatchVariables',
]

/** Whether tsc says more with `true`. */
const switches: ReadonlyMap<string, boolean> = new Map([
  ...[
    ...['strict', ...impliedByStrict, 'exactOptionalPropertyTypes', 'noFallthroughCasesInSwitch'],
    ...['noImplicitOverride', 'noImplicitReturns', 'noPropertyAccessFromIndexSignature'],
    ...['noUncheckedIndexedAccess', 'noUnusedLocals', 'noUnusedParameters', 'checkJs'],
    ...['forceConsistentCasingInFileNames', 'noUncheckedSideEffectImports', 'isolatedModules'],
    ...['verbatimModuleSyntax', 'erasableSyntaxOnly', 'isolatedDeclarations'],
  ].map((name) => [name, true] as const),
  ...['skipLibCheck', 'skipDefaultLibCheck', 'allowUnreachableCode', 'allowUnusedLabels'].map(
    (name) => [name, false] as const,
  ),
])
/** What holds without a value says as much as `true`. */
const trueByDefault: ReadonlySet<string> = new Set([
  ...['forceConsistentCasingInFileNames', 'allowUnreachableCode', 'allowUnusedLabels'],
])
/** By version, or by other options. */
const defaultUnknown: ReadonlySet<string> = new Set(['noUncheckedSideEffectImports'])

/** Names are taken without case, and with one dash too. */
export const tscFlags: StrictFlags = {
  form: (word) => {
    const name = optionNamed(word)
    return name === null ? null : { name: `--${name}`, takes: 'truth' }
  },
}

function optionNamed(word: string): string | null {
  const said = /^--?(\w+)$/.exec(word)?.[1]?.toLowerCase()
  return [...switches.keys()].find((name) => name.toLowerCase() === said) ?? null
}

/** Flags count before what every project says; a run that names its sources has no project. */
export async function tscStrictSettings(query: StrictQuery, version: string | null): Promise<StrictSettings> {
  const found = await tscProjects(query)
  const projects = found.checked.length === 0 ? [''] : found.checked
  const given = statedByFlags(query.flags)
  const stated = new Map<string, StatedValue>()
  for (const project of projects) {
    for (const name of switches.keys()) {
      const value = given.get(name) ?? statedValue(name, project, found)
      if (value !== null) {
        stated.set(keyOf(name, project), value)
      }
    }
  }
  return {
    stated,
    implied: (key, other) => {
      const { name, project } = partsOf(key)
      return projects.includes(project)
        ? impliedValue(name, other, { strict: stated.get(keyOf('strict', project))?.text ?? null, version })
        : null
    },
    standFor: new Map(
      projects.map((project) => [
        keyOf('strict', project),
        impliedByStrict.map((name) => keyOf(name, project)),
      ]),
    ),
  }
}

function statedByFlags(flags: readonly GivenFlag[]): ReadonlyMap<string, StatedValue> {
  return new Map(
    flags.flatMap((flag) => {
      const name = optionNamed(flag.name)
      return name === null ? [] : [[name, flagState(flag, weightOf(name, flag.value !== 'false'))] as const]
    }),
  )
}

/** Of a checker that takes its project by `--tsconfig`, with a TypeScript whose version nobody told. */
export function projectStrictSettings(query: StrictQuery): Promise<StrictSettings> {
  const given = optionValues(query.args ?? [], ['--tsconfig']).slice(-1)
  return tscStrictSettings({ ...query, args: given.flatMap((path) => ['-p', path]), flags: [] }, null)
}

/** By the option's own name; empty where there are several projects. */
export function statedOnce({ stated }: StrictSettings): StrictSettings['stated'] {
  const parts = [...stated].map(([key, value]) => ({ ...partsOf(key), value }))
  const isOne = new Set(parts.map(({ project }) => project)).size === 1
  return new Map(isOne ? parts.map(({ name, value }) => [name, value] as const) : [])
}

function keyOf(name: string, project: string): string {
  return `${name} ${project}`
}

function partsOf(key: string): { readonly name: string; readonly project: string } {
  const cut = key.indexOf(' ')
  return { name: key.slice(0, cut), project: key.slice(cut + 1) }
}

function statedValue(name: string, project: string, { seen }: TscProjects): StatedValue | null {
  for (const path of lineage(project, seen)) {
    const value = tableOf(seen.get(path)?.table?.['compilerOptions'])?.[name]
    if (typeof value === 'boolean') {
      return { path, name, text: String(value), weight: weightOf(name, value) }
    }
  }
  return null
}

function weightOf(name: string, value: boolean): Weight {
  return { kind: 'level', level: value === switches.get(name) ? 1 : 0 }
}

function impliedValue(
  name: string,
  other: StatedValue,
  { strict, version }: { readonly strict: string | null; readonly version: string | null },
): ImpliedValue | null {
  const byVersion = version === null ? null : isStrictByDefault(version)
  if (name === 'strict') {
    return byVersion === null ? null : { text: null, weight: weightOf(name, byVersion) }
  }
  if (!impliedByStrict.includes(name)) {
    return defaultUnknown.has(name) ? null : { text: null, weight: weightOf(name, trueByDefault.has(name)) }
  }
  const isOn = strict === null ? byVersion : strict === 'true'
  // Of two values it is the one that the other side does not have.
  const opposite = other.text === 'true' ? 'false' : 'true'
  return isOn === null
    ? null
    : { text: isOn && strict !== null ? opposite : null, weight: weightOf(name, isOn) }
}

/** Since TypeScript 6. */
function isStrictByDefault(version: string): boolean {
  return Number.parseInt(version, 10) >= 6
}
