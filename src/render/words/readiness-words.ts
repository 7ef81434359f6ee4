/** The readiness score and its breakdown in words; each output sets them in its own way. */
import type { Readiness, ReadinessMeasure, ReadinessPart, ReadinessRow } from '#model/readiness.ts'
import { amount } from '../amount.ts'

/** `83.3`, of tenths. */
function tenthsText(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** `readiness 83.3 of 100, at least 90 wanted (only reported)`; values in backticks. */
export function readinessSentence({ score, minScore, passed, enforced, missing }: Readiness): string {
  if (score === null) {
    const asked = minScore === null ? '' : ` (at least ${amount(minScore)} wanted)`
    return `readiness not known, because ${whyUnknown(missing)}${asked}`
  }
  const wanted = minScore === null ? '' : `, at least ${amount(minScore)} wanted`
  return `readiness ${tenthsText(score)} of 100${wanted}${passed || enforced ? '' : ' (only reported)'}`
}

/** The same with where it is asked for. */
export function readinessLine(readiness: Readiness): string {
  const { from, passed } = readiness
  const sentence = readinessSentence(readiness)
  return passed || from === null ? sentence : `${sentence}. Set by \`${from}\`.`
}

/** What a reader must know first: a change is judged by what the base commit asks for. */
export function readinessEdit({ edit, proposed }: Readiness): string | null {
  if (edit === undefined) {
    return null
  }
  const own = proposed === undefined ? '' : ` With its own: ${readinessSentence(proposed)}.`
  return `${editWords[edit]}${own}`
}

const editWords: Readonly<Record<NonNullable<Readiness['edit']>, string>> = {
  new: 'This change adds `readiness`: the file of the base commit does not ask for it yet, so it is reported and not enforced.',
  removed:
    'This change takes `readiness` out of the file. It is judged all the same, by the file of the base commit.',
  changed: 'This change edits `readiness`; it is judged by the file of the base commit.',
}

function whyUnknown(missing: readonly string[]): string {
  return missing.length === 0
    ? 'no check tells anything that counts'
    : `${allOf(missing.map((name) => `\`${name}\``))} ${missing.length === 1 ? 'has' : 'have'} no result`
}

/** `a`, `a and b`, `a, b and c`. */
function allOf(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** What a score means for the run: `holds`, `broken`, or nothing where none is asked for. */
export function readinessStanding({ minScore, passed }: Readiness): 'holds' | 'broken' | null {
  return minScore === null ? null : passed ? 'holds' : 'broken'
}

/** Heads of the breakdown's columns. */
export const readinessHeads = ['measure', 'share', 'weight', 'from'] as const

/** One line of the breakdown: measure, share, weight, and where each number comes from. */
export function readinessCells({
  measure,
  share,
  weight,
  parts,
}: ReadinessRow): readonly [string, string, string, string] {
  return [
    measure,
    share === null ? 'not known' : `${tenthsText(share)}%`,
    share === null ? 'does not count' : amount(weight),
    parts.length === 0 ? unknownWords[measure] : parts.map((part) => partWords(measure, part)).join('; '),
  ]
}

const unknownWords: Readonly<Record<ReadinessMeasure, string>> = {
  'clean-files': 'no check says how many of the project’s own files it looks at',
  target: 'no check has `target-errors`',
  suppressions: 'no check has `checker: suppressions`',
  'type-coverage': 'no check counts it',
}

function partWords(measure: ReadinessMeasure, { check, good, all, unit }: ReadinessPart): string {
  const of = `${amount(good)} of ${amount(all)}`
  switch (measure) {
    case 'clean-files':
      return `\`${check}\` ${of} files without errors`
    case 'suppressions':
      return `\`${check}\` ${of} files without suppressions`
    case 'target':
      return `\`${check}\` ${of} errors on the way to its target are gone`
    case 'type-coverage':
      return `\`${check}\` ${of} ${unit} have types`
  }
}

/** For the start of a sentence. */
export function capitalised(sentence: string): string {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
}
