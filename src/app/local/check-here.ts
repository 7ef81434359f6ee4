/** Checks a working copy, or the text of its checker, against a baseline. */
import { joinArguments } from '#config/argv.ts'
import { legSeparator } from '#model/diagnostic.ts'
import { withoutFiles } from '#model/line-map.ts'
import type { Policy } from '#model/policy.ts'
import type { Report } from '#model/report.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import type { UsableBaseline } from '../compare/compare-snapshots.ts'
import { compareConfirmed } from '../compare/confirm-new.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { commandLine } from '../run/run-checker.ts'
import { committedBaseline } from './committed-baseline.ts'
import { fileBaseline, readSnapshot, requireSameChecker } from './compare-files.ts'
import { type LocalPorts, type LocalRun, localRun, type RunSource, snapshotOf } from './local-run.ts'
import { localScope } from './local-scope.ts'

/** A check of the working copy. */
export interface CheckOrder {
  readonly source: RunSource
  readonly policy: Policy
  /** null: the committed file at its default place. */
  readonly baselineFile: string | null
  /** `report-only`: the rules are evaluated and fail nothing. */
  readonly mode: 'enforce' | 'report-only'
  /** One of several: a committed baseline must be its own by name. */
  readonly oneOfSeveral: boolean
  /** Only the files that the arguments name are compared. */
  readonly partial: boolean
  /** Run the checker a second time when there are new errors. */
  readonly confirmNew: boolean
}

/** A report, and the snapshot that it speaks of. */
export interface CheckedHere {
  readonly report: Report
  readonly snapshot: Snapshot
}

/** Without a baseline nothing is enforced. What can be refused is refused before the checker starts: it may take minutes. */
export async function checkHere(order: CheckOrder, ports: LocalPorts): Promise<CheckedHere> {
  const { partial, baselineFile } = order
  const given = baselineFile === null ? null : await readSnapshot(baselineFile, ports.files)
  const here = await localRun(order.source, ports)
  const found =
    given === null ? await committed(here, order, ports) : { kind: 'found' as const, snapshot: given }
  if (found.kind === 'found') {
    requireSameChecker(found.snapshot, { checker: { name: here.checker.name } })
  }
  const run = (): Promise<Snapshot> => snapshotOf(here, { ...ports, partial })
  const current = await run()
  const baseline: UsableBaseline =
    found.kind === 'none'
      ? { state: 'absent', problem: { kind: 'baseline-not-asked', looked: found.looked } }
      : fileBaseline(found.snapshot, current)
  const base = baseline.state === 'loaded' ? baseline.snapshot : null
  const commit = base?.commit ?? null
  const { root } = here.base
  const repo = ports.repo(root)
  const change = commit === null ? null : await repo.changedHere(commit)
  const map = commit === null ? null : await repo.lineMapHere(commit)
  const lineMap = map === null ? null : withoutFiles(map, { base: base?.edited ?? [], head: [] })
  const list = listing(here, ports)
  const scope =
    base === null ? wholeScope : await localScope({ base, head: current, partial, change, root, list }, ports)
  const { result, warnings } = await compareConfirmed(
    {
      baseline,
      current,
      lineMap,
      policy: order.policy,
      mode: order.mode,
      change: null,
      scope,
      today: ports.today,
    },
    order.confirmNew ? run : null,
  )
  const report: Report = {
    name: current.name,
    checker: current.checker,
    leg: current.platform.legs?.join(legSeparator) ?? current.platform.leg,
    result,
    hosted: null,
    reproduce: reproduction(here),
    warnings,
  }
  return { report, snapshot: current }
}

/** The command line that does the same for a person, from the root. */
function reproduction({ source, checker }: LocalRun): string {
  const { check, text } = source
  if (text !== null) {
    return ''
  }
  const enter = check.workingDirectory === '.' ? '' : `cd ${joinArguments([check.workingDirectory])} && `
  return `${enter}${joinArguments(commandLine(checker, check))}`
}

type Found =
  | { readonly kind: 'found'; readonly snapshot: Snapshot }
  | { readonly kind: 'none'; readonly looked: readonly string[] }

async function committed(
  { name, source }: LocalRun,
  { oneOfSeveral }: CheckOrder,
  { files }: LocalPorts,
): Promise<Found> {
  const { file, looked } = await committedBaseline({ root: source.root, name, oneOfSeveral }, files)
  return file === null
    ? { kind: 'none', looked }
    : { kind: 'found', snapshot: await readSnapshot(file, files) }
}

/** Nothing can be asked of a checker that ran elsewhere. */
function listing({ source, checker, base }: LocalRun, { process }: LocalPorts) {
  return source.text === null ? () => checkedFiles(checker, source.check, { base, process }) : null
}
