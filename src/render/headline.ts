/** The one sentence that says how a run went: the same words in comment, summary, report, terminal and annotation. */
import { driftName } from '#messages/drift-texts.ts'
import type { Attribution } from '#model/attribution.ts'
import { type Totals, totalsOf } from '#model/comparison.ts'
import type { Problem } from '#model/problem.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import type { RunDrift } from '#model/run-drift.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import type { CheckerName } from '#model/snapshot.ts'
import { exitCodes, type Outcome, type RuleName, type RuleResult, type Verdict } from '#model/verdict.ts'
import { amount, counted } from './amount.ts'
import { attributionHeadline } from './words/attribution-words.ts'
import { checkLabel } from './words/check-label.ts'
import { failureWords } from './words/failure-words.ts'

/** Decides shape and colour of a mark beside the headline. */
export type Tone = 'good' | 'bad' | 'note' | 'unknown'

/** Holds values of the run (name, version): whoever shows it encodes it. */
export interface Headline {
  /** Helps the eye and never carries meaning alone. */
  readonly sign: string
  readonly tone: Tone
  /** Which check: `api types`. */
  readonly label: string
  /** How it went, with the number: `15 new errors, none allowed`. */
  readonly because: string
  /** Both: `api types: 15 new errors, none allowed`. */
  readonly words: string
}

/** All that the headline of a compared run rests on; also of a run that somebody else judges. */
export interface Standing {
  readonly name: string
  readonly checker: CheckerName | null
  readonly verdict: Verdict
  readonly totals: Totals
  readonly newWarnings: number
  /** Errors of the baseline in files that were not looked at: with some, none is “left” by far. */
  readonly unchecked: number
  /** `recorded`: this run is the baseline from now on. A problem: why there is none. */
  readonly first: 'recorded' | Problem['kind'] | null
  /** What changed, where it is not the code. */
  readonly drift: RunDrift | null
  /** Where the totals are the change's part alone; left out otherwise. */
  readonly attribution?: Attribution
}

/** Says first what failed, then which way the number went. */
export function headline({ name, checker, result }: Report): Headline {
  const tool = checker?.name ?? null
  return result.kind === 'failed'
    ? failed(checkLabel(name, tool), tool, result)
    : headlineOf({
        name,
        checker: tool,
        verdict: result.verdict,
        totals: totalsOf(result.comparison, 'error'),
        newWarnings: totalsOf(result.comparison, 'warning').new,
        unchecked: uncheckedErrors(result.scope),
        first: firstRunOf(result),
        drift: upgradeOf(result),
        ...(result.attribution?.by === 'runs' ? { attribution: result.attribution } : {}),
      })
}

/** See {@link headline}. */
export function headlineOf(standing: Standing): Headline {
  const { name, checker, verdict } = standing
  const label = checkLabel(name, checker)
  const { sign, because } = told(standing)
  const tone = ({ pass: 'good', fail: 'bad', 'report-only': 'note' } as const)[verdict.outcome]
  const drift = standing.first === null && standing.drift !== null ? driftName(standing.drift) : null
  // `mypy: 1.13.0 → 1.18.2`, not `mypy: mypy 1.13.0 → 1.18.2`.
  const cause = drift?.startsWith(`${label} `) ? drift.slice(label.length + 1) : drift
  return whole({ sign, tone, label, because: cause === null ? because : `${cause}, ${because}` })
}

/** What of the run itself explains the whole difference, because no source file changed; null otherwise. */
export function upgradeOf({ drift, codeUnchanged }: ComparedResult): RunDrift | null {
  return codeUnchanged === true ? (drift[0] ?? null) : null
}

function whole(parts: Omit<Headline, 'words'>): Headline {
  return { ...parts, words: `${parts.label}: ${parts.because}` }
}

function failed(label: string, checker: CheckerName | null, { outcome, problem }: FailedResult): Headline {
  const tone = outcome === 'config-error' ? 'bad' : 'unknown'
  return whole({ sign: '⚠️', tone, label, because: failureWords(problem, checker, label) })
}

function firstRunOf({ baseline, recorded }: ComparedResult): Standing['first'] {
  return baseline.state === 'loaded' ? null : recorded === true ? 'recorded' : baseline.problem.kind
}

function told(standing: Standing): Pick<Headline, 'sign' | 'because'> {
  const { first, totals, verdict } = standing
  if (first !== null) {
    return { sign: '📌', because: firstWords(first, counted(totals.head, 'error')) }
  }
  const broken = verdict.rules.filter(({ passed }) => !passed)
  if (broken.length > 0) {
    const because = brokenWords(broken)
    return verdict.enforced ? { sign: '❌', because } : { sign: '⚠️', because: `${because} (reported only)` }
  }
  if (standing.attribution !== undefined) {
    return { sign: '✅', because: `${attributionHeadline(standing.attribution)} (${amount(totals.head)})` }
  }
  if (totals.head === 0 && standing.unchecked === 0) {
    return totals.delta === 0
      ? { sign: '✅', because: `no errors${warningWords(standing)}` }
      : { sign: '🎉', because: `no errors left${warningWords(standing)}` }
  }
  return { sign: '✅', because: directionWords(standing) }
}

function firstWords(first: NonNullable<Standing['first']>, errors: string): string {
  switch (first) {
    case 'recorded':
      return `baseline recorded, ${errors}`
    case 'baseline-expired':
      return `${errors}, the last baseline has expired`
    case 'baseline-not-asked':
      return `${errors}, no baseline to compare with`
    default:
      return `${errors}, no baseline yet`
  }
}

