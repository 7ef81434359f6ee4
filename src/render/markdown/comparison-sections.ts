/** The parts of the Markdown report that tell a comparison: numbers, rules, new and fixed errors. */
import { type Totals, totalsOf, type Unpaired } from '#model/comparison.ts'
import type { ComparedResult, Report } from '#model/report.ts'
import { uncheckedErrors } from '#model/scope-report.ts'
import { amount, counted, share, signed } from '../amount.ts'
import { markdownCell, markdownCode, markdownLink, markdownText } from '../encode/markdown.ts'
import { lineAddress } from '../line-link.ts'
import { proseText } from './prose.ts'

/** Current, baseline, change, limit and progress as a table of two columns. */
export function numbersTable(report: Report, result: ComparedResult): string {
  const errors = totalsOf(result.comparison, 'error')
  const warnings = totalsOf(result.comparison, 'warning')
  const rows: (readonly [string, string])[] = [['Current', counted(errors.head, 'error')]]
  if (result.baseline.state === 'loaded') {
    rows.push(['Baseline', `${counted(errors.base, 'error')}${originWords(report, result)}`])
    rows.push(changeRow(errors))
    rows.push([
      'New / fixed',
      `${amount(errors.new)} new, ${amount(errors.fixed)} fixed, ${amount(errors.kept)} kept`,
    ])
  }
  if (warnings.head > 0 || warnings.base > 0) {
    rows.push(['Warnings', `${amount(warnings.head)} (${signed(warnings.delta)}), not counted by the rules`])
  }
  for (const { rule, limit, passed, reason } of result.verdict.rules) {
    rows.push([
      `Limit ${markdownCode(rule)}`,
      `${amount(limit)} · ${passed ? 'holds' : '**broken**'} · ${proseText(reason)}`,
    ])
  }
  if (result.reference !== null) {
    rows.push(['Progress toward zero', progress(result, result.reference.errors)])
  }
  const [head = '', ...body] = rows.map(
    ([name, value]) => `| ${markdownCell(name)} | ${markdownCell(value)} |`,
  )
  return [head, '| :-- | :-- |', ...body].join('\n')
}

function changeRow({ delta, new: added }: Totals): readonly [string, string] {
  if (delta < 0) {
    return ['Improvement', `${counted(-delta, 'error')} fixed${added > 0 ? ' on balance' : ''}`]
  }
  return delta > 0 ? ['Increase', `${counted(delta, 'error')} more`] : ['Change', 'none']
}

function originWords(report: Report, { baseline }: ComparedResult): string {
  if (baseline.state !== 'loaded') {
    return ''
  }
  const { commit, distance } = baseline.origin
  const short = commit?.slice(0, 7)
  const address = report.hosted === null ? null : `${report.hosted.url}/commit/${commit}`
  const at =
    short === undefined ? '' : ` at ${address === null ? markdownCode(short) : markdownLink(short, address)}`
  const age = distance === 0 ? '' : `, ${counted(distance, 'commit')} before the base of this change`
  return `${at}${age}`
}

const barLength = 20

/** How much of the reference is gone: a bar for the eye and the numbers in words. */
function progress({ comparison, scope }: ComparedResult, reference: number): string {
  const unseen = uncheckedErrors(scope)
  const current = totalsOf(comparison, 'error').head + unseen
  if (current === 0) {
    return 'done: no errors left'
  }
  const gone = Math.max(0, reference - current)
  const filled = reference === 0 ? 0 : Math.floor((gone * barLength) / reference)
  const bar = '█'.repeat(filled) + '░'.repeat(barLength - filled)
  const part = reference === 0 ? '0.0 %' : share(gone, reference)
  return `${bar} ${part} of ${amount(reference)} fixed, ${amount(current)} to go${unseen === 0 ? '' : ` (${amount(unseen)} not looked at)`}`
}

/** At most `most` entries, then a line that says how many were left out. */
export function entryList(
  report: Report,
  list: { readonly entries: readonly Unpaired[]; readonly side: 'new' | 'fixed'; readonly most: number },
): string {
  const lines = list.entries.slice(0, list.most).map((entry) => entryLine(report, entry, list.side))
  const left = list.entries.length - lines.length
  return [...lines, ...(left > 0 ? [`- … and ${amount(left)} more, listed in the report.`] : [])].join('\n')
}

const longestMessage = 300

function entryLine(report: Report, entry: Unpaired, side: 'new' | 'fixed'): string {
  const { diagnostic, replaced, mayComeFromBase } = entry
  const { path, line, code, severity } = diagnostic
  const [first = '', ...rest] = diagnostic.message.split('\n')
  const cut = first.length > longestMessage ? `${first.slice(0, longestMessage)}…` : first
  const place = path === '' ? 'whole project' : `${path}:${line}`
  const address = lineAddress(diagnostic, report.hosted, sideCommit(report, side))
  const marks = [
    ...(severity === 'error' ? [] : [severity]),
    ...(replaced ? [side === 'new' ? 'replaces a fixed one' : 'replaced by a new one'] : []),
    ...(mayComeFromBase ? ['may come from the base branch'] : []),
  ]
  const tail = marks.length === 0 ? '' : ` _(${marks.join('; ')})_`
  const rule = code === null ? '' : ` ${markdownCode(code)}`
  const more = rest.length === 0 ? '' : ' …'
  return `- ${address === null ? markdownCode(place) : markdownLink(place, address)}${rule} ${markdownText(cut)}${more}${tail}`
}

function sideCommit(report: Report, side: 'new' | 'fixed') {
  if (side === 'new') {
    return report.hosted?.commit ?? null
  }
  const { result } = report
  return result.kind === 'compared' && result.baseline.state === 'loaded'
    ? result.baseline.origin.commit
    : null
}
