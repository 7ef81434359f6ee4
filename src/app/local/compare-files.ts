/** Compares two snapshot files. Knows no checker, so it starts quickly. */
import type { BaselineOrigin } from '#model/baseline.ts'
import type { ChangedFile } from '#model/change.ts'
import { areSameChecker, otherChecker } from '#model/checker-title.ts'
import { legSeparator } from '#model/diagnostic.ts'
import { withoutFiles } from '#model/line-map.ts'
import type { Policy } from '#model/policy.ts'
import { type Problem, ProblemError } from '#model/problem.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import type { CheckerIdentity, Snapshot } from '#model/snapshot.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import { decodeBaseline } from '#snapshot/decode-baseline.ts'
import { atRootOf } from '#snapshot/moved-root.ts'
import { committedSides } from '../change/change-sides.ts'
import { compareSnapshots, type UsableBaseline } from '../compare/compare-snapshots.ts'
import { requiredText } from '../files/required-file.ts'
import { localScope } from './local-scope.ts'

/** Reads a snapshot file or a committed baseline. Throws a `ProblemError`: a missing file is the user's, a broken one not comparable. */
export async function readSnapshot(path: string, files: Files): Promise<Snapshot> {
  const text = await requiredText({ role: 'snapshot', path }, files)
  return snapshotFrom(text, `The file “${path}”`, path.endsWith('.tsv'))
}

/** The same of a text; the rest as for `decodeBaseline`. */
export function snapshotFrom(text: string, source: string, meant = false): Snapshot {
  const decoded = decodeBaseline(text, source, meant)
  if (decoded.kind === 'refused') {
    throw new ProblemError(decoded.problem)
  }
  return decoded.snapshot
}

/** Two snapshots and the rules. */
export interface CompareOrder {
  readonly base: Snapshot
  readonly head: Snapshot
  readonly policy: Policy
  /** Under which the report goes; null: the head's. */
  readonly name: string | null
  /** The tree of the head, which tells the files that are still there; null when it is not at hand. */
  readonly root: string | null
  readonly partial: boolean
}

/** The outside world, as far as files are compared. */
export interface ComparePorts {
  readonly files: Files
  /** Knows both commits; null: no git. */
  readonly repo: Repo | null
}

/** Throws a `ProblemError` when the two speak of different checkers, or the head looked at too little. */
export async function compareFiles(order: CompareOrder, ports: ComparePorts): Promise<Report> {
  const { head, policy, root, partial } = order
  const { repo } = ports
  const baseline = fileBaseline(order.base, head)
  const base = baseline.snapshot
  const { folder } = head
  const known = repo !== null && base.commit !== null && head.commit !== null
  const map = known ? await repo.lineMap(base.commit, head.commit, folder) : null
  const edited = { base: base.edited ?? [], head: head.edited ?? [] }
  const lineMap = map === null ? null : withoutFiles(map, edited)
  const change = known ? await repo.changedFiles(base.commit, head.commit, folder) : null
  const scope = await localScope({ base, head, partial, change, root, list: null }, ports)
  const result = compareSnapshots({
    baseline,
    current: head,
    lineMap,
    policy,
    mode: 'enforce',
    change: null,
    scope,
  })
  const hidden =
    // What is in no commit can't be read.
    repo === null || change === null || edited.base.length + edited.head.length > 0
      ? {}
      : await hiddenBetween(result, { base, head, change, folder: head.folder ?? '' }, repo)
  const leg = head.platform.legs?.join(legSeparator) ?? null
  const warnings = lineMap === null ? [] : editWarnings(edited)
  return {
    name: order.name ?? head.name,
    checker: head.checker,
    leg,
    result: { ...result, ...hidden },
    hosted: null,
    reproduce: '',
    warnings,
  }
}

/** Most comparisons know no change and need no checker: loaded late. */
async function hiddenBetween(
  result: ComparedResult,
  sides: {
    readonly base: Snapshot
    readonly head: Snapshot
    readonly change: readonly ChangedFile[]
    readonly folder: string
  },
  repo: Repo,
): Promise<Pick<ComparedResult, 'suppressed' | 'loosened'>> {
  const { base, head, change: files, folder } = sides
  if (base.commit === null || head.commit === null) {
    return {}
  }
  const { checkerFor } = await import('#checkers/registry.ts')
  const { hiddenByChange } = await import('../change/hidden-by-change.ts')
  const run = { checker: checkerFor(head.checker.name), args: null, head, base }
  const texts = committedSides({ files, base: base.commit, head: head.commit, folder }, repo)
  return hiddenByChange(result, run, texts)
}

/** What git can't follow is said, one warning a side. */
function editWarnings(edited: Readonly<Record<'base' | 'head', readonly string[]>>): readonly Problem[] {
  return (['base', 'head'] as const).flatMap((side) => {
    const files = edited[side]
    return files.length === 0 ? [] : [{ kind: 'snapshot-edited', side, files }]
  })
}

/** A snapshot file as the baseline, told from the head's folder. Throws a `ProblemError` when it is of another checker. */
export function fileBaseline(
  snapshot: Snapshot,
  head: Snapshot,
  source: BaselineOrigin['source'] = 'file',
): Extract<UsableBaseline, { state: 'loaded' }> {
  requireSameChecker(snapshot, head)
  const { commit } = snapshot
  return {
    state: 'loaded',
    snapshot: atRootOf(snapshot, head),
    origin: { source, commit, distance: 0, runUrl: null },
  }
}

/** Throws a `ProblemError` otherwise: errors of different checkers can't be compared. */
export function requireSameChecker(
  { checker: base }: Snapshot,
  { checker: head }: { readonly checker: Pick<CheckerIdentity, 'name' | 'tool'> },
): void {
  if (!areSameChecker(base, head)) {
    throw new ProblemError(otherChecker(base, head))
  }
}
