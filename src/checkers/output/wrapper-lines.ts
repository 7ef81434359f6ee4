/**
 * Lines that package managers, `make` and their kin print around the checker they start. Only these: another wrapper's
 * lines are unread lines, because a list that grows could swallow an error. A line that tells of a failure is known only
 * with the code in it, because that code is judged as the checker's own (wrapped-run.ts).
 */

/** One pattern for many, because every line of an output is asked. */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'))
}

/** How a command that failed is told. Taken from the tools' own output, each version named here being run. */
const failureLine: RegExp = anyOf([
  // pnpm 8 to 10; with --filter or -r, `Exit status` stands behind a line that names the script
  /^\s*ELIFECYCLE\s+Command failed with exit code (\d+)\.$/,
  /^Exit status (\d+)$/,
  // npm 6, then 7 to 11 with workspaces
  /^npm (?:ERR!|error) (?:Exit status|errno|code) (\d+)\s*$/,
  // yarn 1
  /^error Command failed with exit code (\d+)\.$/,
  // bun
  /^error: script ".*" exited with code (\d+)$/,
  // GNU make, also of a recipe whose failure is ignored
  /^make(?:\[\d+\])?: (?:\*\*\* )?\[.*\] Error (\d+)(?: \(ignored\))?$/,
  // just, task
  /^error: Recipe `.*` failed (?:on line \d+ )?with exit code (\d+)$/,
  /^task: Failed to run task ".*": (?:task: )?exit status (\d+)$/,
])

/** What make says of a make below it, too: that one has told the code before. */
const outerMake = /^make(?:\[\d+\])?: .* Error 2$/

/** The codes that wrappers say their commands ended with, in order. */
export function toldExitCodes(lines: readonly string[]): readonly number[] {
  const codes: number[] = []
  for (const line of lines) {
    const code = toldExitCode(line)
    if (code !== null && !(codes.length > 0 && outerMake.test(line))) {
      codes.push(code)
    }
  }
  return codes
}

function toldExitCode(line: string): number | null {
  const groups = failureLine.exec(line)?.slice(1) ?? []
  const code = groups.find((group) => group !== undefined)
  return code === undefined ? null : Number(code)
}

/** What npm says around the code of a failure. */
const npmAround = [
  'code ELIFECYCLE',
  '@?[^\\s@]+@[^\\s@]+ [\\w:.-]+: `.*`',
  'Failed at the @?[^\\s@]+@[^\\s@]+ [\\w:.-]+ script\\.',
  'This is probably not a problem with npm\\. There is likely additional logging output above\\.',
  'A complete log of this run can be found in:.*',
  '\\S.*-debug(?:-\\d+)?\\.log',
  'Lifecycle script `.*` failed with error:',
  '(?:Error: )?command failed',
  'command sh -c .*',
  '(?:path|workspace|location) \\S.*',
  '(?:in workspace|at location): \\S.*',
].join('|')

const wrapperLine: RegExp = anyOf([
  // npm and pnpm: `> name@1.0.0 check` and `> mypy .`
  /^> \S/,
  // yarn 1: `yarn run v1.22.22`, `$ tsc`, `Done in 1.02s.`, `info Visit https://yarnpkg.com/…`; yarn 2 and later
  /^yarn run v\d/,
  /^\$ \S/,
  /^Done in [\d.]+m?s\b/,
  /^info Visit https:\/\/yarnpkg\.com\//,
  /^warning \S*package\.json: /,
  /^➤ YN0000: /,
  // What npm and pnpm say beside: warnings, news, what `npx` fetched
  /^npm (?:warn|WARN|notice)\b/,
  /^\s*WARN\s{2,}\S/,
  /^npx: installed \d+ in [\d.]+s$/,
  new RegExp(`^npm (?:ERR!|error) *(?:${npmAround})?\\s*$`),
  // pnpm, in front of `Exit status`
  /^\s*ERR_PNPM_RECURSIVE_RUN_FIRST_FAIL\s+@?[^\s@]+@[^\s@]+ [\w:.-]+: `.*`$/,
  /^(?:\/|[A-Za-z]:[\\/])[^\s:]*:$/,
  // uv, in front of what it runs
  /^(?:Resolved|Prepared|Installed|Uninstalled|Audited|Checked) \d+ packages? in [\d.]+m?s$/,
  /^(?:Downloading|Building) \S+ \([\d.]+[KMG]iB\)$/,
  /^ +(?:Downloading|Downloaded|Building|Built) \S+(?: @ \S+)?$/,
  // make with -C, with -w or as another make's child
  /^make(?:\[\d+\])?: (?:Entering|Leaving) directory ['‘`].*['’]$/,
])

/** Whether a line is blank or a wrapper's. */
export function isWrapperLine(line: string): boolean {
  return line.trim() === '' || wrapperLine.test(line) || toldExitCode(line) !== null
}
