/**
 * Recognises the command line that starts the checker, where something prints it before it runs it: `make` and `just` the
 * recipe, a shell with `set -x`, `task`, `poe`. Decides by where the checker's name stands: `No module named mypy` has it too,
 * and is no command.
 */

/** What the printer puts in front. */
const printer = /^(?:\++ |task: \[[^\]]+\] |Poe => )/
const setting = /^\w+=/
const withVerb: ReadonlySet<string> = new Set(['uv', 'poetry', 'pdm', 'pipenv', 'hatch', 'rye', 'pixi'])
const withOptions: ReadonlySet<string> = new Set([
  'uvx',
  'npx',
  'bunx',
  'pnpx',
  'env',
  'time',
  'exec',
  'nice',
])
const packageManagers: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun'])
const interpreter = /^(?:python|pypy)[\d.]*$/
/** No recipe has a longer line. */
const longest = 10_000

/** Whether a line is the command line of this program or of a script, alone or behind others (`cd api && mypy .`). */
export function isCommandOf(executable: string): (line: string) => boolean {
  const own = new RegExp(`^(?:\\w+-|based|d)?${executable}$`)
  return (line) =>
    line.length <= longest &&
    line
      .replace(printer, '')
      .split(/&&|\|\||[;|(]/)
      .some((part) =>
        startsIt(
          part.split(/\s+/).filter((word) => word !== ''),
          own,
        ),
      )
}

function startsIt(line: readonly string[], own: RegExp): boolean {
  const words = line.slice(line.findIndex((word) => !setting.test(word)))
  const [program = '', verb] = [programName(words[0] ?? ''), words[1]]
  const isScript = packageManagers.has(program) && verb === 'run' && words.length > 2
  if (isScript || (/^g?make$/.test(program) && verb !== undefined)) {
    return true
  }
  const [name = '', next] = withoutRunner(words)
  // `ty failed` is what ty says of itself.
  return own.test(programName(name)) && next !== 'failed'
}

/** Without the program that starts the one it is told to, and that program's options. */
function withoutRunner(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words
  const program = programName(first)
  const behindOptions = (all: readonly string[]): readonly string[] =>
    all.slice(all.findIndex((word) => !word.startsWith('-')))
  if (withVerb.has(program) && rest[0] === 'run') {
    return behindOptions(rest.slice(1))
  }
  if (withOptions.has(program)) {
    return behindOptions(rest)
  }
  if (interpreter.test(program)) {
    return rest.slice(rest.indexOf('-m') + 1)
  }
  if (program === 'node') {
    return rest
  }
  return packageManagers.has(program) ? rest.slice(rest[0] === 'exec' ? 1 : 0) : words
}

function programName(word: string): string {
  return word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .replace(/\.(?:exe|js|cmd)$/, '')
}
