/**
 * Recognises the command line that starts the checker, where something prints it before it runs it: `make` and `just` the
 * recipe, a shell with `set -x`, `task`, `poe`. Decides by where the checker's name stands: `No module named mypy`
 * has it too, and is no command.
 */

/** What the printer puts in front. */
const printer = String.raw`(?:\++ |task: \[[^\]]+\] |Poe => )?`
const setting = String.raw`(?:\w+=\S*\s+)*`
/** Programs that start the one they are told to. */
const runner = [
  String.raw`(?:uv|poetry|pdm|pipenv|hatch|rye|pixi)\s+run(?:\s+-\S+)*`,
  String.raw`(?:uvx|npx|bunx|pnpx|env|time|exec|nice)(?:\s+-\S+)*`,
  String.raw`(?:pnpm|yarn)(?:\s+(?:exec|run))?`,
  String.raw`(?:\S*/)?(?:python|pypy)[\d.]*(?:\s+-[A-Zac-z]+)*\s+-m`,
  String.raw`(?:\S*/)?node`,
].join('|')
const folder = String.raw`(?:\S*[\\/])?`
/** `ty failed` is what ty says of itself; a name with a colon behind it speaks. */
const behind = String.raw`(?:\.exe|\.js|\.cmd)?(?:$|\s+(?!failed\b))`

/** Whether a line is the command line of this program, alone or behind others (`cd api && mypy .`). */
export function isCommandOf(executable: string): (line: string) => boolean {
  const name = `(?:[\\w]+-|based|d)?${executable}`
  const command = new RegExp(`^${setting}(?:(?:${runner})\\s+)?${setting}${folder}${name}${behind}`)
  const start = new RegExp(`^${printer}`)
  return (line) =>
    line
      .replace(start, '')
      .split(/&&|\|\||[;|(]/)
      .some((part) => command.test(part.trim()))
}
