/** What flags would cost, to read and as JSON. docs/how-to/stricter-flags.md */
import { commandLineProblem } from '#messages/command-line-problem.ts'
import type { FlagCost, FlagCosts, FlagOutcome } from '#model/flag-costs.ts'
import { amount, counted } from './amount.ts'
import { jsonText } from './encode/json.ts'
import { terminalText } from './encode/terminal.ts'
import { look, type TerminalStyle } from './terminal/terminal-style.ts'

/** More folders than this make no line easier to read. */
const shownFolders = 3

/** Free ones first, then by cost, failed ones last. Ends with a line break. */
export function flagCostsText({ name, errors, flags }: FlagCosts, style: TerminalStyle): string {
  const free = flags.filter(({ outcome }) => costOf(outcome) === 0)
  const costly = flags
    .filter(({ outcome }) => (costOf(outcome) ?? 0) > 0)
    .toSorted((one, other) => (costOf(one.outcome) ?? 0) - (costOf(other.outcome) ?? 0))
  const failed = flags.filter(({ outcome }) => outcome.kind === 'failed')
  const on = flags.filter(({ outcome }) => outcome.kind === 'on')
  const width = Math.max(0, ...costly.map(({ outcome }) => `+${amount(costOf(outcome) ?? 0)}`.length))
  const blocks = [
    [
      look(
        style,
        terminalText(`${name}: ${counted(errors, 'error')} today. Each flag by itself adds:`),
        'bold',
      ),
    ],
    free.length === 0
      ? []
      : ['Nothing, so it can be turned on today:', ...free.map(({ flag }) => `  ${terminalText(flag)}`)],
    costly.flatMap((cost) => costLines(cost, width, style)),
    failed.flatMap(failureLines),
    on.length === 0 ? [] : [`${counted(on.length, 'flag')} on already`],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

/** Fields as in `model/flag-costs.ts`; ends with a line break. */
export function flagCostsJson({ name, errors, flags }: FlagCosts): string {
  return jsonText({
    version: 1,
    name,
    errors,
    flags: flags.map(({ flag, outcome }) => ({ flag, ...outcomeJson(outcome) })),
  })
}

function outcomeJson(outcome: FlagOutcome): Readonly<Record<string, unknown>> {
  switch (outcome.kind) {
    case 'failed':
      return { on: false, added: null, reason: commandLineProblem(outcome.problem).what }
    case 'on':
      return { on: true, added: 0, removed: 0, folders: [], freeIn: [] }
    case 'counted': {
      const { added, removed, folders, freeIn } = outcome
      return { on: false, added, removed, folders, freeIn }
    }
  }
}

function costOf(outcome: FlagOutcome): number | null {
  return outcome.kind === 'counted' ? outcome.added : null
}

function costLines({ flag, outcome }: FlagCost, width: number, style: TerminalStyle): readonly string[] {
  if (outcome.kind !== 'counted') {
    return []
  }
  const { added, removed, folders, freeIn } = outcome
  const more =
    folders.length > shownFolders ? `, and ${counted(folders.length - shownFolders, 'more folder')}` : ''
  const most = folders.slice(0, shownFolders).map((cost) => `${cost.folder} ${amount(cost.added)}`)
  const gone = removed === 0 ? '' : `; ${amount(removed)} of today's get another message`
  const remarks = [
    `${most.join(', ')}${more}${gone}`,
    ...(freeIn.length === 0 ? [] : [`free in ${counted(freeIn.length, 'folder')}${someOf(freeIn)}`]),
  ]
  return [
    `${look(style, `+${amount(added)}`.padStart(width), 'bold')}  ${terminalText(flag)}`,
    ...remarks.map((remark) => `${' '.repeat(width + 2)}${look(style, terminalText(remark), 'dim')}`),
  ]
}

function someOf(folders: readonly string[]): string {
  return folders.length > shownFolders ? '' : `: ${folders.join(', ')}`
}

function failureLines({ flag, outcome }: FlagCost): readonly string[] {
  return outcome.kind === 'failed'
    ? [terminalText(`${flag}: no number. ${commandLineProblem(outcome.problem).what}`)]
    : []
}
