/**
 * Whether `what-if` tells the truth: `node bench/what-if/what-if.ts mypy|pyright|tsc [PACKAGE…]`, after a build. For three published packages it
 * asks the shipped command for every flag, then writes each flag into the configuration by hand, runs the checker itself, reads its
 * output with a reader of its own and compares the errors, folder by folder. Needs the package registries. docs/performance.md
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mypyExecutable, pyrightCommand } from '../../test/support/checkers.ts'
import { fetchPackage } from '../scopes/corpus.ts'
import type { SourcePackage } from '../scopes/packages.ts'

interface Subject {
  readonly packages: readonly SourcePackage[]
  /** Below the unpacked package, and what it is called in the copy. */
  readonly folder: (name: string) => readonly [from: string, to: string]
  readonly command: () => Promise<readonly string[]>
  /** The configuration with one setting more; null: as it is. */
  readonly configuration: (
    setting: readonly [string, unknown] | null,
  ) => readonly [file: string, text: string]
  /** A line of each error, each as often as it is printed; null where the checker refuses the setting. */
  readonly errors: (stdout: string, root: string) => readonly string[] | null
}

interface Flag {
  readonly flag: string
  readonly on: boolean
  readonly added: number | null
  readonly removed: number
  readonly folders: readonly { readonly folder: string; readonly added: number }[]
}

const pypi = (name: string, version: string): SourcePackage => ({
  ...{ registry: 'pypi', name, version, files: /\.py$/, count: 0 },
})
const npm = (name: string, version: string): SourcePackage => ({
  ...{ registry: 'npm', name, version, files: /\.ts$/, count: 0 },
})
const pythonPackages = [pypi('pexpect', '4.9.0'), pypi('inflect', '7.4.0'), pypi('paramiko', '3.5.0')]
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const typescript7 = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript-7', 'bin', 'tsc')

const subjects: Readonly<Record<string, Subject>> = {
  mypy: {
    packages: pythonPackages,
    folder: (name) => [name, name],
    command: async () => [
      await mypyExecutable('2.4.1'),
      ...['--show-column-numbers', '--no-pretty', '--no-incremental', '.'],
    ],
    configuration: (setting) => [
      'mypy.ini',
      `[mypy]\nwarn_redundant_casts = true\n${setting === null ? '' : `${setting[0]} = ${setting[1]}\n`}`,
    ],
    errors: (stdout) => stdout.split('\n').filter((line) => /^[^:]+:\d+(?::\d+)?: error: /.test(line)),
  },
  pyright: {
    packages: pythonPackages,
    folder: (name) => [name, name],
    command: async () => [...(await pyrightCommand('1.1.414')), '--outputjson'],
    configuration: (setting) => [
      'pyrightconfig.json',
      json({ reportPrivateUsage: 'warning', ...Object.fromEntries(setting === null ? [] : [setting]) }),
    ],
    errors: (stdout, root) =>
      JSON.parse(stdout)
        .generalDiagnostics.filter(({ severity }: { readonly severity: string }) => severity === 'error')
        .map(
          ({ file, range, rule, message }: Readonly<Record<string, string>>) =>
            `${file?.replace(`${root}/`, '')}: ${JSON.stringify(range)} ${rule} ${message}`,
        ),
  },
  tsc: {
    packages: [npm('rxjs', '7.8.2'), npm('immer', '11.2.10'), npm('@reduxjs/toolkit', '2.14.0')],
    folder: () => ['package/src', 'src'],
    command: async () => [process.execPath, typescript7, '--pretty', 'false'],
    configuration: (setting) => [
      'tsconfig.json',
      json({
        compilerOptions: {
          ...{ noEmit: true, strict: false, types: [], lib: ['esnext', 'dom'], target: 'es2022' },
          ...{ module: 'esnext', moduleResolution: 'bundler', jsx: 'preserve' },
          ...Object.fromEntries(setting === null ? [] : [setting]),
        },
        include: ['src'],
      }),
    ],
    // `strictPropertyInitialization` needs another option beside it.
    errors: (stdout) =>
      /error TS5\d{3}: /.test(stdout)
        ? null
        : stdout.split('\n').filter((line) => /^\S.*\(\d+,\d+\): error TS\d+: /.test(line)),
  },
}

