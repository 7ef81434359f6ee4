/** How the packages of a Node project are installed in a workflow. */
import type { Checker } from '#checkers/checker.ts'
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import { readLooseJson } from '#checkers/settings/loose-json.ts'
import type { Installation, SetupAdvice, Step, StepValue } from '#model/setup.ts'
import type { FoundFile, Tree } from './nearest-file.ts'
import { installers, packageOf, pinnedActions } from './pinned.ts'

/** Each package manager by the files that only it writes; the first that is there counts. */
const lockfiles = [
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'package-lock.json',
  'npm-shrinkwrap.json',
] as const
const plainVersion = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/

/** `folder` as in {@link FoundFile}. */
export async function nodeInstallation(folder: string, checker: Checker, tree: Tree): Promise<Installation> {
  const lock = await tree.nearest(folder, lockfiles)
  const manifest = await tree.nearest(folder, ['package.json'])
  const at = lock?.folder ?? manifest?.folder ?? folder
  const atRoot = await tree.file(joinPath(at, 'package.json'))
  const wanted = wantedManager(atRoot)
  const { manager, install, provide, launcher } = await managerOf(lock, wanted, tree)
  const cached = manager === 'npm' && lock !== null
  const path = lock !== null && lock.folder !== '' ? { 'cache-dependency-path': lock.path } : {}
  const version = await nodeVersion(folder, manifest, tree)
  const setup: Step = {
    kind: 'action',
    action: pinnedActions['setup-node'],
    with: {
      ...version,
      ...(cached ? { cache: 'npm', ...path } : { 'package-manager-cache': false }),
    },
  }
  const provided = provide.map(
    (run): Step => ({
      kind: 'run',
      run,
      folder: at,
      note: 'zizmor: ignore[adhoc-packages] one version of what installs the others',
    }),
  )
  const installed: readonly Step[] = manifest === null ? [] : [{ kind: 'run', run: install, folder: at }]
  return {
    manager,
    file: lock?.path ?? manifest?.path ?? null,
    steps: [setup, ...provided, ...installed],
    launcher,
    wants: { node: JSON.stringify(version), ...(provide.length === 0 ? {} : { [manager]: provide.join() }) },
    advice: await packageAdvice(checker, [manifest, atRoot]),
  }
}

interface Manager {
  readonly manager: string
  readonly install: string
  /** What brings the manager itself. */
  readonly provide: readonly string[]
  readonly launcher: readonly string[]
}

async function managerOf(
  lock: FoundFile | null,
  wanted: ReadonlyMap<string, string>,
  tree: Tree,
): Promise<Manager> {
  const provided = (name: string, fallback: string | null, from = name): readonly string[] => {
    const version = wanted.get(name) ?? fallback
    return version === null ? [] : [`npm install --global ${from}@${version}`]
  }
  switch (lock?.name) {
    case 'pnpm-lock.yaml':
      return {
        manager: 'pnpm',
        install: 'pnpm install --frozen-lockfile',
        provide: provided('pnpm', pnpmVersion(lock.text)),
        launcher: [],
      }
    case 'yarn.lock': {
      if (!lock.text.includes('__metadata:')) {
        return {
          manager: 'yarn',
          install: 'yarn install --frozen-lockfile',
          provide: provided('yarn', '1.22.22'),
          launcher: [],
        }
      }
      const settings = (await tree.file(joinPath(lock.folder, '.yarnrc.yml')))?.text ?? ''
      const own = /^yarnPath:/m.test(settings)
      const linked = /^nodeLinker:\s*["']?(?:node-modules|pnpm)/m.test(settings)
      return {
        manager: 'yarn',
        install: 'yarn install --immutable',
        provide: own ? [] : provided('yarn', '4.18.1', '@yarnpkg/cli-dist'),
        launcher: linked ? [] : ['yarn', 'run'],
      }
    }
    case 'bun.lock':
    case 'bun.lockb':
      return {
        manager: 'bun',
        install: 'bun install --frozen-lockfile',
        provide: provided('bun', installers.bun),
        launcher: [],
      }
    case undefined:
      return { manager: 'npm', install: 'npm install', provide: [], launcher: [] }
    default:
      return { manager: 'npm', install: 'npm ci', provide: [], launcher: [] }
  }
}

/** A version of pnpm that reads this form. https://github.com/pnpm/spec/tree/master/lockfile */
function pnpmVersion(lock: string): string {
  const form = /^lockfileVersion:\s*['"]?(\d+)/m.exec(lock)?.[1]
  return form === '5' ? '7.33.7' : form === '6' ? '8.15.9' : '10.34.8'
}

/** `packageManager` says one: `pnpm@9.1.0+sha512.…`. */
function wantedManager(manifest: FoundFile | null): ReadonlyMap<string, string> {
  const said = textOf(tableOf(readLooseJson(manifest?.text ?? ''))?.['packageManager']) ?? ''
  const [, name, version] = /^(\w+)@([^+]+)/.exec(said) ?? []
  return new Map(
    name !== undefined && version !== undefined && plainVersion.test(version) ? [[name, version]] : [],
  )
}

async function nodeVersion(
  folder: string,
  manifest: FoundFile | null,
  tree: Tree,
): Promise<Readonly<Record<string, StepValue>>> {
  const named = await tree.nearest(folder, ['.nvmrc', '.node-version'])
  if (named !== null) {
    return { 'node-version-file': named.path }
  }
  const engines = tableOf(tableOf(readLooseJson(manifest?.text ?? ''))?.['engines'])
  return manifest !== null && textOf(engines?.['node']) !== null
    ? { 'node-version-file': manifest.path }
    : { 'node-version': 24 }
}

async function packageAdvice(
  checker: Checker,
  manifests: readonly (FoundFile | null)[],
): Promise<readonly SetupAdvice[]> {
  const name = packageOf(checker.name)
  const texts = manifests.flatMap((manifest) => manifest?.text ?? [])
  const quoted = `"${name}"`
  return texts.some((text) => text.includes(quoted)) ? [] : [{ kind: 'checker-not-in-manifest', name }]
}
