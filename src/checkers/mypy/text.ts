/**
 * Reads mypy's text, plain or `--pretty`, with any of its options for columns, ends, contexts and codes.
 * Every line becomes a diagnostic, part of one, the summary or chatter; the rest is handed back as unread.
 * A note belongs to the error before it when both stand at the same place, which is mypy's own rule for
 * JSON: notes about another line are sorted to that line, behind an error that they have nothing to do with.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { RawTableBuilder } from '#model/raw-table.ts'
import { addAlike, type LineFate, unreadLines } from '../output/line-account.ts'
import type { TextLines } from '../output/text-lines.ts'
import { isPrettyMypy, type MypyBlock, type MypyHead, messageAndCode, mypyBlockAt } from './lines.ts'
import { PlainErrors } from './plain-errors.ts'
import {
  isContextNote,
  isMypyChatter,
  isRevealed,
  type MypyReport,
  type MypySummary,
  MypyTally,
  mypySummary,
} from './report.ts'

type Message = Extract<MypyBlock, { kind: 'message' }>

const importContext = /^\S.*:\d+: note: (?:In module imported here|\.\.\. from here)[,:]$/

/** What `--install-types` starts with: `install_types` in mypy/main.py, the same from 1.0 to 2.4. */
const installation = 'Installing missing stub packages:'

/** The columns printed are 1-based; the end column is that of the last character. */
export function readMypyText(lines: TextLines): MypyReport {
  const reading = new Reading(lines)
  while (reading.linesRead < lines.length) {
    reading.readNext()
  }
  return reading.report()
}

/** What has been read so far. */
class Reading {
  private readonly lines: TextLines
  private readonly table: RawTableBuilder
  private readonly plain: PlainErrors
  private readonly findings: Findings
  private readonly tally = new MypyTally()
  private readonly fates: LineFate[] = []
  private summary: MypySummary | null = null
  private installing = false

  constructor(lines: TextLines) {
    this.lines = lines
    this.table = new RawTableBuilder(lines.length)
    this.plain = new PlainErrors(this.table, this.tally)
    this.findings = new Findings(this.table, isPrettyMypy(lines) ? ' ' : '\n')
  }

  get linesRead(): number {
    return this.fates.length
  }

  readNext(): void {
    const { lines, plain, table } = this
    const first = this.linesRead
    const next = plain.addFrom(lines, first)
    if (next > first) {
      this.installing = false
      addAlike(this.fates, 'diagnostic', next - first)
      this.findings.lastError = table.length - 1
    }
    if (next < lines.length) {
      this.addBlock(mypyBlockAt(lines, next, isApart))
    }
  }

  private addBlock(block: MypyBlock): void {
    if (block.kind === 'line') {
      this.fates.push(this.fateOf(block.line))
      return
    }
    this.installing = false
    if (holdsAnother(block)) {
      addAlike(this.fates, 'unread', block.lines.length + block.excerpt.length)
    } else {
      addAlike(this.fates, 'diagnostic', block.lines.length + block.excerpt.length)
      this.findings.add(block)
      this.tally.add(block)
    }
  }

  /** Only the first summary is one; behind the start of an installation stand pip's lines, up to the first message. */
  private fateOf(line: string): LineFate {
    const summary = this.summary === null ? mypySummary(line) : null
    this.summary ??= summary
    this.installing = summary === null && (this.installing || line === installation)
    if (summary !== null) {
      return 'summary'
    }
    return this.installing || isApart(line) ? 'chatter' : 'unread'
  }

  report(): MypyReport {
    const { fates } = this
    return {
      format: 'text',
      diagnostics: this.table.build(),
      summary: this.summary,
      counted: this.tally.counted(),
      fates,
      unread: unreadLines(this.lines, fates),
    }
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

/** Puts notes to the error that they belong to. */
class Findings {
  /** Row of the last error; -1 before the first. */
  lastError = -1
  private readonly table: RawTableBuilder
  private readonly separator: string

  constructor(table: RawTableBuilder, separator: string) {
    this.table = table
    this.separator = separator
  }

  add(block: Message): void {
    const { message, code: printed } = messageAndCode(block, this.separator)
    const code = ruleCode(printed)
    const { severity, line } = block.head
    const found = diagnosticOf(block.head, {
      severity: severity === 'error' ? 'error' : 'information',
      message,
      code,
    })
    if (severity === 'error') {
      this.lastError = this.table.add(found)
    } else if (line === null && isContextNote(message)) {
      return
    } else if (code === null && !isRevealed(message) && this.table.isAt(this.lastError, found)) {
      this.table.addNote(this.lastError, message)
    } else {
      this.table.add(found)
    }
  }
}

/** Without a line it is about the whole file, which is shown at its start. */
function diagnosticOf(
  { file, line, column, endLine, endColumn }: MypyHead,
  said: Pick<RawDiagnostic, 'severity' | 'message' | 'code'>,
): RawDiagnostic {
  return { file, line: line ?? 1, column: column ?? 1, endLine, endColumn, ...said, notes: [] }
}
