/** The outcome in one line and in one paragraph. Adds no judgement: it only says what the verdict says. */
import { type Totals, totalsOf } from '#model/comparison.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted } from '../amount.ts'
import { isFirstRun } from './entries.ts'

/** Decides shape and colour of the mark beside the headline. */
export type Tone = 'good' | 'bad' | 'note' | 'unknown'

/** See {@link headlineOf}. */
export interface Headline {
  readonly tone: Tone
  /** The outcome in a word or two, then what it rests on. */
  readonly outcome: string
  readonly because: string
  readonly sentences: readonly string[]
}

/** The first thing a reader sees. */
export function headlineOf(report: Report): Headline {
  const { result } = report
  if (result.kind === 'failed') {
    return failed(result)
  }
  const totals = totalsOf(result.comparison, 'error')
  return isFirstRun(result) ? firstRun(result, totals) : compared(result, totals)
}

function failed({ outcome, enforced }: FailedResult): Headline {
  return {
    tone: outcome === 'config-error' ? 'bad' : 'unknown',
    outcome: outcome === 'config-error' ? 'Configuration error' : 'Not comparable',
    because: 'no result for this commit',
    sentences: [
      outcome === 'config-error'
        ? 'The run ended before anything was compared, because its inputs or its configuration are wrong.'
        : 'The checker’s run or the baseline can’t be trusted, so no numbers are shown: they could hide errors.',
      ...(enforced ? [] : ['It is not enforced: the mode keeps this from failing the run.']),
    ],
  }
}

function firstRun(result: ComparedResult, { head }: Totals): Headline {
  return {
    tone: 'note',
    outcome: 'First run',
    because: head === 0 ? 'no errors' : `${counted(head, 'error')} to start from`,
    sentences: [
      head === 0
        ? 'There is no baseline yet, and there are no errors.'
        : 'There is no baseline yet, so nothing can be new or fixed: everything below is current debt.',
      ...enforcement(result),
    ],
  }
}

function compared(result: ComparedResult, totals: Totals): Headline {
  return {
    tone: { pass: 'good', fail: 'bad', 'report-only': 'note' }[result.verdict.outcome] as Tone,
    outcome: { pass: 'Pass', fail: 'Fail', 'report-only': 'Report only' }[result.verdict.outcome],
    because: result.verdict.outcome === 'pass' ? change(result, totals) : rulesInWords(result),
    sentences: [
      `${counted(totals.head, 'error')} now, ${amount(totals.base)} in the baseline. ${amount(totals.new)} new, ${amount(totals.fixed)} fixed.`,
      ...enforcement(result),
      ...asides(result),
    ],
  }
}

function change({ scope }: ComparedResult, { head, delta }: Totals): string {
  if (head === 0 && uncheckedErrors(scope) === 0) {
    return delta === 0 ? 'no errors' : 'no errors left'
  }
  if (delta === 0) {
    return 'as many errors as before'
  }
  return delta < 0
    ? `${counted(-delta, 'error')} fewer`
    : `${counted(delta, 'error')} more, within the limits`
}

function rulesInWords({ verdict }: ComparedResult): string {
  const broken = verdict.rules.filter((rule) => !rule.passed)
  const [only] = broken
  if (only === undefined) {
    return 'every rule holds'
  }
  if (broken.length > 1) {
    return `${broken.length} of ${verdict.rules.length} rules ${verdict.outcome === 'fail' ? 'are broken' : 'would fail'}`
  }
  const noun = only.rule === 'max-new-errors' ? 'new error' : 'error'
  return `${counted(only.value, noun)}, ${only.limit === 0 ? 'none' : `at most ${amount(only.limit)}`} allowed`
}

function enforcement({ verdict, comparison }: ComparedResult): readonly string[] {
  if (verdict.enforced) {
    return []
  }
  const zero = totalsOf(comparison, 'error').head === 0
  return [zero ? 'This run only reports.' : 'This run only reports: it can’t fail, whatever the rules say.']
}

function asides({ comparison }: ComparedResult): readonly string[] {
  const errors = comparison.new.filter((entry) => entry.diagnostic.severity === 'error')
  const replaced = errors.filter((entry) => entry.replaced).length
  const fromBase = errors.filter((entry) => entry.mayComeFromBase).length
  const sentences: string[] = []
  if (replaced > 0) {
    sentences.push(
      `${amount(replaced)} of the new ${replaced === 1 ? 'errors replaces' : 'errors replace'} a fixed one in the same place.`,
    )
  }
  if (fromBase > 0) {
    sentences.push(
      `${amount(fromBase)} of the new errors may come from the base branch: the baseline is older than the commit this change sits on, and the change does not touch the file.`,
    )
  }
  return sentences
}
