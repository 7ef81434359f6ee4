/**
 * Runs each real checker once on a folder that holds one side of all scenarios, and deals its findings out to the
 * scenarios: starting a checker costs more than checking a hundred small trees.
 */
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { inspectTree } from '#app/run/inspect-tree.ts'
import type { Checker, CheckerOutput, Reading } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { rawTable } from '#model/raw-table.ts'
import {
  basedpyrightCommand,
  ifAvailable,
  mypyExecutable,
  npmProgram,
  packagedProgram,
  pyreflyCommand,
  pyrightWorld,
  runChecker,
  tscCommand,
  tyCommand,
} from '#test/support/checkers.ts'
import { type Language, type ScenarioChecker, scenarioCheckers } from './rule-codes.ts'
import { inLanguage, type Scenario, textsOf } from './scenario.ts'

/** The two trees of a scenario. */
export const sides = ['before', 'after'] as const
/** One of {@link sides}. */
export type Side = (typeof sides)[number]

/** What a checker found in one side of one scenario, in the order printed, with paths relative to its tree. */
export type Findings = (scenario: Scenario, side: Side) => Extract<Reading, { kind: 'read' }>

/** One checker's findings in all scenarios. */
export interface Sweep {
  readonly checker: ScenarioChecker
  readonly language: Language
  readonly findings: Findings
  /** Where the tree that was checked lies. */
  readonly folder: (scenario: Scenario, side: Side) => string
}

interface Start {
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Where it looks for the packages that the sources import; linked into the folder. */
  readonly modules?: string
}

const starts: Readonly<Record<ScenarioChecker, () => Promise<Start>>> = {
  mypy: async () => ({
    command: [
      await mypyExecutable('2.4.1'),
      ...checkerFor('mypy').defaultArgs,
      '--cache-dir=/dev/null',
      '--explicit-package-bases',
      '.',
    ],
  }),
  basedpyright: async () => ({
    command: [
      ...(await basedpyrightCommand('1.40.2')),
      ...checkerFor('basedpyright').defaultArgs,
      ...pyrightWorld.args,
    ],
    env: pyrightWorld.env,
  }),
  ty: async () => ({ command: [...(await tyCommand('0.0.107')), ...checkerFor('ty').defaultArgs, '.'] }),
  pyrefly: async () => ({
    command: [...(await pyreflyCommand('1.4.1')), ...checkerFor('pyrefly').defaultArgs],
  }),
  tsc: async () => ({ command: [...tscCommand(6), ...checkerFor('tsc').defaultArgs, '-p', '.'] }),
  ruff: async () => ({
    command: [
      await packagedProgram('ruff', '0.17.6'),
      ...checkerFor('ruff').defaultArgs,
      ...['--isolated', '--no-cache', '--select', 'E,F,B', '.'],
    ],
  }),
  eslint: async () => ({
    command: [await npmProgram('eslint', ['eslint@10.15.0']), ...checkerFor('eslint').defaultArgs],
  }),
  'vue-tsc': async () => {
    const program = await npmProgram('vue-tsc', ['vue-tsc@3.3.14', 'typescript@5.9.3', 'vue@3.5.22'])
    return withModules(program, [...checkerFor('vue-tsc').defaultArgs, '-p', '.'])
  },
  'svelte-check': async () => {
    const packages = ['svelte-check@4.7.8', 'svelte@5.45.2', 'typescript@5.9.3'] as const
    const program = await npmProgram('svelte-check', packages)
    return withModules(program, [...checkerFor('svelte-check').defaultArgs, '--tsconfig', './tsconfig.json'])
  },
  // It starts nothing.
  suppressions: async () => ({ command: [] }),
}

/** A program of npm beside the packages that the sources import. */
function withModules(program: string, args: readonly string[]): Start {
  return { command: [program, ...args], modules: dirname(dirname(program)) }
}

