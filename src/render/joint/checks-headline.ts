/** How several checks went, from what is known of each: the sentence of a run, and of results that somebody else left. */
import type { Totals } from '#model/comparison.ts'
import { worstOutcome } from '#model/joint-report.ts'
import type { Readiness } from '#model/readiness.ts'
import type { Outcome } from '#model/verdict.ts'
import { amount, counted } from '../amount.ts'
import type { Tone } from '../headline.ts'
import { readinessSentence } from '../words/readiness-words.ts'

/** Holds names of checks: whoever shows it encodes it. */
export interface JointHeadline {
  readonly sign: string
  readonly tone: Tone
  /** `type-ratchet: 1 of 3 checks failed (api types)`. */
  readonly words: string
}

/** All that the sentence rests on. */
export interface CheckStanding {
  readonly label: string
  readonly outcome: Outcome
  /** It has no result. */
  readonly failed: boolean
  /** A rule is broken and may not fail the run. */
  readonly overLimit: boolean
  /** Of errors; null without a result. */
  readonly totals: Pick<Totals, 'head' | 'delta'> | null
}

/** A score that is too low fails the run as a check does. */
export function readinessOutcome(readiness: Readiness | undefined): readonly Outcome[] {
  return readiness?.enforced === true && !readiness.passed ? ['fail'] : []
}

/** How many failed and which, else which way the number went. */
export function headlineOfChecks(
  name: string,
  checks: readonly CheckStanding[],
  readiness?: Readiness,
): JointHeadline {
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  const broken = checks.filter((check) => check.failed)
  const reported = checks.filter(({ overLimit }) => overLimit)
  const because = [
    ...(failed.length === 0 ? [] : [`${some(failed, checks)} failed (${labels(failed)})`]),
    ...(broken.length === 0 ? [] : [`${some(broken, checks)} without a result (${labels(broken)})`]),
  ]
  const low =
    readiness === undefined || readiness.passed ? [] : [readinessSentence(readiness).replaceAll('`', '')]
  const how = because.length === 0 ? [...passWords(checks), ...reportedWords(reported)] : because
  // What fails the run stands first.
  const words = because.length === 0 && readiness?.enforced === true ? [...low, ...how] : [...how, ...low]
  const worst = worstOutcome([...checks.map(({ outcome }) => outcome), ...readinessOutcome(readiness)])
  return { ...lookOf(worst), words: `${name}: ${words.join(', ')}` }
}

function lookOf(worst: Outcome): Pick<JointHeadline, 'sign' | 'tone'> {
  switch (worst) {
    case 'fail':
      return { sign: '❌', tone: 'bad' }
    case 'pass':
      return { sign: '✅', tone: 'good' }
    case 'report-only':
      return { sign: '📌', tone: 'note' }
    default:
      return { sign: '⚠️', tone: 'unknown' }
  }
}

function passWords(checks: readonly CheckStanding[]): readonly string[] {
  const passed = checks.filter(({ outcome }) => outcome === 'pass').length
  const how =
    passed === checks.length
      ? `${some(checks, checks)} ${checks.length === 1 ? 'passes' : 'pass'}`
      : passed === 0
        ? `${counted(checks.length, 'check')}, reported only`
        : `${amount(passed)} of ${counted(checks.length, 'check')} pass, the others are reported only`
  const known = checks.flatMap(({ totals }) => totals ?? [])
  if (known.length < checks.length) {
    return [how]
  }
  const head = known.reduce((sum, totals) => sum + totals.head, 0)
  const delta = known.reduce((sum, totals) => sum + totals.delta, 0)
  const now = `(${amount(head)})`
  if (delta < 0) {
    return [how, `${counted(-delta, 'error')} fewer ${now}`]
  }
  return [how, delta > 0 ? `${counted(delta, 'error')} more ${now}` : counted(head, 'error')]
}

/** `both checks`, `all 3 checks`, `1 of 2 checks`. */
function some(part: readonly CheckStanding[], all: readonly CheckStanding[]): string {
  const checks = counted(all.length, 'check')
  if (part.length < all.length) {
    return `${amount(part.length)} of ${checks}`
  }
  return all.length === 1 ? 'the check' : all.length === 2 ? 'both checks' : `all ${checks}`
}

function reportedWords(reported: readonly CheckStanding[]): readonly string[] {
  return reported.length === 0 ? [] : [`over a limit but only reported: ${labels(reported)}`]
}

/** As many as anybody reads in a headline. */
const mostLabels = 5

function labels(checks: readonly CheckStanding[]): string {
  const names = checks.slice(0, mostLabels).map(({ label }) => label)
  const more = checks.length - names.length
  return [...names, ...(more === 0 ? [] : [`${amount(more)} more`])].join(', ')
}
