/** `readiness`: the score of all checks of the configuration file, of a run or of the baselines at hand. */
import { availableParallelism } from 'node:os'
import { writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { readinessFacts } from '#app/checks/joint-readiness.ts'
import { checksHere } from '#app/local/checks-here.ts'
import { recordedFacts } from '#app/local/readiness-here.ts'
import type { ChecksFile } from '#config/file/checks-file.ts'
import { noBaselinesText } from '#messages/no-baselines-text.ts'
import { ProblemError } from '#model/problem.ts'
import type { Readiness, ReadinessFacts } from '#model/readiness.ts'
import { exitCodes } from '#model/verdict.ts'
import { defaultReadiness, judgeReadiness, readinessOutcome } from '#policy/readiness.ts'
import { jsonText } from '#render/encode/json.ts'
import { terminalText } from '#render/encode/terminal.ts'
import { readinessJson } from '#render/joint/readiness-json.ts'
import { readinessLines } from '#render/joint/readiness-text.ts'
import { problemLines } from '#render/problem-lines.ts'
import { type FoundChecks, foundChecks } from './checks-command.ts'
import type { Command } from './cli-command.ts'
import { localPorts } from './local-ports.ts'

type ReadinessCommand = Extract<Command, { readonly kind: 'readiness' }>

/** What is known of every check, and where that was read. */
interface Known {
  readonly facts: readonly ReadinessFacts[]
  readonly missing: readonly string[]
  /** One line a check, for people. */
  readonly sources: readonly string[]
}

/** Gives the exit code: of a score that is too low 1, of one that is not known 3. Without `readiness` in the file nothing is asked for. */
export async function runReadiness(
  command: ReadinessCommand,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const found = await foundChecks({ only: null, settings: new Map(), root: command.root })
  if (found === null) {
    throw new ProblemError({ kind: 'config-file-none', input: 'readiness' })
  }
  const policy = found.file.readiness ?? defaultReadiness
  const known = await (command.checkOnly ? recorded : run)(found, command, environment)
  const readiness = judgeReadiness({ ...known, policy, enforced: true })
  const sources = [...known.sources, ...targetSources(found.file)]
  await writeStandardOutput(command.format === 'json' ? json(readiness) : text(readiness, command, sources))
  return exitCodes[readinessOutcome(readiness)]
}

/** Of the baselines, as they are: nothing is started. */
async function recorded(
  { root, file: { checks } }: FoundChecks,
  _: ReadinessCommand,
  environment: NodeJS.ProcessEnv,
): Promise<Known> {
  const { facts, missing, files } = await recordedFacts({ checks, root }, localPorts(environment))
  if (missing.length > 0) {
    process.stderr.write(`${terminalText(noBaselinesText(missing))}\n`)
  }
  return { facts, missing, sources: facts.map(({ check }, index) => `${check}: read from ${files[index]}`) }
}

/** Of a run of every check. Whatever its limits say, only the score decides. */
async function run(
  { root, file }: FoundChecks,
  { echo }: ReadinessCommand,
  environment: NodeJS.ProcessEnv,
): Promise<Known> {
  const ports = localPorts(environment, echo)
  const single = { partial: false, baselineFile: null }
  const each = { against: null, only: null, said: [] }
  const cores = availableParallelism()
  const order = { file, checks: file.checks, root, cores, strict: true, single, each }
  const { joint, failed: withoutResult } = await checksHere(order, ports)
  const failed = joint.reports.flatMap(({ name, result }) =>
    result.kind === 'failed' ? [{ name, problem: result.problem }] : [],
  )
  ports.log.tellHeld({ checks: withoutResult })
  for (const { name, problem } of failed) {
    process.stderr.write(`${[terminalText(name), ...problemLines(problem)].join('\n')}\n`)
  }
  const facts = readinessFacts(joint.reports)
  return {
    facts,
    missing: failed.map(({ name }) => name),
    sources: facts.map(({ check }) => `${check}: this run`),
  }
}

/** The one number that people set themselves. */
function targetSources({ checks }: ChecksFile): readonly string[] {
  return checks.flatMap(({ name, settings }) => {
    const target = settings.get('target-errors')
    return target === undefined || target.value === ''
      ? []
      : [`${name}: target-errors ${target.value} by ${target.from}`]
  })
}

function text(readiness: Readiness, { verbose }: ReadinessCommand, sources: readonly string[]): string {
  const lines = readinessLines(readiness, verbose)
  return `${[...lines, ...(verbose ? sources.map((line) => `  ${terminalText(line)}`) : [])].join('\n')}\n`
}

function json(readiness: Readiness): string {
  return jsonText({ version: 1, ...readinessJson(readiness) })
}
