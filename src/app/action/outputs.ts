/** The action's outputs. Names are part of the contract; a fact that is not known is the empty string. */
import { totalsOf } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { isTotalRule } from '#model/verdict.ts'
import { outcomeOf } from '#render/headline.ts'

/** Every output, always set. */
export type ActionOutputs = Readonly<Record<OutputName, string>>

type OutputName =
  | 'result'
  | 'errors'
  | 'baseline-errors'
  | 'reference-errors'
  | 'delta'
  | 'new-errors'
  | 'fixed-errors'
  | 'limit'
  | 'baseline-sha'
  | 'baseline-source'
  | 'report-url'
  | 'comment-url'
  | 'snapshot-file'
  | 'report-file'
  | 'result-file'
  | 'checks'

/** What was delivered, null where it was not. */
export interface Delivered {
  readonly reportUrl: string | null
  readonly commentUrl: string | null
  readonly snapshotFile: string | null
  readonly reportFile: string | null
  readonly resultFile: string | null
}

/** On a first run everything that compares is empty, never 0. */
export function outputsOf(report: Report, delivered: Delivered): ActionOutputs {
  const numbers = report.result.kind === 'compared' ? comparedOutputs(report.result) : nothingKnown
  const outputs = {
    result: outcomeOf(report),
    ...numbers,
    'report-url': delivered.reportUrl ?? '',
    'comment-url': delivered.commentUrl ?? '',
    'snapshot-file': delivered.snapshotFile ?? '',
    'report-file': delivered.reportFile ?? '',
    'result-file': delivered.resultFile ?? '',
  }
  return { ...outputs, checks: JSON.stringify([checkOutput(report, outputs)]) }
}

/** One check of the output `checks`: the other outputs as data, a number that is not known as null. */
export function checkOutput(report: Report, outputs: Omit<ActionOutputs, 'checks'>): object {
  const count = (text: string): number | null => (text === '' ? null : Number(text))
  return {
    name: report.name,
    checker: report.checker?.name ?? null,
    result: outputs.result,
    errors: count(outputs.errors),
    'baseline-errors': count(outputs['baseline-errors']),
    'reference-errors': count(outputs['reference-errors']),
    delta: count(outputs.delta),
    'new-errors': count(outputs['new-errors']),
    'fixed-errors': count(outputs['fixed-errors']),
    limit: count(outputs.limit),
    'baseline-sha': outputs['baseline-sha'] || null,
    'baseline-source': outputs['baseline-source'] || null,
    'report-url': outputs['report-url'] || null,
    'snapshot-file': outputs['snapshot-file'] || null,
    'report-file': outputs['report-file'] || null,
    'result-file': outputs['result-file'] || null,
  }
}

/** A leg knows its own errors and nothing else. */
export function legOutputs(errors: number, snapshotFile: string): ActionOutputs {
  const nothing = { 'report-url': '', 'comment-url': '', 'report-file': '', 'result-file': '' }
  return {
    result: 'report-only',
    ...nothingKnown,
    errors: String(errors),
    ...nothing,
    'snapshot-file': snapshotFile,
    checks: '',
  }
}

type Numbers = Omit<
  ActionOutputs,
  'result' | 'report-url' | 'comment-url' | 'snapshot-file' | 'report-file' | 'result-file' | 'checks'
>

const nothingKnown: Numbers = {
  errors: '',
  'baseline-errors': '',
  'reference-errors': '',
  delta: '',
  'new-errors': '',
  'fixed-errors': '',
  limit: '',
  'baseline-sha': '',
  'baseline-source': '',
}

function comparedOutputs({ comparison, baseline, reference, verdict }: ComparedResult): Numbers {
  const totals = totalsOf(comparison, 'error')
  const limit = verdict.rules.find(({ rule }) => isTotalRule(rule))?.limit
  const known = {
    ...nothingKnown,
    errors: String(totals.head),
    limit: limit === undefined ? '' : String(limit),
  }
  if (baseline.state !== 'loaded') {
    return { ...known, 'baseline-source': 'none' }
  }
  return {
    ...known,
    'baseline-errors': String(totals.base),
    'reference-errors': reference === null ? '' : String(reference.errors),
    delta: String(totals.delta),
    'new-errors': String(totals.new),
    'fixed-errors': String(totals.fixed),
    'baseline-sha': baseline.origin.commit ?? '',
    'baseline-source': baseline.origin.source,
  }
}
