/**
 * The stages of matching, strongest evidence first. A stage pairs what is still unpaired and agrees on its
 * whole key; no stage ever takes a pair back. docs/matching.md says why each is there.
 */
import type { Tier } from '#model/comparison.ts'
import { type LineMap, mapLine } from '#model/line-map.ts'
import { type Candidate, keyOf } from './candidate.ts'

/** Computes one candidate's key; null keeps it out of the stage. */
export type Key = (candidate: Candidate) => string | null

/** One pass over the unpaired candidates. */
export interface Stage {
  readonly tier: Tier
  readonly baseKey: Key
  readonly headKey: Key
  /** Whether equal line numbers mean anything where nothing near by has been paired yet. */
  readonly unanchored: 'line' | 'order'
}

function stage(tier: Tier, key: Key): Stage {
  return { tier, baseKey: key, headKey: key, unanchored: 'order' }
}

/**
 * Git's own word: the same line of the same or renamed file. The digests of the line must agree too, because
 * the files that were checked may differ from the commits that git compares.
 */
export function placeStage(lineMap: LineMap): Stage {
  const at = (
    { claim, diagnostic }: Candidate,
    place: { path: string; line: number } | null,
  ): string | null =>
    place === null ? null : keyOf(claim, place.path, String(place.line), diagnostic.evidence.lineDigest ?? '')
  return {
    tier: 'place',
    baseKey: (candidate) => at(candidate, mapLine(lineMap, candidate.diagnostic)),
    headKey: (candidate) => at(candidate, candidate.diagnostic),
    unanchored: 'line',
  }
}

const path: Key = ({ diagnostic }) => diagnostic.path
const claim: Key = (candidate) => candidate.claim
const rule: Key = (candidate) => candidate.rule
const line: Key = ({ diagnostic }) => diagnostic.evidence.lineDigest
const before: Key = ({ diagnostic }) => diagnostic.evidence.beforeDigest
const after: Key = ({ diagnostic }) => diagnostic.evidence.afterDigest
const scope: Key = ({ diagnostic }) => diagnostic.evidence.scope
/** The top level is no evidence by itself: everything outside a function shares it. */
const named: Key = ({ diagnostic }) => diagnostic.evidence.scope || null

function all(...keys: readonly Key[]): Key {
  return (candidate) => {
    const parts: string[] = []
    for (const key of keys) {
      const part = key(candidate)
      if (part === null) {
        return null
      }
      parts.push(part)
    }
    return keyOf(...parts)
  }
}

/** Everything that needs no git, in order. */
export const evidenceStages: readonly Stage[] = [
  stage('line', all(path, claim, line, scope, before, after)),
  stage('line', all(path, claim, line, scope, before)),
  stage('line', all(path, claim, line, scope, after)),
  stage('line', all(path, claim, line, scope)),
  stage('line', all(path, claim, line)),
  stage('moved', all(claim, line, before, after)),
  stage('moved', all(claim, line, named, before)),
  stage('moved', all(claim, line, named, after)),
  stage('moved', all(claim, line, named)),
  stage('moved', all(claim, line, before)),
  stage('moved', all(claim, line, after)),
  stage('scope', all(path, claim, before, after)),
  stage('scope', all(path, claim, scope, before)),
  stage('scope', all(path, claim, scope, after)),
  stage('scope', all(path, claim, named)),
  stage('reworded', all(path, rule, line, scope, before, after)),
  stage('reworded', all(path, rule, line, scope)),
]

/** For files that could not be read on one side: only the words are left. */
export function textStage(blindPaths: ReadonlySet<string>): Stage {
  const key: Key = (candidate) =>
    blindPaths.has(candidate.diagnostic.path) ? keyOf(candidate.diagnostic.path, candidate.claim) : null
  return { ...stage('text', key), unanchored: 'line' }
}

/** Where a new and a fixed diagnostic of one rule count as standing in the same place. */
export function replacementKeys(blindPaths: ReadonlySet<string>): readonly Key[] {
  const blindLine: Key = ({ diagnostic }) =>
    blindPaths.has(diagnostic.path) ? String(diagnostic.line) : null
  return [
    all(path, rule, scope, before, after),
    all(path, rule, scope, before),
    all(path, rule, scope, after),
    all(path, rule, named),
    all(path, rule, blindLine),
  ]
}
