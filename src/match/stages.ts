/**
 * The stages of matching, strongest evidence first. A stage pairs what is still unpaired and agrees on all its
 * keys; no stage ever takes a pair back. docs/matching.md says why each is there.
 */
import type { Tier } from '#model/kept-pairs.ts'
import type { KeyName } from './key-name.ts'
import type { Where } from './side.ts'

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
export const placeStages: readonly Stage[] = [
  { tier: 'place', keys: ['path', 'gitLine', ...said], alsoEqual: ['line', 'scope'], unanchored: 'line' },
  { tier: 'line', keys: ['path', ...said, 'line', 'named', 'before', 'after'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'named'] },
  { tier: 'place', keys: ['path', 'gitLine', ...said], alsoEqual: ['line'], unanchored: 'line' },
  {
    tier: 'reworded',
    keys: ['path', 'gitLine', 'rule', 'masked', 'column'],
    alsoEqual: ['line'],
    unanchored: 'line',
  },
]

/** Everything that needs no git, in order. */
export const evidenceStages: readonly Stage[] = [
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'before', 'after'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'before'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'after'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'hunk'], where: 'changed' },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope'], where: 'changed' },
  { tier: 'tokens', keys: ['path', ...said, 'tokens', 'hunk', 'scope'], where: 'changed' },
  { tier: 'tokens', keys: ['path', ...said, 'tokens', 'scope'], where: 'changed' },
  { tier: 'line', keys: ['path', ...said, 'line'], where: 'changed' },
  { tier: 'tokens', keys: ['path', ...said, 'tokens', 'hunk'], where: 'changed' },
  { tier: 'moved', keys: [...said, 'line', 'named', 'before', 'after'] },
  { tier: 'moved', keys: [...said, 'line', 'before', 'after'] },
  { tier: 'moved', keys: [...said, 'line', 'named', 'before'] },
  { tier: 'moved', keys: [...said, 'line', 'named', 'after'] },
  { tier: 'moved', keys: [...said, 'line', 'named'], where: 'changed' },
  { tier: 'moved', keys: [...said, 'line', 'before'], where: 'changed' },
  { tier: 'moved', keys: [...said, 'line', 'after'], where: 'changed' },
  { tier: 'moved', keys: [...said, 'tokens', 'named'], where: 'changed' },
  { tier: 'tokens', keys: ['path', ...said, 'tokens'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'hunk', 'scope', 'before'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'hunk', 'scope', 'after'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'hunk', 'before', 'after'], where: 'changed' },
  { tier: 'scope', keys: ['path', 'rule', 'whole', 'hunk'], alsoEqual: ['innermost'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'edit'], alsoEqual: ['innermost'] },
  { tier: 'scope', keys: ['path', ...said, 'lineEdit'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'named', 'before'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'named', 'after'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'before', 'after'], where: 'unmapped' },
  { tier: 'scope', keys: ['path', ...said, 'scope', 'before'], where: 'unmapped' },
  { tier: 'scope', keys: ['path', ...said, 'scope', 'after'], where: 'unmapped' },
  { tier: 'scope', keys: ['path', ...said, 'named', 'region'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'named', 'subject'], where: 'changed' },
  { tier: 'scope', keys: ['path', ...said, 'named'], where: 'unmapped' },
  {
    tier: 'scope',
    keys: ['path', ...said, 'region', 'subject'],
    where: 'changed',
    lone: true,
    deeper: 'head',
  },
  {
    tier: 'scope',
    keys: ['path', ...said, 'region', 'subject'],
    where: 'changed',
    lone: true,
    deeper: 'base',
  },
  { tier: 'scope', keys: ['path', ...said, 'scope'], alsoEqual: ['before', 'after'], where: 'unmapped' },
  { tier: 'moved', keys: [...said, 'loneScope'], where: 'changed', elsewhere: true },
  { tier: 'reworded', keys: ['path', 'rule', 'masked', 'line', 'column'], alsoEqual: ['before', 'after'] },
  { tier: 'reworded', keys: ['path', 'rule', 'masked', 'line', 'tokens'], alsoEqual: ['before', 'after'] },
  { tier: 'reworded', keys: ['path', 'rule', 'masked', 'loneLine', 'column', 'scope'], where: 'changed' },
  { tier: 'reworded', keys: ['path', 'rule', 'masked', 'loneLine', 'tokens', 'scope'], where: 'changed' },
  {
    tier: 'reworded',
    keys: ['rule', 'masked', 'line', 'tokens'],
    alsoEqual: ['before', 'after'],
    where: 'changed',
  },
  { tier: 'reworded', keys: ['path', 'rule', 'literals', 'tokens'], where: 'changed' },
  { tier: 'reworded', keys: ['path', 'rule', 'literals', 'edit'], alsoEqual: ['innermost'] },
  { tier: 'reworded', keys: ['path', 'rule', 'literals', 'lineEdit'], where: 'changed' },
  { tier: 'scope', keys: ['path', 'rule', 'whole', 'region', 'scope'], where: 'changed', lone: true },
  { tier: 'scope', keys: ['path', ...said, 'region', 'scope'], where: 'changed', lone: true },
]

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