const components = {
  'tsconfig.json': {
    compilerOptions: {
      strict: true,
      noEmit: true,
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      types: [],
    },
  },
}
const configurations: Readonly<Record<Language, Readonly<Record<string, object | string>>>> = {
  vue: components,
  svelte: components,
  javascript: {
    'eslint.config.mjs': `export default [{ rules: { 'no-unused-vars': 'error', 'no-undef': 'error', eqeqeq: 'warn', 'no-empty': 'error' } }]\n`,
  },
  python: { 'pyrightconfig.json': { typeCheckingMode: 'standard', reportMissingModuleSource: false } },
  typescript: {
    'tsconfig.json': {
      compilerOptions: {
        strict: true,
        noEmit: true,
        target: 'es2023',
        module: 'preserve',
        moduleDetection: 'force',
        jsx: 'preserve',
        types: [],
      },
    },
  },
}

/** Which checkers read which language. */
export type CheckersByLanguage = Readonly<Partial<Record<Language, readonly ScenarioChecker[]>>>

/** Checks all scenarios with every checker that is available; `work` is a new folder for the trees. */
export async function sweepAll(
  scenarios: readonly Scenario[],
  work: string,
  checkers: CheckersByLanguage = scenarioCheckers,
): Promise<readonly Sweep[]> {
  const sweeps: Sweep[] = []
  for (const [language, names] of Object.entries(checkers) as readonly [
    Language,
    readonly ScenarioChecker[],
  ][]) {
    await writeTrees(scenarios, language, work)
    for (const name of names) {
      const start = await ifAvailable(name, starts[name])
      if (start !== null) {
        const before = await sweep(name, start, join(work, language, 'before'))
        const after = await sweep(name, start, join(work, language, 'after'))
        const findings: Findings = (scenario, side) => dealt(side === 'before' ? before : after, scenario)
        const folder = (scenario: Scenario, side: Side): string =>
          join(work, language, side, folderOf(scenario))
        sweeps.push({ checker: name, language, findings, folder })
      }
    }
  }
  return sweeps
}

/** As a folder's name and as a Python package's. */
function folderOf({ name }: Scenario): string {
  return name.replaceAll('-', '_')
}

async function writeTrees(scenarios: readonly Scenario[], language: Language, work: string): Promise<void> {
  for (const side of sides) {
    const home = join(work, language, side)
    await mkdir(home, { recursive: true })
    for (const [name, content] of Object.entries(configurations[language])) {
      await writeFile(join(home, name), typeof content === 'string' ? content : JSON.stringify(content))
    }
    for (const scenario of scenarios) {
      for (const [path, text] of Object.entries(textsOf(inLanguage(scenario[side], language)))) {
        const file = join(home, folderOf(scenario), path)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, text)
      }
    }
  }
}

type Dealt = ReadonlyMap<string, readonly RawDiagnostic[]>

async function sweep(checker: ScenarioChecker, start: Start, cwd: string): Promise<Dealt> {
  if (start.modules !== undefined) {
    await symlink(start.modules, join(cwd, 'node_modules'))
  }
  const { inspect, read } = checkerFor(checker)
  const reading = read(
    inspect === undefined ? await runChecker({ ...start, cwd }) : await inspected(inspect, cwd),
  )
  if (reading.kind !== 'read') {
    throw new Error(`${checker} could not check the scenarios: ${JSON.stringify(reading.problem)}`)
  }
  const byFolder = new Map<string, RawDiagnostic[]>()
  for (const diagnostic of reading.diagnostics) {
    const file = diagnostic.file ?? ''
    const path = file.startsWith('/') ? relative(cwd, file) : file
    const [folder = '', ...rest] = path.split('/')
    const list = byFolder.get(folder) ?? []
    list.push({ ...diagnostic, file: rest.join('/') })
    byFolder.set(folder, list)
  }
  return byFolder
}

/** As the command line does it. */
function inspected(inspect: NonNullable<Checker['inspect']>, cwd: string): Promise<CheckerOutput> {
  const base = { root: cwd, spelledRoot: cwd, cwd }
  return inspectTree(inspect, { args: [] }, { base, files: nodeFiles, tracked: async () => null })
}

function dealt(all: Dealt, scenario: Scenario): Extract<Reading, { kind: 'read' }> {
  const diagnostics = rawTable(all.get(folderOf(scenario)) ?? [])
  return { kind: 'read', diagnostics, filesChecked: null }
}
