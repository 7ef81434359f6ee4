/**
 * The stages of matching, strongest evidence first. A stage pairs what is still unpaired and agrees on all its
 * keys; no stage ever takes a pair back. docs/matching.md says why each is there.
 */
import type { Tier } from '#model/kept-pairs.ts'
import type { KeyName } from './key-name.ts'
import type { Where } from './side.ts'
import type { Likeness } from './similarity.ts'

/** One pass over the unpaired rows. */
export interface Stage {
  readonly tier: Tier
  /** Rows that lack one of these stay out. */
  readonly keys: readonly KeyName[]
  /** Must be equal too, but may be unknown on both sides. */
  readonly alsoEqual?: readonly KeyName[]
  /** Whether equal line numbers mean anything where nothing near by has been paired yet. */
  readonly unanchored?: 'line'
  /** Default: anywhere. */
  readonly where?: Where
  /** Only where a key has one row on either side. */
  readonly lone?: true
  /** The keys must be specific: they weigh enough, and more where a scope stands in both trees (`weight.ts`). */
  readonly weighed?: true | 'at all'
  /** What is more or less the same, beyond the keys. */
  readonly alike?: Likeness
  /** Only from one file to another. */
  readonly elsewhere?: true
  /** The scope of this side's row is in the scope of the other's: a function was put around it, or taken away. */
  readonly deeper?: 'base' | 'head'
}

const said = ['rule', 'form'] as const

/**
 * Git's own word: the same line of the same or renamed file. The digests of the line must agree too, because
 * the files that were checked may differ from the commits that git compares. Git may take one of two equal lines for the
 * other, so a scope that disagrees has to wait for the other evidence.
 */
export const certainStages: readonly Stage[] = [
  {
    tier: 'place',
    keys: ['path', 'gitLine', 'rule', 'message'],
    alsoEqual: ['line', 'scope', 'before', 'after'],
    unanchored: 'line',
  },
  { tier: 'place', keys: ['path', 'gitLine', ...said, 'named'], alsoEqual: ['line'], unanchored: 'line' },
  { tier: 'line', keys: ['path', 'rule', 'message', 'line', 'scope', 'before', 'after'], where: 'loose' },
  { tier: 'place', keys: ['path', 'gitLine', ...said], alsoEqual: ['line', 'scope'], unanchored: 'line' },
]

/** A line that was edited where it stood can only be found in its own hunk. */
function inHunk({ keys }: Stage): boolean {
  return keys.some((key) => key === 'hunk' || key === 'edit' || key === 'shift' || key === 'region')
}

/** The stage with both neighbours, then with the one before and the one after. */
function beside(stage: Stage): readonly Stage[] {
  return neighbours.map((near) => ({ ...stage, keys: [...stage.keys, ...near] }))
}

const neighbours: readonly (readonly KeyName[])[] = [['before', 'after'], ['before'], ['after']]

