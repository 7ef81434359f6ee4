/** Counts what each flag of a checker would cost: the checker runs once as it is, and once more for each flag that is not on. */
import type { Strictness } from '#checkers/checker.ts'
import { allCheckers } from '#checkers/registry.ts'
import { choice, invalid } from '#config/values.ts'
import type { FlagCosts, FlagOutcome } from '#model/flag-costs.ts'
import { compareText } from '#model/order.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { hidesChecker } from '../run/checker-command.ts'
import { type FlagPorts, flagRun, folderOf, plainRun, type RunOutcome } from './flag-run.ts'
import { type LocalRun, localRun, type RunSource } from './local-run.ts'

/** Which flags; empty: all that are known of the checker. */
export interface WhatIfOrder {
  readonly source: RunSource
  readonly flags: readonly string[]
}

/** Throws a `ProblemError` when the checker has no such flag, no flag comes to it, or the run without any can't be trusted. */
export async function whatIf({ source, flags }: WhatIfOrder, ports: FlagPorts): Promise<FlagCosts> {
  const run = await localRun(source, ports)
  const strictness = flagsKnown(run)
  const wanted = flags.length === 0 ? strictness.flags : flags.map((flag) => knownFlag(flag, strictness))
  ports.log.info(`as it is (1 of ${wanted.length + 1})`)
  const today = await plainRun(run, ports)
  const outcomes: (readonly [flag: string, outcome: RunOutcome])[] = []
  for (const [index, flag] of wanted.entries()) {
    ports.log.info(`${flag} (${index + 2} of ${wanted.length + 1})`)
    outcomes.push([flag, await flagRun(flag, strictness, { run, today, ports })])
  }
  const seen = new Set([...(await foldersChecked(run, ports)), ...foldersOf(today)])
  for (const [, outcome] of outcomes) {
    for (const { folder } of outcome.kind === 'counted' ? outcome.folders : []) {
      seen.add(folder)
    }
  }
  const flagsInOrder = outcomes.map(([flag, outcome]) => ({ flag, outcome: withFree(outcome, seen) }))
  return { name: today.name, errors: today.diagnostics.count('error'), flags: flagsInOrder }
}

function flagsKnown({ checker, source: { check } }: LocalRun): Strictness {
  const { strictness, name } = checker
  if (strictness === undefined) {
    const able = allCheckers.filter((each) => each.strictness !== undefined).map((each) => each.name)
    throw invalid({ input: '--checker', value: name }, `one whose flags are known: ${able.join(', ')}`)
  }
  if (hidesChecker(checker, check)) {
    const value = (check.command ?? []).join(' ')
    throw invalid(
      { input: '--command', value },
      `a command that starts ${name} itself, so that flags come to it`,
    )
  }
  return strictness
}

function knownFlag(flag: string, { flags }: Strictness): string {
  const [first = '', ...more] = flags
  return choice({ input: '--flag', value: flag }, [first, ...more])
}

/** A folder that nobody is known to have looked at is not called free. */
function withFree(outcome: RunOutcome, seen: ReadonlySet<string>): FlagOutcome {
  if (outcome.kind !== 'counted') {
    return outcome
  }
  const costly = new Set(outcome.folders.map(({ folder }) => folder))
  return { ...outcome, freeIn: [...seen].filter((folder) => !costly.has(folder)).sort(compareText) }
}

/** Empty where the checker can't tell. */
async function foldersChecked(
  { checker, source, base }: LocalRun,
  { process }: FlagPorts,
): Promise<readonly string[]> {
  const files = await checkedFiles(checker, source.check, { base, process })
  return [...(files ?? [])].filter((path) => !/(?:^|\/)node_modules\//.test(path)).map(folderOf)
}

function foldersOf({ diagnostics }: Snapshot): readonly string[] {
  return [...diagnostics].map(({ path }) => folderOf(path))
}