const cli = join(import.meta.dirname, '..', '..', 'dist', 'cli.js')
const [, , checker = '', ...names] = process.argv
const subject = subjects[checker]
if (subject === undefined) {
  throw new Error(`one of ${Object.keys(subjects).join(', ')}`)
}
let [flags, equal, counted] = [0, 0, 0]
for (const item of subject.packages.filter(({ name }) => names.length === 0 || names.includes(name))) {
  await judge(item, subject)
}
process.stdout.write(`${checker}: ${equal} of ${flags} flags equal, ${counted} added errors\n`)
process.exitCode = flags > 0 && equal === flags ? 0 : 1

async function judge(
  item: SourcePackage,
  { folder, command, configuration, errors }: Subject,
): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'type-ratchet-what-if-'))
  try {
    const [from, to] = folder(item.name)
    cpSync(join(fetchPackage(item, 'python3'), from), join(root, to), { recursive: true })
    const [program = '', ...args] = await command()
    const run = (setting: readonly [string, unknown] | null): readonly string[] | null => {
      const [file, text] = configuration(setting)
      writeFileSync(join(root, file), text)
      return errors(printed([program, ...args], root), root)
    }
    const today = run(null) ?? []
    const words = [program, ...args].map((word) => `'${word}'`).join(' ')
    const told = printed(
      [process.execPath, cli, 'what-if', '--checker', checker, '--command', words, '--format', 'json'],
      root,
    )
    const answer: { readonly errors: number; readonly flags: readonly Flag[] } = JSON.parse(told)
    const before = equal
    for (const each of answer.flags) {
      flags += 1
      counted += each.added ?? 0
      const real = measured(today, run(settingOf(each.flag)))
      const said = each.added === null ? 'no number' : saidOf(each)
      if (answer.errors === today.length && real === said) {
        equal += 1
      } else {
        process.stdout.write(`  ${each.flag}: what-if ${said}, really ${real}\n`)
      }
    }
    const on = answer.flags.filter((each) => each.on).length
    const free = answer.flags.filter((each) => !each.on && each.added === 0).length
    process.stdout.write(
      `${item.name} ${item.version}: ${today.length} errors, ${equal - before} of ${answer.flags.length} flags equal (${on} on, ${free} free)\n`,
    )
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function settingOf(flag: string): readonly [string, unknown] {
  const [name = flag, value] = flag.split('=')
  const usual = name.startsWith('report') ? 'error' : true
  return [name, value === undefined ? usual : value === 'false' ? false : value]
}

function saidOf({ added, removed, folders }: Flag): string {
  return `+${added} -${removed} ${[...folders].map((each) => `${each.folder}=${each.added}`).sort()}`
}

/** In the words of {@link saidOf}. */
function measured(today: readonly string[], then: readonly string[] | null): string {
  if (then === null) {
    return 'no number'
  }
  const [gone, come] = [difference(today, then), difference(then, today)]
  const folders = new Map<string, number>()
  for (const line of come) {
    const [path = ''] = /^[^:(]+/.exec(line) ?? []
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'
    folders.set(folder, (folders.get(folder) ?? 0) + 1)
  }
  return `+${come.length} -${gone.length} ${[...folders].map(([folder, count]) => `${folder}=${count}`).sort()}`
}

/** What the first has and the second has not, each as often. */
function difference(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other].sort()
  return one.filter((line) => {
    const at = left.indexOf(line)
    if (at !== -1) {
      left.splice(at, 1)
    }
    return at === -1
  })
}

function printed([program = '', ...args]: readonly string[], cwd: string): string {
  const { stdout, error } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (error !== undefined) {
    throw error
  }
  return stdout
}