/** Everything that needs no git, in order. A line that git knows to be unchanged neither gives an error away nor takes one. */
const ordered: readonly Stage[] = [
  { tier: 'line', keys: ['path', ...said, 'line', 'named'] },
  {
    tier: 'place',
    keys: ['path', 'gitLine', ...said],
    alsoEqual: ['line', 'home'],
    unanchored: 'line',
    where: 'everywhere',
  },
  { tier: 'line', keys: ['path', ...said, 'line', 'edit'], alsoEqual: ['scope'], where: 'everywhere' },
  { tier: 'scope', keys: ['path', ...said, 'successor'], alsoEqual: ['home'], where: 'everywhere' },
  {
    tier: 'reworded',
    keys: ['path', 'gitLine', 'rule', 'masked', 'column'],
    alsoEqual: ['line', 'home'],
    unanchored: 'line',
    alike: 'names',
    where: 'everywhere',
  },
  {
    tier: 'reworded',
    keys: ['path', 'rule', 'masked', 'successor'],
    alsoEqual: ['home'],
    alike: 'names',
    where: 'everywhere',
  },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'before'], alsoEqual: ['region'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope'], weighed: 'at all' },
  { tier: 'line', keys: ['path', ...said, 'loneLine', 'scope'] },
  { tier: 'tokens', keys: ['path', ...said, 'tokens', 'named'], alsoEqual: ['region'] },
  { tier: 'moved', keys: [...said, 'line', 'kin'] },
  { tier: 'moved', keys: [...said, 'tokens', 'kin'] },
  { tier: 'line', keys: ['path', ...said, 'line'], weighed: true },
  ...beside({ tier: 'moved', keys: [...said, 'line'], weighed: true }),
  { tier: 'moved', keys: [...said, 'line', 'named'], weighed: true },
  { tier: 'moved', keys: [...said, 'line'], weighed: true },
  { tier: 'tokens', keys: ['path', ...said, 'tokens', 'scope'], alsoEqual: ['region'], alike: 'line' },
  { tier: 'line', keys: ['path', ...said, 'loneLine', 'innermost'], alsoEqual: ['tokens', 'home'] },
  { tier: 'scope', keys: [...said, 'kin'], alike: 'line' },
  { tier: 'line', keys: [...said, 'sister'] },
  ...beside({ tier: 'scope', keys: ['path', ...said, 'hunk', 'scope'] }),
  { tier: 'scope', keys: ['path', 'rule', 'whole', 'hunk'], alsoEqual: ['innermost', 'home'] },
  { tier: 'scope', keys: ['path', ...said, 'shift'], alsoEqual: ['innermost', 'home'], where: 'anywhere' },
  {
    tier: 'scope',
    keys: ['path', ...said, 'scope'],
    alsoEqual: ['region'],
    alike: 'line',
    unanchored: 'line',
  },
  { tier: 'scope', keys: ['path', ...said, 'scope', 'before'], where: 'unmapped' },
  { tier: 'scope', keys: ['path', ...said, 'scope', 'after'], where: 'unmapped' },
  { tier: 'scope', keys: ['path', ...said, 'region', 'subject'], lone: true, deeper: 'head' },
  { tier: 'scope', keys: ['path', ...said, 'region', 'subject'], lone: true, deeper: 'base' },
  {
    tier: 'moved',
    keys: [...said, 'loneScope', 'line'],
    alsoEqual: ['seenHome'],
    elsewhere: true,
    lone: true,
  },
  { tier: 'moved', keys: [...said, 'loneScope'], alsoEqual: ['home'], elsewhere: true, lone: true },
  {
    tier: 'reworded',
    keys: ['path', 'rule', 'masked', 'line', 'tokens'],
    alsoEqual: ['region', 'before', 'after', 'stranger'],
    alike: 'names',
  },
  { tier: 'reworded', keys: ['path', 'rule', 'masked', 'loneLine', 'column', 'scope'], alike: 'names' },
  { tier: 'reworded', keys: ['path', 'rule', 'literals', 'tokens'], alsoEqual: ['region', 'home'] },
  { tier: 'scope', keys: ['path', 'rule', 'whole', 'region', 'scope'], lone: true },
  { tier: 'scope', keys: ['path', ...said, 'region', 'scope'], lone: true, where: 'loose' },
]

/** Another version of the checker may say the same in other words of an equal line; git's word on a line is of the line alone. */
export const upgradeStages: readonly Stage[] = [
  {
    tier: 'reworded',
    keys: ['path', 'gitLine', 'rule'],
    alsoEqual: ['line'],
    where: 'everywhere',
    alike: 'message',
  },
  { tier: 'reworded', keys: ['path', 'rule', 'line', 'scope'], where: 'anywhere', alike: 'message' },
]

/** The same with what each may look at. */
export const evidenceStages: readonly Stage[] = ordered.map((stage) => ({
  where: inHunk(stage) ? 'changed' : 'loose',
  ...stage,
}))

/** For files that could not be read on one side: only the words are left. */
export const textStages: readonly Stage[] = [{ tier: 'text', keys: ['blind', ...said], unanchored: 'line' }]

/** Last of all: wherever in the file it stands now. */
export const onceStages: readonly Stage[] = [{ tier: 'text', keys: ['path', ...said, 'once'] }]

/** Where a new and a fixed diagnostic of one rule count as standing in the same place. */
export const replacementKeys: readonly (readonly KeyName[])[] = [
  ['path', 'rule', 'scope', 'before', 'after'],
  ['path', 'rule', 'scope', 'before'],
  ['path', 'rule', 'scope', 'after'],
  ['path', 'rule', 'named'],
  ['path', 'rule', 'edit'],
  ['path', 'rule', 'scope'],
  ['rule', 'blind', 'printedLine'],
]
