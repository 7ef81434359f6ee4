/** What a run without a result leaves behind: the reason, the exit code, and no older result in place of its own. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { hasWritten, writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { withdraw } from '#app/local/result-places.ts'
import { toldProblem } from '#messages/told-problem.ts'
import { withdrawnText } from '#messages/withdrawn-text.ts'
import type { FiledPlace } from '#model/filed-place.ts'
import { type Problem, ProblemError, problemFamilies } from '#model/problem.ts'
import type { FailedResult, Report } from '#model/report.ts'
import { exitCodes } from '#model/verdict.ts'
import { jsonText } from '#render/encode/json.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { problemTextLines } from '#render/problem-lines.ts'
import { plainStyle } from '#render/terminal/terminal-style.ts'
import { reportBug } from './bug-report.ts'
import { saidOptions } from './cli-arguments.ts'
import { type AnyOutput, placesOf } from './cli-outputs.ts'
import { errorText } from './error-text.ts'
import { rendered } from './rendered.ts'

/** Gives the exit code. */
export async function failedRun(error: unknown, argv: readonly string[]): Promise<number> {
  if (!(error instanceof ProblemError)) {
    reportBug(error)
    await clear({ outcome: 'bug', problem: { kind: 'run-interrupted' }, check: null }, argv)
    return exitCodes.bug
  }
  const { problem, check } = error
  process.stderr.write(errorText(error, argv))
  const outcome = outcomeOf(problem)
  await clear({ outcome, problem, check }, argv)
  return exitCodes[outcome]
}

function outcomeOf({ kind }: Problem): 'config-error' | 'not-comparable' {
  return problemFamilies[kind] === 'config-error' ? 'config-error' : 'not-comparable'
}

type Failure = Pick<FailedResult, 'outcome' | 'problem'> & { readonly check: FiledPlace | null }

/** A snapshot stays where nothing was run, and where only writing failed: then it is what it was. */
async function clear({ outcome, problem, check }: Failure, argv: readonly string[]): Promise<void> {
  const places = placesOf(argv)
  const report: Report = {
    name: check?.name ?? 'type-ratchet',
    checker: null,
    leg: null,
    result: { kind: 'failed', outcome, enforced: true, problem },
    hosted: null,
    reproduce: '',
    ...(check === null ? {} : { filed: { path: check.path, edits: [] } }),
    said: saidOptions(argv),
    warnings: [],
  }
  const noResult = ({ format }: AnyOutput): Promise<string> =>
    noResultText(report, {
      problem,
      format: argv[0] === 'dashboard' && format === 'json' ? 'dashboard-json' : format,
    })
  const gone = await withdraw(
    { ...places, snapshots: outcome === 'config-error' ? [] : places.snapshots },
    { noResult, files: nodeFiles },
  )
  for (const each of gone) {
    process.stderr.write(`${terminalText(withdrawnText(each))}\n`)
  }
  // For people standard error says it; a program reads the form that it asked for, unless that has been written.
  const piped = places.reports.find(({ file }) => file === null)
  if (piped !== undefined && !isForPeople(piped) && !hasWritten()) {
    await writeStandardOutput(await noResult(piped))
  }
}

function isForPeople({ format }: AnyOutput): boolean {
  return format === 'text' || format === 'answer'
}

async function noResultText(
  report: Report,
  { problem, format }: { readonly problem: Problem; readonly format: AnyOutput['format'] | 'dashboard-json' },
): Promise<string> {
  const text = toldProblem(problem, report)
  switch (format) {
    case 'answer':
      return `no result\n\n${problemTextLines(text).join('\n')}\n`
    case 'answer-json': {
      const { what, why, fix } = text
      return jsonText({ version: 1, problem: { code: problem.kind, what, why, fix } })
    }
    case 'dashboard-json':
      return jsonText({ version: 1, failure: { kind: problem.kind, what: text.what } })
    default:
      return rendered(report, { format, explain: false, all: true, quiet: false }, plainStyle)
  }
}
