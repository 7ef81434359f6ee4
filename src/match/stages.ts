/**
 * The stages of matching, strongest evidence first. A stage pairs what is still unpaired and agrees on all its
 * keys; no stage ever takes a pair back. docs/matching.md says why each is there.
 */
import type { Tier } from '#model/kept-pairs.ts'
import type { KeyName } from './side.ts'

/** One pass over the unpaired rows. */
export interface Stage {
  readonly tier: Tier
  /** Rows that lack one of these stay out. */
  readonly keys: readonly KeyName[]
  /** Must be equal too, but may be unknown on both sides. */
  readonly alsoEqual?: readonly KeyName[]
  /** Whether equal line numbers mean anything where nothing near by has been paired yet. */
  readonly unanchored?: 'line'
}

const said = ['rule', 'form'] as const

/**
 * Git's own word: the same line of the same or renamed file. The digests of the line must agree too, because
 * the files that were checked may differ from the commits that git compares.
 */
export const placeStages: readonly Stage[] = [
  { tier: 'place', keys: ['path', 'gitLine', ...said], alsoEqual: ['line'], unanchored: 'line' },
]

/** Everything that needs no git, in order. */
export const evidenceStages: readonly Stage[] = [
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'before', 'after'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'before'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope', 'after'] },
  { tier: 'line', keys: ['path', ...said, 'line', 'scope'] },
  { tier: 'line', keys: ['path', ...said, 'line'] },
  { tier: 'moved', keys: [...said, 'line', 'before', 'after'] },
  { tier: 'moved', keys: [...said, 'line', 'named', 'before'] },
  { tier: 'moved', keys: [...said, 'line', 'named', 'after'] },
  { tier: 'moved', keys: [...said, 'line', 'named'] },
  { tier: 'moved', keys: [...said, 'line', 'before'] },
  { tier: 'moved', keys: [...said, 'line', 'after'] },
  { tier: 'scope', keys: ['path', ...said, 'before', 'after'] },
  { tier: 'scope', keys: ['path', ...said, 'scope', 'before'] },
  { tier: 'scope', keys: ['path', ...said, 'scope', 'after'] },
  { tier: 'scope', keys: ['path', ...said, 'named'] },
  { tier: 'reworded', keys: ['path', 'rule', 'line', 'scope', 'before', 'after'] },
  { tier: 'reworded', keys: ['path', 'rule', 'line', 'scope'] },
]

/** For files that could not be read on one side: only the words are left. */
export const textStages: readonly Stage[] = [{ tier: 'text', keys: ['blind', ...said], unanchored: 'line' }]

/** Where a new and a fixed diagnostic of one rule count as standing in the same place. */
export const replacementKeys: readonly (readonly KeyName[])[] = [
  ['path', 'rule', 'scope', 'before', 'after'],
  ['path', 'rule', 'scope', 'before'],
  ['path', 'rule', 'scope', 'after'],
  ['path', 'rule', 'named'],
  ['rule', 'blind', 'printedLine'],
]
