/** Checks a working copy, or the text of its checker, against a baseline. */
import { joinArguments } from '#config/argv.ts'
import type { NothingToCheck } from '#messages/nothing-to-check-text.ts'
import type { ChangedFile } from '#model/change.ts'
import { legSeparator } from '#model/diagnostic.ts'
import { type LineMap, withoutFiles } from '#model/line-map.ts'
import type { Policy } from '#model/policy.ts'
import type { Report } from '#model/report.ts'
import type { SaidOption } from '#model/said-options.ts'
import { wholeScope } from '#model/scope-report.ts'
import type { Snapshot } from '#model/snapshot.ts'
import { namesOwner } from '#policy/limits.ts'
import type { Repo } from '#ports/repo.ts'
import { sidesHere } from '../change/change-sides.ts'
import { hiddenByChange } from '../change/hidden-by-change.ts'
import type { UsableBaseline } from '../compare/compare-snapshots.ts'
import { compareConfirmed } from '../compare/confirm-new.ts'
import { limitOwnersHere } from '../illustrate/code-owners.ts'
import { checkedFiles } from '../run/checked-files.ts'
import { checkerCommand } from '../run/checker-command.ts'
import { folderInRoot } from '../run/identify-run.ts'
import { commandLine } from '../run/run-checker.ts'
import { type BaselineWish, baselineHere, givenBaseline } from './baseline-here.ts'
import { fileBaseline, requireSameChecker } from './compare-files.ts'
import { type LocalPorts, type LocalRun, localRun, type RunSource, snapshotOf } from './local-run.ts'
import { localScope } from './local-scope.ts'
import { narrowed } from './own-files.ts'

/** A check of the working copy. */
export interface CheckOrder extends BaselineWish {
  readonly source: RunSource
  readonly policy: Policy
  /** `report-only`: the rules are evaluated and fail nothing. */
  readonly mode: 'enforce' | 'report-only'
  /** Only the files that the arguments name are compared. */
  readonly partial: boolean
  /** Which files are checked; null: all. */
  readonly only: 'staged' | 'changed' | null
  /** Run the checker a second time when there are new errors. */
  readonly confirmNew: boolean
  /** See {@link Report}. */
  readonly said: readonly SaidOption[]
}

/** A report, and the snapshot that it speaks of; or that no file was there to be checked. */
export type CheckedHere =
  | { readonly kind: 'checked'; readonly report: Report; readonly snapshot: Snapshot }
  | ({ readonly kind: 'nothing' } & NothingToCheck)

/** Without a baseline nothing is enforced. What can be refused is refused before the checker starts: it may take minutes. */
export async function checkHere(order: CheckOrder, ports: LocalPorts): Promise<CheckedHere> {
  const { only } = order
  // Read before anything is run: a checker may take minutes.
  const given = await givenBaseline(order, ports)
  const whole = await localRun(order.source, ports)
  const part = only === null ? { here: whole, partial: order.partial } : await narrowed(whole, only, ports)
  if (part === null) {
    return { kind: 'nothing', only: only ?? 'changed', checker: whole.checker.name }
  }
  const { here, partial } = part
  const found = given ?? (await baselineHere(order, whole, ports))
  if (found.kind === 'found') {
    requireSameChecker(found.snapshot, { checker: { name: here.checker.name } })
  }
  const run = (): Promise<Snapshot> => snapshotOf(here, { ...ports, partial })
  const current = await run()
  const baseline: UsableBaseline =
    found.kind === 'none'
      ? { state: 'absent', problem: { kind: 'baseline-not-asked', looked: found.looked } }
      : fileBaseline(found.snapshot, current, found.source)
  const base = baseline.state === 'loaded' ? baseline.snapshot : null
  const { root } = here.base
  const repo = ports.repo(root)
  const { change, lineMap } = await wayHere(base, repo)
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
      owners: namesOwner(order.policy) ? await limitOwnersHere(ports.files, root) : null,
    },
    order.confirmNew ? run : null,
  )
  const commit = base?.commit ?? null
  const hidden =
    base === null || commit === null || change === null
      ? {}
      : await hiddenByChange(
          result,
          { checker: here.checker, args: ownWords(here), head: current, base },
          sidesHere({ files: change, base: commit, root, folder: await repo.folder() }, { ...ports, repo }),
        )
  const report: Report = {
    name: current.name,
    checker: current.checker,
    leg: current.platform.legs?.join(legSeparator) ?? current.platform.leg,
    result: { ...result, ...hidden },
    hosted: null,
    said: order.said,
    reproduce: reproduction(here),
    warnings,
  }
  return { kind: 'checked', report, snapshot: current }
}

/** What git knows of the way from the baseline to the working copy; nothing without a commit. */
async function wayHere(
  base: Snapshot | null,
  repo: Repo,
): Promise<{ readonly change: readonly ChangedFile[] | null; readonly lineMap: LineMap | null }> {
  const commit = base?.commit ?? null
  if (commit === null) {
    return { change: null, lineMap: null }
  }
  const way = await repo.wayHere(commit)
  return way === null
    ? { change: null, lineMap: null }
    : { ...way, lineMap: withoutFiles(way.lineMap, { base: base?.edited ?? [], head: [] }) }
}

/** The command line that does the same for a person, from the root. */
function reproduction({ source, checker, base }: LocalRun): string {
  const { check, text } = source
  if (text !== null) {
    return ''
  }
  const folder = folderInRoot(base)
  const enter = folder === '' ? '' : `cd ${joinArguments([folder])} && `
  return `${enter}${joinArguments(commandLine(checker, check))}`
}

function ownWords({ source, checker }: LocalRun): readonly string[] | null {
  return source.text === null ? (checkerCommand(checker, source.check)?.args ?? null) : null
}

/** Nothing can be asked of a checker that ran elsewhere. */
function listing({ source, checker, base }: LocalRun, { process }: LocalPorts) {
  return source.text === null ? () => checkedFiles(checker, source.check, { base, process }) : null
}
