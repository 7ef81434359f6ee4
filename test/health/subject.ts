/** The checkers that are made to fail, each with the words in which it is asked for the same thing. */
import { dirname } from 'node:path'
import type { CheckerName } from '#model/snapshot.ts'
import {
  basedpyrightCommand,
  ifAvailable,
  mypyExecutable,
  pyreflyCommand,
  pyrightCommand,
  tscCommand,
  tyCommand,
} from '#test/support/checkers.ts'

/** One checker, ready to be started. */
export interface Subject {
  readonly name: CheckerName
  readonly version: string
  /** Starts it; absolute. */
  readonly program: readonly string[]
  /** The form that is read, with its end and its counts in it. */
  readonly args: readonly string[]
  /** Those that name what is checked: the whole folder. */
  readonly targets: readonly string[]
  /** In front of a file that is named alone. */
  readonly fileArgs: readonly string[]
  /** Trees of test/trees: with errors, without, without any file, and with a file that is no text. */
  readonly trees: Readonly<Record<'errors' | 'clean' | 'empty' | 'binary', string>>
  /** Names another configuration file. */
  readonly configOption: string
  readonly config: {
    readonly file: string
    /** Can't be parsed. */
    readonly broken: string
    /** Leaves every file out. */
    readonly excluding: string
  }
  /** What its source files end with. */
  readonly extension: string
  /** How much memory it is given so that it has too little, in kilobytes. */
  readonly littleMemory: number
  /** The folder that its interpreter is in, for the PATH. */
  readonly runtime: 'python' | 'node' | 'native'
}

const python = {
  errors: 'python/shop',
  clean: 'python/clean',
  empty: 'python/no-files',
  binary: 'python/no-text',
} as const
const node = dirname(process.execPath)
const version = ['--pythonversion', '3.12']
const ini = { file: 'mypy.ini', broken: 'strict = True\n', excluding: '[mypy]\nexclude = .*\n' }
const pyrightConfig = {
  file: 'pyrightconfig.json',
  broken: '{ "include": [ \n',
  excluding: '{ "exclude": ["**"] }\n',
}

/** Null where it can't be had; said by {@link ifAvailable}. */
async function subject(
  facts: Omit<Subject, 'program'>,
  start: () => Promise<readonly string[]>,
): Promise<Subject | null> {
  const program = await ifAvailable(`${facts.name} ${facts.version}`, start)
  return program === null ? null : { ...facts, program }
}

const found = await Promise.all([
  subject(
    {
      name: 'mypy',
      version: '2.4.1',
      args: ['--cache-dir=/dev/null', '--show-column-numbers'],
      targets: ['.'],
      fileArgs: [],
      trees: python,
      configOption: '--config-file',
      config: ini,
      extension: 'py',
      littleMemory: 60_000,
      runtime: 'python',
    },
    async () => [await mypyExecutable('2.4.1')],
  ),
  subject(
    {
      name: 'pyright',
      version: '1.1.414',
      args: ['--outputjson', ...version],
      targets: [],
      fileArgs: [],
      trees: python,
      configOption: '-p',
      config: pyrightConfig,
      extension: 'py',
      littleMemory: 400_000,
      runtime: 'node',
    },
    () => pyrightCommand('1.1.414'),
  ),
  subject(
    {
      name: 'basedpyright',
      version: '1.40.2',
      args: ['--outputjson', ...version],
      targets: [],
      fileArgs: [],
      trees: python,
      configOption: '-p',
      config: pyrightConfig,
      extension: 'py',
      littleMemory: 400_000,
      runtime: 'node',
    },
    () => basedpyrightCommand('1.40.2'),
  ),
  subject(
    {
      name: 'tsc',
      version: '6.0.3',
      args: ['--pretty'],
      targets: [],
      fileArgs: ['--ignoreConfig', '--noEmit'],
      trees: {
        errors: 'typescript/shop',
        clean: 'typescript/clean',
        empty: 'typescript/no-inputs',
        binary: 'typescript/no-text',
      },
      configOption: '-p',
      config: {
        file: 'tsconfig.json',
        broken: '{ "compilerOptions": { "noEmit": true, "types": [] } "include": ["src"] }\n',
        excluding: '{ "exclude": ["**"] }\n',
      },
      extension: 'ts',
      littleMemory: 400_000,
      runtime: 'node',
    },
    async () => tscCommand(6),
  ),
  subject(
    {
      name: 'ty',
      version: '0.0.108',
      args: ['check', '--output-format', 'concise', '-v', '--python-version', '3.12'],
      targets: [],
      fileArgs: [],
      trees: python,
      configOption: '--config-file',
      config: { file: 'ty.toml', broken: 'rules = [\n', excluding: '[src]\nexclude = ["**"]\n' },
      extension: 'py',
      littleMemory: 60_000,
      runtime: 'native',
    },
    () => tyCommand('0.0.108'),
  ),
  subject(
    {
      name: 'pyrefly',
      version: '1.5.0',
      args: [
        'check',
        '--output-format',
        'json',
        '--summary=full',
        '--python-version',
        '3.12',
        '--skip-interpreter-query',
      ],
      targets: [],
      fileArgs: [],
      trees: { ...python, errors: 'python/pyrefly-shop' },
      configOption: '--config',
      config: {
        file: 'pyrefly.toml',
        broken: 'project-includes = [\n',
        excluding: 'project-excludes = ["**/*"]\n',
      },
      extension: 'py',
      littleMemory: 60_000,
      runtime: 'native',
    },
    () => pyreflyCommand('1.5.0'),
  ),
])

/** Those that are at hand. */
export const subjects: readonly Subject[] = found.filter((one) => one !== null)

/** Where Node and the shell are found. */
export const searchPath: string = `${node}:${process.env['PATH'] ?? ''}`
