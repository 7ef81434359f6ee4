/**
 * Reads what `astro check` prints: tsc's pretty form with a source in front of the code (`ts(2322)`), coloured on a pipe too,
 * and counts at the end. Judges nothing.
 * Upstream: `printErrors` in volar's `packages/kit/lib/createChecker.ts`, and `packages/check/src/index.ts` of
 * withastro/language-tools; @astrojs/check 0.9 was run.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { addAlike, type LineFate } from '../output/line-account.ts'
import { isWrapperLine } from '../output/wrapper-lines.ts'
import { messageLines } from '../tsc/message-lines.ts'

/** What the end counts; `shown` are warnings and hints, which look alike. */
export interface AstroCounts {
  readonly line: string
  readonly files: number
  readonly errors: number
  readonly shown: number
}

/** An output, read but not yet believed. */
export interface AstroReport {
  readonly diagnostics: readonly RawDiagnostic[]
  /** Null when the end is missing. */
  readonly counts: AstroCounts | null
  readonly fates: readonly LineFate[]
}

const header = /^(.+?):(\d+):(\d+) - (error|warning) (?:([a-z]+)(?:\(([^()\s]+)\))?|TS(\S+)): (.*)$/
/** `12 source`, a squiggle, or the `...` in the middle of a long range. */
const frame = /^ *(?:\d+(?: .*)?|~+|\.\.\.)?$/
const result = /^Result \((\d+) files?\):\s*$/
const count = /^- (\d+) (error|warning|hint)s?\s*$/
/** `21:47:05 [check] …`; what it says as an error is none. */
const log = /^\d\d:\d\d:\d\d(?: [AP]M)? \[(?!ERROR\])[\w:./@-]+\] /

/** Block by block. */
export function readAstroText(lines: readonly string[]): AstroReport {
  const diagnostics: RawDiagnostic[] = []
  const fates: LineFate[] = []
  let counts: AstroCounts | null = null
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const head = header.exec(line)
    if (head !== null) {
      const more = messageLines(head[8] ?? '', lines, at + 1)
      const length = 1 + more.length + frameLength(lines, at + 1 + more.length)
      diagnostics.push(finding(head, more))
      addAlike(fates, 'diagnostic', length)
      at += length
      continue
    }
    const [, files] = result.exec(line) ?? []
    if (files !== undefined) {
      counts = { line: line.trim(), files: Number(files), errors: 0, shown: 0 }
    }
    const [, number, unit] = counts === null ? [] : (count.exec(line) ?? [])
    if (counts !== null && number !== undefined) {
      counts = add(counts, Number(number), unit === 'error', line.trim())
    }
    fates.push(fateOf(line, files !== undefined || number !== undefined))
    at += 1
  }
  return { diagnostics, counts, fates }
}

function add(counts: AstroCounts, number: number, isError: boolean, said: string): AstroCounts {
  const line = `${counts.line} ${said}`
  return isError
    ? { ...counts, line, errors: counts.errors + number }
    : { ...counts, line, shown: counts.shown + number }
}

function fateOf(line: string, isCount: boolean): LineFate {
  if (isCount) {
    return 'summary'
  }
  return line.trim() === '' || log.test(line) || isWrapperLine(line) ? 'chatter' : 'unread'
}

function frameLength(lines: readonly string[], start: number): number {
  let end = start
  while (end < lines.length && frame.test((lines[end] ?? '').trimEnd())) {
    end += 1
  }
  return end - start
}

/** TypeScript's codes are named as tsc prints them; others by their source. */
function finding(head: RegExpExecArray, more: readonly string[]): RawDiagnostic {
  const [, file = '', line, column, severity, source, code, bare, message] = head
  const named =
    source === undefined || source === 'ts' ? `TS${code ?? bare ?? ''}` : `${source}(${code ?? ''})`
  return {
    file,
    line: Number(line),
    column: Number(column),
    endLine: null,
    endColumn: null,
    severity: severity === 'error' ? 'error' : 'warning',
    code: ruleCode(code === undefined && bare === undefined ? (source ?? null) : named),
    message: [message, ...more].join('\n'),
    notes: [],
  }
}