/** The most telling first: a number of new errors says more than a total. */
const telling: readonly RuleName[] = [
  'max-new-errors',
  'touched-files',
  'max-increase',
  'max-errors',
  'rules',
  'categories',
  'paths',
  'owners',
  'min-clean-files',
  'accept',
]

function brokenWords(broken: readonly RuleResult[]): string {
  const [first, ...others] = [...broken].sort((a, b) => telling.indexOf(a.rule) - telling.indexOf(b.rule))
  const more = others.length === 0 ? '' : ` (and ${counted(others.length, 'other broken rule')})`
  return `${first === undefined ? '' : brokenWord(first)}${more}`
}

/** A broken rule whose value is within its limit could not be judged. */
function brokenWord({ rule, of = '', value, limit }: RuleResult): string {
  if (rule !== 'accept' && value <= limit) {
    return `${of === '' ? rule : `${rule} ${of}`} can’t be judged`
  }
  const allowed = `${limit === 0 ? 'none' : `at most ${amount(limit)}`} allowed`
  switch (rule) {
    case 'max-new-errors':
      return `${counted(value, 'new error')}, ${allowed}`
    case 'touched-files':
      return `${counted(value, 'error')} in changed files, none allowed`
    case 'rules':
    case 'categories':
      return `${amount(value)} of ${of}, ${allowed}`
    case 'paths':
      return `${counted(value, 'error')} in ${of}, ${allowed}`
    case 'owners':
      return `${counted(value, 'error')} in files of ${of}, ${allowed}`
    case 'min-clean-files':
      return `${counted(value, 'file')} with errors, ${allowed}`
    case 'accept':
      return `${counted(value, 'error')} accepted for a time that is over`
    default:
      return `${counted(value, 'error')}, ${allowed}`
  }
}

/** `5 fewer (3,631)` where the label already says of what. */
function directionWords({ name, checker, totals, newWarnings }: Standing): string {
  const { delta, head, new: added, fixed } = totals
  const saysTypes = checkLabel(name, checker).endsWith('types')
  const noun = saysTypes ? '' : Math.abs(delta) === 1 ? ' error' : ' errors'
  const now = `(${amount(head)})`
  if (delta < 0) {
    return `${amount(-delta)} fewer${noun} ${now}`
  }
  if (delta > 0) {
    return `${amount(delta)} more${noun} ${now}, within the limit`
  }
  if (added === 0) {
    return newWarnings === 0
      ? `no change (${counted(head, 'error')})`
      : `${counted(newWarnings, 'new warning')}, no new errors ${now}`
  }
  return `${counted(added, 'new error')}, ${amount(fixed)} fixed ${now}`
}

function warningWords({ newWarnings }: Standing): string {
  return newWarnings === 0 ? '' : `, ${counted(newWarnings, 'new warning')}`
}

/** The outcome of a report, as the action's output and the exit code say it. */
export function outcomeOf({ result }: Pick<Report, 'result'>): Outcome {
  return result.kind === 'failed' ? result.outcome : result.verdict.outcome
}

/** The exit code of the action: without a result 0 where that is only reported. */
export function exitCodeOf({ result }: Report): number {
  return result.kind === 'failed' && !result.enforced ? 0 : exitCodes[outcomeOf({ result })]
}

/** `max-errors`, `rules.attr-defined`: as it is spelled in the configuration. */
export function ruleTitle({ rule, of }: Pick<RuleResult, 'rule' | 'of'>): string {
  return of === undefined ? rule : `${rule}.${of}`
}

/** Why rules are broken, each with where its limit stands and where to look. */
export function brokenRules(rules: readonly RuleResult[]): readonly string[] {
  return rules.filter(({ passed }) => !passed).map((result) => `${ruleTitle(result)}: ${ruleReason(result)}`)
}

/** Sentences with values in backticks. */
export function ruleReason({ reason, from, places = [] }: RuleResult): string {
  const set = from === undefined ? '' : ` Set by \`${inSpan(from)}\`.`
  const list = places.map(({ path, line }) => `\`${inSpan(`${path}:${line}`)}\``).join(', ')
  return `${reason}${set}${list === '' ? '' : ` Look at ${list}.`}`
}

/** A backtick would end the span, a line break the sentence. */
function inSpan(text: string): string {
  return text.replace(/[`\r\n]/g, ' ').trim()
}

const needsBaseline: ReadonlySet<RuleName> = new Set<RuleName>([
  'max-increase',
  'max-new-errors',
  'touched-files',
])

/** The rules that had something to hold, broken ones first: without a baseline nothing is new and nothing grows. */
export function toldRules({ verdict, baseline }: ComparedResult): readonly RuleResult[] {
  return verdict.rules
    .filter(({ rule }) => baseline.state === 'loaded' || !needsBaseline.has(rule))
    .sort((a, b) => Number(a.passed) - Number(b.passed))
}

/** Whether there is anything to tell a pull request that has no comment yet. */
export function hasNews(result: ComparedResult): boolean {
  const failing = result.verdict.rules.some(({ passed }) => !passed)
  const lessLookedAt = result.scope.changes.length > 0 || result.scope.unchecked.length > 0
  const upgraded = (result.attribution?.new.toolchain ?? 0) + (result.attribution?.fixed.toolchain ?? 0) > 0
  return (
    failing ||
    lessLookedAt ||
    upgraded ||
    result.comparison.new.length > 0 ||
    result.comparison.fixed.length > 0
  )
}
