/**
 * Finds the proposals that may be offered: all together the checker confirms them. A batch that makes something worse is taken
 * apart, by what it made worse first, until the ones behind it are alone.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { Proposal } from './proposal.ts'

/** What the checker says of the tree with some proposals in it, compared with the tree as it is. */
export type Trial =
  /** No run that can be trusted. */
  | { readonly kind: 'broken' }
  | {
      readonly kind: 'run'
      /** Proposals whose error is still there. */
      readonly staying: ReadonlySet<Proposal>
      /** Errors and warnings that the tree did not have. */
      readonly added: readonly Diagnostic[]
    }

/** Why a proposal is not offered. `untried`: the limit of runs was reached first. */
export type DropReason = 'stays' | 'worse' | 'untried'

/** The tree with exactly `confirmed` was checked. */
export interface Settled {
  readonly confirmed: readonly Proposal[]
  readonly dropped: readonly { readonly proposal: Proposal; readonly reason: DropReason }[]
  readonly runs: number
}

/** Runs of the checker, after which what is undecided is left out: each may take minutes. */
const mostRuns = 60

/** `trial` gets proposals that can be made together. */
export async function settle(
  proposals: readonly Proposal[],
  trial: (proposals: readonly Proposal[]) => Promise<Trial>,
): Promise<Settled> {
  let confirmed: readonly Proposal[] = []
  const dropped: { readonly proposal: Proposal; readonly reason: DropReason }[] = []
  const drop = (out: readonly Proposal[], reason: DropReason): void => {
    dropped.push(...out.map((proposal) => ({ proposal, reason })))
  }
  let runs = 0
  // The last one is tried next.
  const groups: (readonly Proposal[])[] = proposals.length === 0 ? [] : [proposals]
  for (let group = groups.pop(); group !== undefined; group = groups.pop()) {
    if (runs >= mostRuns) {
      drop(group, 'untried')
      continue
    }
    runs += 1
    const result = await trial([...confirmed, ...group])
    if (isClean(result)) {
      confirmed = [...confirmed, ...group]
    } else {
      const { staying, rest } = takenApart(group, result)
      drop(staying, group.length > 1 || isIdle(result) ? 'stays' : 'worse')
      groups.push(...rest.toReversed())
    }
  }
  return { confirmed, dropped, runs }
}

function isClean(result: Trial): boolean {
  return result.kind === 'run' && result.staying.size === 0 && result.added.length === 0
}

/** Nothing is worse, and the error is there. */
function isIdle(result: Trial): boolean {
  return result.kind === 'run' && result.added.length === 0
}

/** What is certainly not to be offered, and what is tried next. */
function takenApart(
  group: readonly Proposal[],
  result: Trial,
): { readonly staying: readonly Proposal[]; readonly rest: readonly (readonly Proposal[])[] } {
  if (group.length === 1) {
    return { staying: group, rest: [] }
  }
  const staying = result.kind === 'run' ? group.filter((each) => result.staying.has(each)) : []
  const others = group.filter((each) => !staying.includes(each))
  return { staying, rest: parts(others, result, staying.length > 0) }
}

/** The part that is likely to be fine first. */
function parts(
  group: readonly Proposal[],
  result: Trial,
  isSmaller: boolean,
): readonly (readonly Proposal[])[] {
  const suspects = result.kind === 'run' ? suspected(group, result.added) : new Set<Proposal>()
  const isTold = suspects.size > 0 && suspects.size < group.length
  const halves = isTold
    ? [group.filter((each) => !suspects.has(each)), group.filter((each) => suspects.has(each))]
    : isSmaller && result.kind === 'run' && result.added.length === 0
      ? [group]
      : [group.slice(0, group.length >> 1), group.slice(group.length >> 1)]
  return halves.filter((half) => half.length > 0)
}

/** Of each error that came, the proposal of its file that stands nearest before it, or else the first one of the file. */
function suspected(group: readonly Proposal[], added: readonly Diagnostic[]): ReadonlySet<Proposal> {
  const found = new Set<Proposal>()
  for (const { path, line } of added) {
    const own = group.filter(({ diagnostic }) => diagnostic.path === path)
    const before = own.filter(({ diagnostic }) => diagnostic.line <= line)
    const nearest = before.toSorted((one, other) => other.diagnostic.line - one.diagnostic.line)[0] ?? own[0]
    if (nearest !== undefined) {
      found.add(nearest)
    }
  }
  return found
}
