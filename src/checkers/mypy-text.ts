/**
 * Reads mypy's text, plain or `--pretty`, with any of its options for columns, ends, contexts and codes.
 * Every line becomes a diagnostic, part of one, the summary or chatter; the rest is handed back as unread.
 * A note belongs to the error before it when both stand at the same place, which is mypy's own rule for
 * JSON: notes about another line are sorted to that line, behind an error that they have nothing to do with.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { addAlike, type LineFate, unreadLines } from './line-account.ts'
import {
  isPrettyMypy,
  isSamePlace,
  type MypyBlock,
  type MypyHead,
  messageAndCode,
  mypyBlocks,
} from './mypy-lines.ts'
import {
  isContextNote,
  isMypyChatter,
  isRevealed,
  type MypyReport,
  type MypySummary,
  MypyTally,
  mypySummary,
} from './mypy-report.ts'

type Message = Extract<MypyBlock, { kind: 'message' }>

const importContext = /^\S.*:\d+: note: (?:In module imported here|\.\.\. from here)[,:]$/

/** The columns printed are 1-based; the end column is that of the last character. */
export function readMypyText(lines: readonly string[]): MypyReport {
  const findings = new Findings(isPrettyMypy(lines) ? ' ' : '\n')
  const tally = new MypyTally()
  const fates: LineFate[] = []
  let summary: MypySummary | null = null
  for (const block of mypyBlocks(lines, isApart)) {
    if (block.kind === 'line') {
      const found: MypySummary | null = summary === null ? mypySummary(block.line) : null
      summary ??= found
      fates.push(found === null ? fateApart(block.line) : 'summary')
    } else if (holdsAnother(block)) {
      addAlike(fates, 'unread', block.lines.length + block.excerpt.length)
    } else {
      addAlike(fates, 'diagnostic', block.lines.length + block.excerpt.length)
      findings.add(block)
      tally.add(block)
    }
  }
  const unread = unreadLines(lines, fates)
  return { format: 'text', diagnostics: findings.all, summary, counted: tally.counted(), fates, unread }
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

function fateApart(line: string): LineFate {
  return isApart(line) ? 'chatter' : 'unread'
}

function isApart(line: string): boolean {
  return isMypyChatter(line) || importContext.test(line)
}

/** Puts notes to the error that they belong to. */
class Findings {
  readonly all: RawDiagnostic[] = []
  private readonly separator: string
  private last: { readonly head: MypyHead; readonly row: number } | null = null

  constructor(separator: string) {
    this.separator = separator
  }

  add(block: Message): void {
    const { head } = block
    const { message, code: printed } = messageAndCode(block, this.separator)
    const code = ruleCode(printed)
    if (head.severity === 'error') {
      this.last = { head, row: this.all.length }
      this.push(head, { severity: 'error', message, code })
    } else if (head.line === null && isContextNote(message)) {
      return
    } else if (
      this.last !== null &&
      isSamePlace(this.last.head, head) &&
      code === null &&
      !isRevealed(message)
    ) {
      this.note(this.last.row, message)
    } else {
      this.push(head, { severity: 'information', message, code })
    }
  }

  private push(
    { file, line, column, endLine, endColumn }: MypyHead,
    { severity, message, code }: Pick<RawDiagnostic, 'severity' | 'message' | 'code'>,
  ): void {
    this.all.push({
      file,
      line: line ?? 1,
      column: column ?? 1,
      endLine,
      endColumn,
      severity,
      code,
      message,
      notes: noNotes,
    })
  }

  private note(row: number, text: string): void {
    const finding = this.all[row]
    if (finding !== undefined) {
      this.all[row] = { ...finding, notes: [...finding.notes, text] }
    }
  }
}

const noNotes: readonly string[] = []
