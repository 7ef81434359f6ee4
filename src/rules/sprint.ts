/**
 * Which work to do next: first one change that answers many errors, then the last errors of a rule, then the last errors of
 * a file. What is at none can be held there.
 */
import { type Diagnostic, knownLine } from '#model/diagnostic.ts'
import type { RepoPath } from '#model/ids.ts'
import { compareText } from '#model/order.ts'
import type { Ownership } from '#model/report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Sprint, WorkItem } from '#model/sprint.ts'
import { categoryOf, categoryWords, type Priority } from './category.ts'
import { type LeverageCluster, leverageOf } from './leverage.ts'
import { isChangedHere } from './ownership.ts'

/** How the work is chosen. */
export interface SprintOrder {
  /** How many errors are wanted gone. The last piece of work may bring more: a change is whole or none. */
  readonly size: number
  /** Nobody can change somebody else's declaration. */
  readonly ownership: Ownership
  readonly ownersOf: (path: RepoPath) => readonly string[]
}

/** Up to this many errors of a rule are its last ones. */
const lastOfRule = 3

const ranks: Readonly<Record<Priority, number>> = { High: 0, Medium: 1, Mixed: 2, Low: 3 }

/** Of errors only; each counts for the first piece of work that answers it. */
export function sprintOf(
  checker: CheckerName,
  diagnostics: readonly Diagnostic[],
  { size, ownership, ownersOf }: SprintOrder,
): Sprint {
  const errors = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic) => ({ diagnostic, rank: rankOf(checker, diagnostic) }))
  const open = new Set(errors)
  const items: WorkItem[] = []
  for (const { least, members, ...work } of candidates(checker, { errors, open, ownership })) {
    if (errors.length - open.size >= size) {
      break
    }
    const answered = members.filter((member) => open.has(member))
    if (answered.length < least) {
      continue
    }
    for (const member of answered) {
      open.delete(member)
    }
    const paths = pathsOf(answered)
    const dirty = new Set(pathsOf([...open]))
    const cleans = paths.filter((path) => !dirty.has(path))
    items.push({ ...work, errors: answered.length, cleans, owners: sorted(paths.flatMap(ownersOf)) })
  }
  return { size, planned: errors.length - open.size, total: errors.length, items }
}

interface Ranked {
  readonly diagnostic: Diagnostic
  readonly rank: number
}

interface Candidate extends Pick<WorkItem, 'kind' | 'words' | 'code' | 'place'> {
  readonly members: readonly Ranked[]
  /** With fewer open errors it is not worth a line. */
  readonly least: number
}

interface Choice {
  readonly errors: readonly Ranked[]
  /** What nobody has answered yet; read when the next kind of work is asked for. */
  readonly open: ReadonlySet<Ranked>
  readonly ownership: Ownership
}

/** Best first. */
function* candidates(checker: CheckerName, { errors, open, ownership }: Choice): Generator<Candidate> {
  const clusters = leverageOf(
    checker,
    errors.map(({ diagnostic }) => diagnostic),
  )
  for (const cluster of clusters.filter((cluster) => isChangedHere(cluster, ownership))) {
    yield {
      ...clusterWork(cluster),
      members: cluster.members.flatMap((index) => errors[index] ?? []),
      least: 2,
    }
  }
  for (const [code, members] of easiestFirst(grouped(open, ({ code }) => code))) {
    if (code !== null && members.length <= lastOfRule) {
      const { path } = members[0].diagnostic
      yield {
        kind: 'rule',
        words: `Fix the last ${members.length === 1 ? `${code} error` : `${members.length} ${code} errors`}, then allow none`,
        code,
        place: { path, line: knownLine(members[0].diagnostic) },
        members,
        least: 1,
      }
    }
  }
  for (const [path, members] of easiestFirst(grouped(open, ({ path }) => path))) {
    yield {
      kind: 'file',
      words: `Fix what is left in ${path}`,
      code: null,
      place: { path, line: null },
      members,
      least: 1,
    }
  }
}

function clusterWork({
  kind,
  words,
  code,
  place,
}: LeverageCluster): Pick<WorkItem, 'kind' | 'words' | 'code' | 'place'> {
  return { kind: kind === 'package' ? 'package' : 'declaration', words, code, place }
}

/** `other` is looked at one by one, so it stands between what matters and what does not. */
function rankOf(checker: CheckerName, diagnostic: Diagnostic): number {
  return ranks[categoryWords[categoryOf(checker, diagnostic)].priority]
}

type Group<Key> = readonly [key: Key, members: readonly [Ranked, ...Ranked[]]]

function grouped<Key>(open: Iterable<Ranked>, keyOf: (diagnostic: Diagnostic) => Key): readonly Group<Key>[] {
  const groups = new Map<Key, [Ranked, ...Ranked[]]>()
  for (const member of open) {
    const key = keyOf(member.diagnostic)
    const group = groups.get(key)
    if (group === undefined) {
      groups.set(key, [member])
    } else {
      group.push(member)
    }
  }
  return [...groups]
}

/** Fewest errors first, then what matters most, then in the order of the diagnostics. */
function easiestFirst<Key>(groups: readonly Group<Key>[]): readonly Group<Key>[] {
  const worst = (members: readonly Ranked[]): number => Math.min(...members.map(({ rank }) => rank))
  return groups.toSorted(([, one], [, other]) => one.length - other.length || worst(one) - worst(other))
}

function pathsOf(members: readonly Ranked[]): readonly RepoPath[] {
  return sorted(members.map(({ diagnostic }) => diagnostic.path))
}

function sorted<Text extends string>(texts: readonly Text[]): readonly Text[] {
  return [...new Set(texts)].sort(compareText)
}
