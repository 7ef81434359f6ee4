/** Asks the interpreter that a checker runs in for its version and for those of packages. */
import type { Checker } from '#checkers/checker.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Files } from '#ports/files.ts'
import { type CheckerCommand, launcherPython } from './checker-command.ts'

/** Where and how to ask. */
export interface PythonTools {
  readonly process: CheckerProcess
  readonly files: Files
  readonly cwd: string
  readonly timeLimitMs: number | null
}

/** What an interpreter said. */
export interface PythonAnswer {
  readonly version: string
  /** One for each name asked; null where no such package is installed. */
  readonly packages: readonly (string | null)[]
}

/** Only the standard library is loaded: the project's folder is taken off the path first. */
const question = `import sys
del sys.path[0]
print("%d.%d.%d" % sys.version_info[:3])
if sys.argv[1:]:
    from importlib import metadata
    for name in sys.argv[1:]:
        try:
            print(metadata.version(name))
        except metadata.PackageNotFoundError:
            print("-")
`

/** Null when it can't be started or says something else. */
export async function askPython(
  python: readonly [string, ...string[]],
  packages: readonly string[],
  { process, cwd, timeLimitMs }: PythonTools,
): Promise<PythonAnswer | null> {
  const argv = [...python, '-c', question, ...packages] as const
  const result = await process.run({ argv, cwd, timeLimitMs, onOutput: () => undefined })
  const [version = '', ...lines] = result.kind === 'exited' ? result.stdout.trim().split(/\r?\n/) : []
  if (!/^\d+\.\d+\.\d+$/.test(version) || lines.length !== packages.length) {
    return null
  }
  return { version, packages: lines.map((line) => (line === '-' ? null : line)) }
}

/** The interpreter named in the checker's first line, or beside its launcher; else the one on the PATH. */
export async function pythonOf(
  checker: Checker,
  command: CheckerCommand | null,
  tools: PythonTools,
): Promise<readonly [string, ...string[]] | null> {
  const shown = command === null ? null : launcherPython(command)
  if (shown !== null) {
    return shown
  }
  if (checker.ownInterpreter !== true) {
    return (await tools.process.locate('python3', tools.cwd)) === null ? ['python'] : ['python3']
  }
  const [program, ...rest] = command?.launcher ?? []
  const file =
    program === undefined || rest.length > 0 ? null : await tools.process.locate(program, tools.cwd)
  const script = file === null ? null : await tools.files.read(file)
  const line = script?.kind === 'read' ? /^#!\s*(\S*python[\d.]*)\s*$/m.exec(script.text.slice(0, 300)) : null
  return line?.[1] === undefined ? null : [line[1]]
}
