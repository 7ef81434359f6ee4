/** One run of a checker with one of its strictness flags, and what it adds to a run without. */
import type { Strictness, TurnedOn } from '#checkers/checker.ts'
import { withoutOption } from '#checkers/settings/words.ts'
import type { CheckConfig } from '#config/config.ts'
import type { Diagnostic } from '#model/diagnostic.ts'
import type { FlagOutcome, FolderCost } from '#model/flag-costs.ts'
import { compareText } from '#model/order.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { CheckerProcess } from '#ports/checker-process.ts'
import { settingsQuery } from '../run/identify-run.ts'
import { type LocalPorts, type LocalRun, silent, snapshotOf } from './local-run.ts'

/** What {@link flagRun} needs besides. */
export interface FlagPorts extends LocalPorts {
  /** A file of this text and a new name stands in the folder while the action lasts, which gets its name. */
  readonly lend: <Result>(
    folder: string,
    text: string,
    action: (name: string) => Promise<Result>,
  ) => Promise<Result>
}

type Counted = Extract<FlagOutcome, { readonly kind: 'counted' }>
/** Which folders are free is known once all have run. */
export type RunOutcome = Omit<Counted, 'freeIn'> | Exclude<FlagOutcome, Counted>

/** As it is today. */
export function plainRun(run: LocalRun, ports: LocalPorts): Promise<Snapshot> {
  return snapshotOf(run, { ...silent(ports), partial: false })
}

/** Never throws a `ProblemError`: a run that can't be trusted is an outcome of its own. */
export async function flagRun(
  flag: string,
  strictness: Strictness,
  { run, today, ports }: { readonly run: LocalRun; readonly today: Snapshot; readonly ports: FlagPorts },
): Promise<RunOutcome> {
  const { checker, base, source } = run
  try {
    const query = settingsQuery(checker, source.check, { base, files: ports.files })
    // Of a command whose program is not known, any word may be the checker's.
    const args = query.args ?? [...(source.check.command ?? []), ...source.check.args]
    const turnedOn = await strictness.turnOn(flag, { ...query, args })
    return turnedOn === null ? { kind: 'on' } : added(today, await runWith(turnedOn, run, ports))
  } catch (error) {
    if (error instanceof ProblemError) {
      return { kind: 'failed', problem: error.problem }
    }
    throw error
  }
}

async function runWith(turnedOn: TurnedOn, run: LocalRun, ports: FlagPorts): Promise<Snapshot> {
  const { check } = run.source
  const started = (
    words: Pick<CheckConfig, 'command' | 'args'>,
    process: CheckerProcess,
  ): Promise<Snapshot> =>
    plainRun({ ...run, source: { ...run.source, check: { ...check, ...words } } }, { ...ports, process })
  if (turnedOn.kind === 'words') {
    const { command, args } = check
    return started({ command, args: [...args, ...turnedOn.words] }, ports.process)
  }
  const { folder, content, option, unknown } = turnedOn
  const [program, ...words] = check.command ?? []
  const command = program === undefined ? null : ([program, ...withoutOption(words, option)] as const)
  return ports.lend(ports.files.join(run.base.cwd, folder), content, (name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    const args = [...withoutOption(check.args, option), option[0], path]
    return started({ command, args }, knowing(unknown, ports.process))
  })
}

/** Throws where the checker says that it does not know the flag, because it goes on without. */
function knowing(unknown: RegExp, process: CheckerProcess): CheckerProcess {
  return {
    ...process,
    run: async (invocation) => {
      const result = await process.run(invocation)
      const said = 'stdout' in result ? `${result.stderr}\n${result.stdout}`.split(/\r?\n/) : []
      const line = said.find((each) => unknown.test(each))
      if (line !== undefined && result.kind === 'exited') {
        const exit = `exit code ${result.code}`
        throw new ProblemError({ kind: 'checker-bad-configuration', exit, lastLines: [line] })
      }
      return result
    },
  }
}

/** Both runs saw the same files, so an error is the same only where every word and place is. */
function added(today: Snapshot, then: Snapshot): RunOutcome {
  const left = new Map<string, number>()
  for (const error of errorsOf(today)) {
    left.set(keyOf(error), (left.get(keyOf(error)) ?? 0) + 1)
  }
  const more = errorsOf(then).filter((error) => {
    const known = left.get(keyOf(error)) ?? 0
    left.set(keyOf(error), Math.max(0, known - 1))
    return known === 0
  })
  return {
    kind: 'counted',
    added: more.length,
    removed: [...left.values()].reduce((sum, count) => sum + count, 0),
    folders: folderCosts(more.map(({ path }) => folderOf(path))),
  }
}

function errorsOf({ diagnostics }: Snapshot): readonly Diagnostic[] {
  return [...diagnostics].filter(({ severity }) => severity === 'error')
}

function keyOf({ path, line, column, code, message }: Diagnostic): string {
  return JSON.stringify([path, line, column, code, message])
}

function folderCosts(folders: readonly string[]): readonly FolderCost[] {
  const counts = new Map<string, number>()
  for (const folder of folders) {
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .map(([folder, count]) => ({ folder, added: count }))
    .sort((one, other) => other.added - one.added || compareText(one.folder, other.folder))
}

/** `.` for the root. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end === -1 ? '.' : path.slice(0, end)
}
