/** What a run without a result leaves behind: the reason, the exit code, and no older result in place of its own. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { withdraw } from '#app/local/result-places.ts'
import { commandLineProblem } from '#messages/command-line-problem.ts'
import { withdrawnText } from '#messages/withdrawn-text.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { FailedResult } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import { jsonText } from '#render/encode/json.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { reportBug } from './bug-report.ts'
import { placesOf } from './cli-outputs.ts'
import { errorText } from './error-text.ts'
import { rendered } from './rendered.ts'

/** Gives the exit code. */
export async function failedRun(error: unknown, argv: readonly string[]): Promise<number> {
  if (!(error instanceof ProblemError)) {
    reportBug(error)
    await clear({ outcome: 'bug', problem: { kind: 'run-interrupted' } }, argv)
    return exitCodes.bug
  }
  const { problem } = error
  process.stderr.write(errorText(problem))
  const outcome = outcomeOf(problem)
  await clear({ outcome, problem }, argv)
  return exitCodes[outcome]
}

function outcomeOf({ kind }: Problem): 'config-error' | 'not-comparable' {
  return problemFamilies[kind] === 'config-error' ? 'config-error' : 'not-comparable'
}

/** A snapshot stays where nothing was run, and where only writing failed: then it is what it was. */
async function clear(
  { outcome, problem }: Pick<FailedResult, 'outcome' | 'problem'>,
  argv: readonly string[],
): Promise<void> {
  const places = placesOf(argv)
  const report = {
    name: 'type-ratchet',
    checker: null,
    leg: null,
    result: { kind: 'failed', outcome, enforced: true, problem },
    hosted: null,
    reproduce: '',
    warnings: [],
  } as const
  const gone = await withdraw(
    { ...places, snapshots: outcome === 'config-error' ? [] : places.snapshots },
    {
      noResult: async ({ format }) =>
        argv[0] === 'dashboard' && format === 'json'
          ? jsonText({ version: 1, failure: { kind: problem.kind, what: commandLineProblem(problem).what } })
          : rendered(report, { format, explain: false, all: true, quiet: false }, plainStyle),
      files: nodeFiles,
    },
  )
  for (const each of gone) {
    process.stderr.write(`${terminalText(withdrawnText(each))}\n`)
  }
}
