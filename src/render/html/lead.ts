/** What stands below the headline. Adds no judgement: it only says what the verdict says. */
import { type Totals, totalsOf } from '#model/comparison.ts'
import type { ComparedResult, FailedResult, Report } from '#model/report.ts'
import { amount, counted } from '../amount.ts'
import { baselineRecordedWords } from '../words/comment-words.ts'

/** One paragraph each, in the order in which they are read. */
export function leadOf({ result }: Report): readonly string[] {
  if (result.kind === 'failed') {
    return failed(result)
  }
  const totals = totalsOf(result.comparison, 'error')
  return result.baseline.state === 'absent' ? firstRun(result, totals) : compared(result, totals)
}

const failures: Readonly<Record<FailedResult['outcome'], string>> = {
  'config-error':
    'The run ended before anything was compared, because its inputs or its configuration are wrong.',
  'not-comparable':
    'The checker’s run or the baseline can’t be trusted, so no numbers are shown: they could hide errors.',
  bug: 'type-ratchet itself had an internal error, so nothing was compared.',
}

function failed({ outcome, enforced }: FailedResult): readonly string[] {
  return [
    failures[outcome],
    ...(enforced ? [] : ['It is not enforced: the mode keeps this from failing the run.']),
  ]
}

function firstRun({ recorded }: ComparedResult, { head }: Totals): readonly string[] {
  if (recorded === true) {
    return [baselineRecordedWords(head)]
  }
  return [
    head === 0
      ? 'There is nothing to compare with, and there are no errors.'
      : 'There is nothing to compare with, so nothing can be new or fixed: everything below is current debt.',
    'Nothing is enforced.',
  ]
}

function compared(result: ComparedResult, totals: Totals): readonly string[] {
  return [
    `${counted(totals.head, 'error')} now, ${amount(totals.base)} in the baseline. ${amount(totals.new)} new, ${amount(totals.fixed)} fixed.`,
    ...enforcement(result),
    ...asides(result),
  ]
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
