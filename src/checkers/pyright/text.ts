/**
 * Reads pyright's text, and the form with commands that basedpyright prints where GITHUB_ACTIONS is set.
 * Every line becomes a diagnostic, part of one, a file's heading, the summary or chatter; the rest is handed
 * back as unread. The text names no ends of ranges.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { addAlike, type LineFate, unreadLines } from '../output/line-account.ts'
import { commandsIn, type PyrightMessage, pyrightHead, pyrightMessage } from './lines.ts'
import {
  filesFound,
  isPyrightChatter,
  type PyrightReport,
  type PyrightSummary,
  printedVersion,
  pyrightSummary,
} from './report.ts'

const ruleAtEnd = /^(.*) \((report[A-Za-z]+)\)$/s
const annotatedTotal = /^::error::\d+ errors?$/

/** Positions are 1-based as printed. */
export function readPyrightText(lines: readonly string[]): PyrightReport {
  const messages: PyrightMessage[] = []
  const fates: LineFate[] = []
  const facts = new TextFacts()
  const commands = commandsIn(lines)
  for (let at = 0; at < lines.length; at = fates.length) {
    const line = lines[at] ?? ''
    const message = pyrightMessage(lines, at, commands)
    if (message !== null) {
      messages.push(message)
      addAlike(fates, 'diagnostic', message.length)
    } else {
      fates.push(isHeading(line, lines[at + 1] ?? '') ? 'diagnostic' : facts.take(line))
    }
  }
  const ofWholeFile = messages.filter(({ head }) => head.place === null && !head.file.endsWith('.ipynb'))
  const { summary, filesChecked, version } = facts
  return {
    format: 'text',
    diagnostics: messages.map(finding),
    placeless: ofWholeFile.map(finding),
    summary,
    filesChecked,
    version,
    fates,
    unread: unreadLines(lines, fates),
    fault: null,
  }
}

/** The file's name over its messages, once a cell in notebooks. */
function isHeading(line: string, next: string): boolean {
  const head = pyrightHead(next)
  return head?.indented === true && line.replace(/ - cell \d+$/, '') === head.file
}

function finding({ head, text }: PyrightMessage): RawDiagnostic {
  const match = ruleAtEnd.exec(text)
  const { file, place, severity } = head
  const position = { line: place?.line ?? 1, column: place?.column ?? 1, endLine: null, endColumn: null }
  const message = match?.[1] ?? text
  return { file, ...position, severity, code: ruleCode(match?.[2] ?? null), message, notes: [] }
}

/** What the lines apart from the messages say; the first of each kind counts. */
class TextFacts {
  summary: PyrightSummary | null = null
  filesChecked: number | null = null
  version: string | null = null

  take(line: string): LineFate {
    const end = this.summary === null ? pyrightSummary(line) : null
    this.summary ??= end
    this.filesChecked ??= filesFound(line)
    this.version ??= printedVersion(line)
    if (end !== null) {
      return 'summary'
    }
    return isPyrightChatter(line) || annotatedTotal.test(line) ? 'chatter' : 'unread'
  }
}
