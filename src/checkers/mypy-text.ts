/**
 * Reads mypy's text, plain or `--pretty`, with any of its options for columns, ends, contexts and codes.
 * Every line becomes a diagnostic, part of one, the summary or chatter; the rest is handed back as unread.
 * A note belongs to the error before it when both stand at the same place, which is mypy's own rule for
 * JSON: notes about another line are sorted to that line, behind an error that they have nothing to do with.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { addAlike, type LineFate, unreadLines } from './line-account.ts'
import { isPrettyMypy, type MypyBlock, messageAndCode, mypyBlocks } from './mypy-lines.ts'
import {
  countAsMypyDoes,
  isContextNote,
  isMypyChatter,
  isRevealed,
  type MypyReport,
  type MypySummary,
  mypySummary,
} from './mypy-report.ts'

type Message = Extract<MypyBlock, { kind: 'message' }>

const importContext = /^\S.*:\d+: note: (?:In module imported here|\.\.\. from here)[,:]$/

/** The columns printed are 1-based; the end column is that of the last character. */
export function readMypyText(lines: readonly string[]): MypyReport {
  const separator = isPrettyMypy(lines) ? ' ' : '\n'
  const messages: Message[] = []
  const fates: LineFate[] = []
  let summary: MypySummary | null = null
  for (const block of mypyBlocks(lines, isApart)) {
    if (block.kind === 'message' && holdsAnother(block)) {
      addAlike(fates, 'unread', block.lines.length + block.excerpt.length)
    } else if (block.kind === 'message') {
      addAlike(fates, 'diagnostic', block.lines.length + block.excerpt.length)
      messages.push(block)
    } else if (summary === null && mypySummary(block.line) !== null) {
      fates.push('summary')
      summary = mypySummary(block.line)
    } else {
      fates.push(isApart(block.line) ? 'chatter' : 'unread')
    }
  }
  const printed = messages.flatMap(({ lines: [first = '', ...rest], excerpt }) =>
    rest.length + excerpt.length === 0 ? first : [[first, ...rest].join('\n'), ...excerpt],
  )
  return {
    format: 'text',
    diagnostics: assemble(messages, separator),
    summary,
    counted: countAsMypyDoes(printed),
    fates,
    unread: unreadLines(lines, fates),
  }
}

const another = /(?:\.pyi?:\d+(?::\d+)*|^): (?:error|note): /

/**
 * A line break was lost or put into a line on the way here. mypy's own count would not tell: it looks for
 * `: error:` anywhere, and so finds an error inside of a note.
 */
function holdsAnother({ head, lines }: Message): boolean {
  return lines.some((line, index) => mayHold(index === 0 ? head.rest : line))
}

function mayHold(line: string): boolean {
  return (line.includes(': error: ') || line.includes(': note: ')) && another.test(line)
}

function isApart(line: string): boolean {
  return isMypyChatter(line) || importContext.test(line)
}

function assemble(messages: readonly Message[], separator: string): readonly RawDiagnostic[] {
  const diagnostics: RawDiagnostic[] = []
  let last: { readonly place: string; readonly notes: string[] } | null = null
  for (const block of messages) {
    const { head } = block
    const { message, code } = messageAndCode(block, separator)
    if (head.severity === 'note' && head.line === null && isContextNote(message)) {
      continue
    }
    if (head.severity === 'note' && last?.place === head.place && code === null && !isRevealed(message)) {
      last.notes.push(message)
      continue
    }
    const { file, endLine, endColumn } = head
    const notes: string[] = []
    const severity = head.severity === 'error' ? 'error' : 'information'
    const place = { file, line: head.line ?? 1, column: head.column ?? 1, endLine, endColumn }
    diagnostics.push({ ...place, severity, code: ruleCode(code), message, notes })
    last = severity === 'error' ? { place: head.place, notes } : last
  }
  return diagnostics
}
