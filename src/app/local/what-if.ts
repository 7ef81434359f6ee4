/** Counts what each flag of a checker would cost: the checker runs once as it is, and once more for each flag. */
import type { Strictness } from '#checkers/checker.ts'
import { allCheckers } from '#checkers/registry.ts'
import { choice, invalid } from '#config/values.ts'
import { compareDiagnosticSets } from '#match/compare.ts'
import type { FlagCosts, FlagOutcome, FolderCost } from '#model/flag-costs.ts'
import { compareText } from '#model/order.ts'
import { ProblemError } from '#model/problem.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { type LocalPorts, localRun, type RunSource, silent, snapshotOf } from './local-run.ts'

/** Which flags; empty: all that are known of the checker. */
export interface WhatIfOrder {
  readonly source: RunSource
  readonly flags: readonly string[]
}

/** Throws a `ProblemError` when the checker has no such flag, or the run without any can't be trusted. */
export async function whatIf({ source, flags }: WhatIfOrder, ports: LocalPorts): Promise<FlagCosts> {
  const run = await localRun(source, ports)
  const { strictness, name } = run.checker
  if (strictness === undefined) {
    const able = allCheckers
      .filter((checker) => checker.strictness !== undefined)
      .map((checker) => checker.name)
    throw invalid({ input: '--checker', value: name }, `one whose flags are known: ${able.join(', ')}`)
  }
  const wanted = flags.length === 0 ? strictness.flags : flags.map((flag) => knownFlag(flag, strictness))
  const runWith = (words: readonly string[]): Promise<Snapshot> => {
    const check = { ...source.check, args: [...source.check.args, ...words] }
    return snapshotOf({ ...run, source: { ...source, check } }, { ...silent(ports), partial: false })
  }
  ports.log.info(`as it is (1 of ${wanted.length + 1})`)
  const today = await runWith([])
  const outcomes: (readonly [flag: string, outcome: Outcome])[] = []
  for (const [index, flag] of wanted.entries()) {
    ports.log.info(`${flag} (${index + 2} of ${wanted.length + 1})`)
    outcomes.push([flag, await outcomeOf(() => runWith(strictness.argumentsFor(flag)), today)])
  }
  const seen = new Set(foldersOf(today))
  for (const [, outcome] of outcomes) {
    for (const { folder } of outcome.kind === 'counted' ? outcome.folders : []) {
      seen.add(folder)
    }
  }
  const flagsInOrder = outcomes.map(([flag, outcome]) => ({ flag, outcome: withFree(outcome, seen) }))
  return { name: today.name, errors: today.diagnostics.count('error'), flags: flagsInOrder }
}

function knownFlag(flag: string, { flags }: Strictness): string {
  const [first = '', ...more] = flags
  return choice({ input: '--flag', value: flag }, [first, ...more])
}

type Counted = Extract<FlagOutcome, { readonly kind: 'counted' }>
type Outcome = Omit<Counted, 'freeIn'> | Exclude<FlagOutcome, Counted>

async function outcomeOf(run: () => Promise<Snapshot>, today: Snapshot): Promise<Outcome> {
  try {
    const then = await run()
    const compared = compareDiagnosticSets({ base: today.diagnostics, head: then.diagnostics, lineMap: null })
    const isError = ({ diagnostic }: { readonly diagnostic: { readonly severity: string } }): boolean =>
      diagnostic.severity === 'error'
    const added = compared.new.filter(isError)
    return {
      kind: 'counted',
      added: added.length,
      removed: compared.fixed.filter(isError).length,
      folders: folderCosts(added.map(({ diagnostic }) => folderOf(diagnostic.path))),
    }
  } catch (error) {
    if (error instanceof ProblemError) {
      return { kind: 'failed', problem: error.problem }
    }
    throw error
  }
}

/** A folder where nobody ever saw an error may not have been looked at, so it is not called free. */
function withFree(outcome: Outcome, seen: ReadonlySet<string>): FlagOutcome {
  if (outcome.kind === 'failed') {
    return outcome
  }
  const costly = new Set(outcome.folders.map(({ folder }) => folder))
  return { ...outcome, freeIn: [...seen].filter((folder) => !costly.has(folder)).sort(compareText) }
}

function foldersOf({ diagnostics }: Snapshot): readonly string[] {
  return [...diagnostics].map(({ path }) => folderOf(path))
}

function folderCosts(folders: readonly string[]): readonly FolderCost[] {
  const counts = new Map<string, number>()
  for (const folder of folders) {
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .map(([folder, added]) => ({ folder, added }))
    .sort((one, other) => other.added - one.added || compareText(one.folder, other.folder))
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end === -1 ? '.' : path.slice(0, end)
}
