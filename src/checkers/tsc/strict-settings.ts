/**
 * How much the compiler options of the checked projects make tsc say, each as the project and what it extends give it. Upstream:
 * "Type Checking" and its neighbours in `tsc --help --all`, 5.9 to 7.0.
 */
import { tableOf } from '../settings/config-value.ts'
import type { SettingsQuery } from '../settings/settings.ts'
import type { ImpliedValue, StatedValue, StrictSettings, Weight } from '../settings/strict-settings.ts'
import { optionValues } from '../settings/words.ts'
import { lineage, type TscProjects, tscProjects } from './settings.ts'
import { impliedByStrict } from './strictness.ts'

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

/** What the command line says counts before the configuration, on both sides alike: it is left out. */
export async function tscStrictSettings(
  query: SettingsQuery,
  version: string | null,
): Promise<StrictSettings> {
  const found = await tscProjects(query)
  const told = toldByWords(query.args ?? [])
  const stated = new Map<string, StatedValue>()
  for (const project of found.checked) {
    for (const name of switches.keys()) {
      const value = told.has(name) ? null : statedValue(name, project, found)
      if (value !== null) {
        stated.set(keyOf(name, project), value)
      }
    }
  }
  return {
    stated,
    implied: (key, other) => {
      const { name, project } = partsOf(key)
      return told.has(name) || !found.checked.includes(project)
        ? null
        : impliedValue(name, other, { strict: stated.get(keyOf('strict', project))?.text ?? null, version })
    },
    standFor: new Map(
      found.checked.map((project) => [
        keyOf('strict', project),
        impliedByStrict.map((name) => keyOf(name, project)),
      ]),
    ),
  }
}

/** Of a checker that takes its project by `--tsconfig`, with a TypeScript whose version nobody told. */
export function projectStrictSettings(query: SettingsQuery): Promise<StrictSettings> {
  const given = optionValues(query.args ?? [], ['--tsconfig']).slice(-1)
  return tscStrictSettings({ ...query, args: given.flatMap((path) => ['-p', path]) }, null)
}

function keyOf(name: string, project: string): string {
  return `${name} ${project}`
}

function partsOf(key: string): { readonly name: string; readonly project: string } {
  const cut = key.indexOf(' ')
  return { name: key.slice(0, cut), project: key.slice(cut + 1) }
}

/** Names are taken without case. */
function toldByWords(words: readonly string[]): ReadonlySet<string> {
  const said = new Set(words.map((word) => word.toLowerCase()))
  const names = [...switches.keys()].filter((name) => said.has(`--${name.toLowerCase()}`))
  return new Set(names.includes('strict') ? [...names, ...impliedByStrict] : names)
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
