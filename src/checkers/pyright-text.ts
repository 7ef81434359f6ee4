/**
 * Reads pyright's text, and the form with commands that basedpyright prints where GITHUB_ACTIONS is set.
 * Every line becomes a diagnostic, part of one, a file's heading, the summary or chatter; the rest is handed
 * back as unread. The text names no ends of ranges.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { type PyrightMessage, pyrightHead, pyrightMessage } from './pyright-lines.ts'
import {
  filesFound,
  isPyrightChatter,
  type PyrightReport,
  type PyrightSummary,
  printedVersion,
  pyrightSummary,
} from './pyright-report.ts'

const ruleAtEnd = /^(.*) \((report[A-Za-z]+)\)$/s
const annotatedTotal = /^::error::\d+ errors?$/

/** Positions are 1-based as printed. */
export function readPyrightText(lines: readonly string[]): PyrightReport {
  const messages: PyrightMessage[] = []
  const apart: string[] = []
  for (let at = 0; at < lines.length; ) {
    const message = pyrightMessage(lines, at)
    if (message !== null) {
      messages.push(message)
    } else if (!isHeading(lines[at] ?? '', lines[at + 1] ?? '')) {
      apart.push(lines[at] ?? '')
    }
    at += message?.length ?? 1
  }
  const ofWholeFile = messages.filter(({ head }) => head.place === null && !head.file.endsWith('.ipynb'))
  return {
    format: 'text',
    diagnostics: messages.map(finding),
    placeless: ofWholeFile.map(finding),
    ...linesApart(apart),
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

function linesApart(
  lines: readonly string[],
): Pick<PyrightReport, 'summary' | 'filesChecked' | 'version' | 'unread'> {
  const unread: string[] = []
  let summary: PyrightSummary | null = null
  let filesChecked: number | null = null
  let version: string | null = null
  for (const line of lines) {
    const end: PyrightSummary | null = summary === null ? pyrightSummary(line) : null
    summary ??= end
    filesChecked ??= filesFound(line)
    version ??= printedVersion(line)
    if (end === null && !isPyrightChatter(line) && !annotatedTotal.test(line)) {
      unread.push(line)
    }
  }
  return { summary, filesChecked, version, unread }
}
