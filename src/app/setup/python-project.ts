/** How the packages of a Python project, and its checker, are installed in a workflow. */
import type { Checker } from '#checkers/checker.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import type { Installation, Step, StepValue } from '#model/setup.ts'
import { lockedVersion } from '../run/locked-version.ts'
import type { FoundFile, Tree } from './nearest-file.ts'
import { installers, packageOf, pinnedActions, testedVersion } from './pinned.ts'

/** Files that list packages for pip; several of them may be there. */
const requirements = [
  'requirements.txt',
  'requirements-dev.txt',
  'requirements_dev.txt',
  'dev-requirements.txt',
  'requirements/dev.txt',
  'requirements/development.txt',
] as const

/** By the file that only it writes. `add`: puts one package more into the same environment. */
const managers = {
  'uv.lock': {
    manager: 'uv',
    install: [`pip install uv==${installers.uv}`, 'uv sync --frozen'],
    bin: '$PWD/.venv/bin',
    add: (spec: string) => `uv pip install ${spec}`,
  },
  'poetry.lock': {
    manager: 'poetry',
    install: [`pip install poetry==${installers.poetry}`, 'poetry install --no-interaction'],
    bin: '$(poetry env info --path)/bin',
    add: (spec: string) => `poetry run python -m pip install ${spec}`,
  },
  'pdm.lock': {
    manager: 'pdm',
    install: [`pip install pdm==${installers.pdm}`, 'pdm sync'],
    bin: '$PWD/.venv/bin',
    add: (spec: string) => `pip --python .venv/bin/python install ${spec}`,
  },
  'Pipfile.lock': {
    manager: 'pipenv',
    install: [`pip install pipenv==${installers.pipenv}`, 'pipenv sync --dev'],
    bin: '$(pipenv --venv)/bin',
    add: (spec: string) => `pipenv run pip install ${spec}`,
  },
} as const
const lockNames = Object.keys(managers) as readonly (keyof typeof managers)[]

/** `version`: of the checker that is installed here; null when that is not known. */
export async function pythonInstallation(
  folder: string,
  { checker, version }: { readonly checker: Checker; readonly version: string | null },
  tree: Tree,
): Promise<Installation> {
  const name = packageOf(checker.name)
  const pin = version ?? testedVersion(checker.name)
  const wanted = { name, spec: pin === null ? name : `${name}==${pin}` }
  const lock = await tree.nearest(folder, lockNames)
  const { runs, at, ...found } =
    lock === null ? await withPip(folder, wanted, tree) : withManager(lock, wanted)
  const python = await pythonVersion(folder, tree)
  const setup: Step = { kind: 'action', action: pinnedActions['setup-python'], with: python }
  return {
    ...found,
    steps: [setup, ...runs.map((run): Step => ({ kind: 'run', run, folder: anywhere.test(run) ? '' : at }))],
    launcher: [],
    // Packages of two folders are installed into one environment, or the one hides the other.
    wants: { python: JSON.stringify(python), packages: `${found.manager} in ${at}` },
  }
}

/** Names one package in one version, and no file. */
const anywhere = /^pip install [\w.[\]-]+==\S+$/

/** The checker's package; `spec` with a version, as far as one is known. */
interface Wanted {
  readonly name: string
  readonly spec: string
}

type Found = Pick<Installation, 'manager' | 'file' | 'advice'> & {
  readonly runs: readonly string[]
  /** Where they run. */
  readonly at: string
}

function withManager(lock: FoundFile, { name, spec }: Wanted): Found {
  const known = lockNames.find((each) => each === lock.name) ?? 'uv.lock'
  const { manager, install, bin, add } = managers[known]
  const isLocked = pinnedIn(name, lock)
  return {
    manager,
    file: lock.path,
    at: lock.folder,
    runs: [...install, ...(isLocked ? [] : [add(spec)]), `echo "${bin}" >> "$GITHUB_PATH"`],
    advice: isLocked ? [] : [{ kind: 'checker-not-locked', name, file: lock.path }],
  }
}

async function withPip(folder: string, { name, spec }: Wanted, tree: Tree): Promise<Found> {
  const project = await tree.nearest(folder, ['pyproject.toml', 'setup.py'])
  const first = await tree.nearest(folder, requirements)
  const at = first?.folder.replace(/(?:^|\/)requirements$/, '') ?? project?.folder ?? folder
  const lists: FoundFile[] = []
  for (const path of requirements) {
    const found = await tree.file(joinPath(at, path))
    lists.push(...(found === null ? [] : [found]))
  }
  const listed = lists.find(({ text }) => mentions(name, text))
  const isPackage =
    project !== null && (project.name === 'setup.py' || /^\[(?:project|build-system)\]/m.test(project.text))
  const words = [
    ...(listed === undefined ? [spec] : []),
    ...lists.flatMap(({ path }) => ['-r', path.slice(at === '' ? 0 : at.length + 1)]),
    ...(lists.length === 0 && isPackage ? ['-e', '.'] : []),
  ]
  return {
    manager: 'pip',
    file: first?.path ?? (isPackage ? project.path : null),
    at,
    runs: [`pip install ${words.join(' ')}`],
    advice:
      listed !== undefined && !pinnedIn(name, listed)
        ? [{ kind: 'checker-not-pinned', name, file: listed.path, spec }]
        : [],
  }
}

function pinnedIn(name: string, file: FoundFile): boolean {
  return file.name === 'Pipfile.lock'
    ? file.text.includes(`"${name}": {`)
    : lockedVersion(name, file) !== null
}

/** Whether a list for pip has a line for this package. */
function mentions(name: string, text: string): boolean {
  const lines = text.toLowerCase().split(/\r?\n/)
  return lines.some((line) => line.startsWith(name) && !/[\w.-]/.test(line.charAt(name.length)))
}

/** Of the file that says it, else a recent one. */
async function pythonVersion(folder: string, tree: Tree): Promise<Readonly<Record<string, StepValue>>> {
  const named = await tree.nearest(folder, ['.python-version'])
  if (named !== null) {
    return { 'python-version-file': named.path }
  }
  const project = await tree.nearest(folder, ['pyproject.toml'])
  return project !== null && /^requires-python\s*=/m.test(project.text)
    ? { 'python-version-file': project.path }
    : { 'python-version': '3.13' }
}
