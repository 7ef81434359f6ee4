/** What `fix` says: which errors edits take away, which were tried in vain, and what is left. docs/how-to/fix.md */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { FixReport, LeftOut } from '#model/fix-report.ts'
import { compareText } from '#model/order.ts'
import { counted } from '../amount.ts'
import { terminalText } from '../encode/terminal.ts'
import { type TerminalStyle, wrappedWords } from './terminal-style.ts'

/** More places than this nobody reads on a terminal. */
const shownPlaces = 20

/** `written`: whether the edits are in the files now; `known`: whether errors of the baseline are meant too. */
export interface FixTelling {
  readonly written: boolean
  readonly known: boolean
  readonly style: TerminalStyle
}

/** Every line is safe for a terminal; ends with a line break. */
export function fixText(report: FixReport, { written, known, style }: FixTelling): string {
  const { name, considered, fixed, also, files, leftOut, installs, runs, remaining } = report
  if (considered === null) {
    return textOf(
      [
        `${name}: there is no baseline, so no error is known to be new and nothing was tried. \`--baseline\`, \`--against\` or \`baseline pull\` gives one; \`--known\` takes all errors.`,
      ],
      style,
    )
  }
  const kind = known ? 'error or warning' : 'new error or warning'
  if (considered === 0) {
    return textOf([`${name}: no ${kind}, so there is nothing to fix`], style)
  }
  const lines = [
    `${name}: ${countedKind(considered, kind)}; ${
      fixed.length === 0
        ? 'none of them is fixed by an edit that the checker confirms'
        : `${fixed.length} ${written ? 'fixed' : 'can be fixed'} by edits in ${counted(files.length, 'file')}, confirmed by the checker`
    }${runs === 0 ? '' : ` (${counted(runs, 'run')})`}`,
    ...byRule(fixed).map(({ rule, count }) => `  ${count} ${rule}`),
    ...(also === 0 ? [] : [`  ${also} more ${also === 1 ? 'goes' : 'go'} with them`]),
    ...(written ? files.map(({ path }) => `edited: ${path}`) : []),
    ...leftLines(leftOut),
    ...installs.map(
      ({ command, errors }) => `${counted(errors, 'error')} by packages that are not installed: ${command}`,
    ),
    `${counted(remaining, known ? 'error' : 'new error')} ${remaining === 1 ? 'remains' : 'remain'}${written || fixed.length === 0 ? '' : ' when the edits are written (--apply)'}`,
  ]
  return textOf(lines, style)
}

const reasons: Readonly<Record<LeftOut, string>> = {
  stays: 'an edit was tried and did not take the error away',
  worse: 'an edit was tried and made something else worse',
  untried: 'not tried, because so many runs were needed before: run the command again',
  overlaps: 'the edit touches another one: run the command again when that is written',
  'not-editable': 'in files that are never edited (generated, ignored, links, outside, not UTF-8)',
}

function leftLines(leftOut: FixReport['leftOut']): readonly string[] {
  return Object.entries(reasons).flatMap(([reason, words]) => {
    const own = leftOut.filter((each) => each.reason === reason)
    const shown = own.slice(0, shownPlaces).map(({ diagnostic }) => `  ${placeOf(diagnostic)}`)
    const more = own.length - shown.length
    return own.length === 0
      ? []
      : [`${own.length} left alone: ${words}`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])]
  })
}

function placeOf({ path, line, code, message }: Diagnostic): string {
  return `${path}:${line} ${code ?? message.split('\n')[0] ?? ''}`
}

function byRule(fixed: readonly Diagnostic[]): readonly { readonly rule: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { code } of fixed) {
    const rule = code ?? 'without a rule'
    counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((one, other) => other.count - one.count || compareText(one.rule, other.rule))
}

function countedKind(count: number, kind: string): string {
  return `${count} ${count === 1 ? kind : kind.replace('error or warning', 'errors and warnings')}`
}

/** Lines as they are where nothing is known of the width; the rest of a long one stands a little further in. */
function textOf(lines: readonly string[], style: TerminalStyle): string {
  const told = lines.flatMap((line) => {
    const [, indent = '', text = ''] = /^( *)(.*)$/s.exec(terminalText(line)) ?? []
    const words = text.split(' ').map((word) => ({ shown: word, length: word.length }))
    return wrappedWords(style, words, indent)
  })
  return `${told.join('\n')}\n`
}
