/**
 * How alike two rows are beyond their keys: by the words of their lines, by the names that they are about, or by the words of
 * their messages. Pairs the most alike first.
 */
import { ownWords, wordSketch } from '#model/line-words.ts'
import { quotedNames } from '#model/quoted-names.ts'
import type { Group } from './grouping.ts'
import { maskedForm, namesAgree, namesOf } from './masked-form.ts'
import type { Side } from './side.ts'

/** What two rows must have in common. */
export type Likeness = 'line' | 'names' | 'message'

/** From 0, where it does not suffice, to 1. `isNear`: one stands where the other's neighbours went. */
type Share = (base: number, head: number, isNear: boolean) => number

/** How a stage measures two rows of the two sides. */
export function shareOf(
  likeness: Likeness,
  { base, head }: { readonly base: Side; readonly head: Side },
): Share {
  switch (likeness) {
    case 'line': {
      const [own, other] = [base.table.columns.words, head.table.columns.words]
      return (a, b, isNear) => likeLines(own[a] ?? -1, other[b] ?? -1, isNear)
    }
    case 'names':
      return (a, b) => (namesAgree(namesAt(base, a), namesAt(head, b)) ? 1 : 0)
    default:
      return (a, b) => likeMessages(messageAt(base, a), messageAt(head, b))
  }
}

function messageAt({ table }: Side, row: number): string {
  return table.texts[table.columns.message[row] ?? -1] ?? ''
}

function namesAt(side: Side, row: number): ReadonlySet<string> {
  return namesOf(messageAt(side, row), side.table.columns.namesOnLine[row] ?? -1)
}

/** Another version's words for it: most of them are the same, or all that they are about is. */
function likeMessages(a: string, b: string): number {
  const [own, other] = [a, b].map((message) => wordSketch(ownWords(maskedForm(message))))
  const share = bits((own ?? 0) & (other ?? 0)) / Math.max(1, bits((own ?? 0) | (other ?? 0)))
  return share >= half ? share : areAboutTheSame(a, b) ? third : 0
}

function areAboutTheSame(a: string, b: string): boolean {
  const [own, other] = [a, b].map((message) => [...quotedNames(message)].sort())
  return own?.length !== 0 && own?.join('\n') === other?.join('\n')
}

/** More candidates than this are compared in order alone. */
const mostCandidates = 1_000_000

/**
 * Share of the words of both that both have, or 0 where it is too small to tell. Where one is not known, they are taken for
 * alike.
 */
function likeLines(a: number, b: number, isNear: boolean): number {
  if (a === -1 || b === -1 || (isNear && a === b)) {
    return 1
  }
  const common = bits(a & b)
  const share = common / Math.max(1, bits(a | b))
  const suffices = isNear ? share >= half || (share > third && common > 1) : share > half && common > 2
  return suffices ? share : 0
}

const half = 0.5
const third = 0.34

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    count += 1
  }
  return count
}

/** Lines that a place may be off on both sides together to be near. */
const near = 6

interface Candidate {
  readonly base: number
  readonly head: number
  readonly alike: number
  readonly cost: number
}

/** `cost` is asked with places in the two lists; the nearer one of equally like candidates wins. */
export function pairAlike(
  { base, head }: Group,
  given: {
    readonly share: Share
    readonly cost: (baseIndex: number, headIndex: number) => number
  },
  found: (base: number, head: number) => void,
): void {
  const candidates: Candidate[] = []
  const compare = (baseIndex: number, headIndex: number): void => {
    const cost = given.cost(baseIndex, headIndex)
    const share = given.share(base[baseIndex] ?? 0, head[headIndex] ?? 0, cost <= near)
    if (share > 0) {
      candidates.push({ base: baseIndex, head: headIndex, alike: share, cost })
    }
  }
  const inOrder = base.length * head.length > mostCandidates
  for (let baseIndex = 0; baseIndex < base.length; baseIndex++) {
    const [first, end] = inOrder ? [baseIndex, Math.min(baseIndex + 1, head.length)] : [0, head.length]
    for (let headIndex = first; headIndex < end; headIndex++) {
      compare(baseIndex, headIndex)
    }
  }
  candidates.sort((a, b) => b.alike - a.alike || a.cost - b.cost || a.base + a.head - b.base - b.head)
  const taken = { base: new Set<number>(), head: new Set<number>() }
  for (const candidate of candidates) {
    if (!taken.base.has(candidate.base) && !taken.head.has(candidate.head)) {
      taken.base.add(candidate.base)
      taken.head.add(candidate.head)
      found(base[candidate.base] ?? 0, head[candidate.head] ?? 0)
    }
  }
}
