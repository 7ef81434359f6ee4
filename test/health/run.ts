/** Starts a checker as the application does, and says how that was judged and what there was to read. */
import { join } from 'node:path'
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { spawnedChecker } from '#adapters/process/spawned-checker.ts'
import { runChecker } from '#app/run/run-checker.ts'
import type { CheckerOutput } from '#checkers/checker.ts'
import { checkerFor } from '#checkers/registry.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import type { Log } from '#ports/log.ts'
import { copyOfTree } from '#test/support/checkers.ts'
import { TemporaryFolder } from '#test/support/temporary-folder.ts'
import { type Subject, searchPath } from './subject.ts'
import type { StartedWay } from './way.ts'

/** How a run was judged. */
export interface Judged {
  /** Null when it was read. */
  readonly problem: Problem | null
  /** Both streams, as a user would keep them in one file. */
  readonly text: string
}

const silent: Log = {
  info: () => undefined,
  warning: () => undefined,
  error: () => undefined,
  annotate: () => undefined,
  group: (_, body) => body(() => undefined),
}

/** In a copy of the row's tree. */
export async function runWay(way: StartedWay, subject: Subject): Promise<Judged> {
  await using folder = new TemporaryFolder(await copyOfTree(subject.trees[way.tree ?? 'errors']))
  await way.prepare?.(folder, subject)
  const printed: string[] = []
  const environment = { PATH: searchPath, HOME: folder.path, LC_ALL: 'C.UTF-8', ...way.env }
  const limits = { graceMs: 100, ...(way.mostBytes === undefined ? {} : { bytes: way.mostBytes }) }
  const spawned = spawnedChecker(environment, limits)
  const process: CheckerProcess = {
    locate: spawned.locate,
    run: async (invocation) => {
      const result = await spawned.run(invocation)
      printed.push('stdout' in result ? result.stdout + result.stderr : '')
      return result
    },
  }
  const [program = '', ...rest] = way.command(subject)
  const check = {
    checker: subject.name,
    command: [program, ...rest],
    args: [],
    workingDirectory: '.',
    inputFile: null,
    exitCode: null,
    timeLimitMs: way.timeLimitMs ?? null,
  }
  const problem = await problemOf(
    () =>
      runChecker(checkerFor(subject.name), check, {
        process,
        files: nodeFiles,
        log: silent,
        cwd: join(folder.path, way.cwd ?? '.'),
      }),
    subject,
  )
  return { problem, text: printed.join('') }
}

/** Null when the output is believed. */
export async function problemOf(
  output: () => Promise<CheckerOutput>,
  { name }: Subject,
): Promise<Problem | null> {
  try {
    const reading = checkerFor(name).read(await output())
    return reading.kind === 'read' ? null : reading.problem
  } catch (error) {
    if (error instanceof ProblemError) {
      return error.problem
    }
    throw error
  }
}
