/**
 * Decides whether a run of zuban can be trusted: it prints mypy's text, and its summary proves the end.
 *
 * What differs: a syntax error stops nothing, a configuration that it can't read makes it panic, and a file that is no text
 * is left out with an exit code of 0. zuban 0.10.
 */
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { mypy } from '../mypy/mypy.ts'
import { mypyFlags, mypyStrictSettings } from '../mypy/strict-settings.ts'
import { describeExit } from '../output/exit-words.ts'
import { lastLines, outputText } from '../output/output-text.ts'
import type { SettingsQuery } from '../settings/settings.ts'

/** Said on standard error before mypy's reader would take it for a crash or for nothing at all. */
function zubanFailure(output: CheckerOutput): CheckerProblem | null {
  const lines = [...outputText(output.stdout).lines, ...outputText(output.stderr).lines]
  const says = (pattern: RegExp): string | undefined => lines.find((line) => pattern.test(line))
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const empty = says(/^No Python files found to check for |^Success: no issues found in 0 source files$/)
  if (empty !== undefined) {
    return { kind: 'checker-no-files', evidence: empty }
  }
  if (says(/^Problem parsing .*[Cc]onfig: /) !== undefined) {
    return { kind: 'checker-bad-configuration', ...facts }
  }
  return says(/^error: (?:unexpected argument|invalid value|a value is required|unrecognized subcommand)/) ===
    undefined
    ? null
    : { kind: 'checker-usage-error', ...facts }
}

function readZuban(output: CheckerOutput): Reading {
  const problem = zubanFailure(output)
  return problem === null ? mypy.read(output) : { kind: 'not-comparable', problem }
}

/** `zuban check src` */
function withoutVerb<Query extends SettingsQuery>(query: Query): Query {
  return query.args?.[0] === 'check' ? { ...query, args: query.args.slice(1) } : query
}

/** zuban 0.10 and later; `zmypy` prints the same. It reads mypy's configuration files, so none of them says who uses it. */
export const zuban: Checker = {
  name: 'zuban',
  executable: 'zuban',
  oldest: '0.10',
  defaultArgs: ['check', '--show-column-numbers', '--show-error-codes', '--no-pretty'],
  configFiles: [{ name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.zuban\s*[.\]]/m }],
  alsoReads: mypy.configFiles,
  sources: mypy.sources,
  readVersion: (text) => /^zuban (\d\S*)/m.exec(text)?.[1] ?? null,
  read: readZuban,
  account: mypy.account,
  settings: (query) => mypy.settings(withoutVerb(query)),
  // What it does without a value depends on how it is called.
  strictSettings: async (query) => ({
    ...(await mypyStrictSettings(withoutVerb(query))),
    implied: () => null,
  }),
  strictFlags: mypyFlags,
  language: 'Python',
}
