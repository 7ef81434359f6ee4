/**
 * Reads what `deno check` prints on standard error: TypeScript's diagnostics, each with its excerpt and then its place, and
 * a line at the end. Judges nothing.
 * Upstream: `libs/…/diagnostics.rs` of deno (`Diagnostic`'s `Display`); 2.9 was run.
 */
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { addAlike, type LineFate } from '../output/line-account.ts'
import { uriPath } from '../output/uri-path.ts'
import { isWrapperLine } from '../output/wrapper-lines.ts'

/** An output, read but not yet believed. */
export interface DenoReport {
  readonly diagnostics: readonly RawDiagnostic[]
  /** `Found 3 errors.`, which stands only behind two and more; null where it does not. */
  readonly count: { readonly line: string; readonly errors: number } | null
  /** Its last word when there are errors. */
  readonly failed: boolean
  /** `error: …` for everything else that goes wrong, with the lines below it. */
  readonly stop: string | null
  readonly fates: readonly LineFate[]
}

const header = /^(TS\d+) \[([A-Z]+)\]: (.*)$/
const place = /^ {4}at (\S+):(\d+):(\d+)$/
/** What is marked in the line above. */
const marker = /^\s*[~^]+$/
const end = 'error: Type checking failed.'
const chatter =
  /^(?:Check|Download|Initialize|Installing|Warning|Add) |^Stack backtrace:$|^ {2,}\d+: |^ +at \S+\.rs:\d+|^\s*$/

/** Block by block. */
export function readDenoText(lines: readonly string[]): DenoReport {
  const diagnostics: RawDiagnostic[] = []
  const fates: LineFate[] = []
  let count: DenoReport['count'] = null
  let failed = false
  let stop: string | null = null
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    if (header.test(line)) {
      const length = blockLength(lines, at)
      diagnostics.push(finding(lines.slice(at, at + length)))
      addAlike(fates, 'diagnostic', length)
      at += length
      continue
    }
    const errors = /^Found (\d+) errors\.$/.exec(line)?.[1]
    count = errors === undefined ? count : { line, errors: Number(errors) }
    failed ||= line === end
    if (line.startsWith('error: ') && !end.startsWith(line)) {
      stop ??= [
        line,
        ...lines
          .slice(at + 1)
          .filter((each) => place.test(each))
          .slice(0, 1),
      ]
        .map((each) => each.trim())
        .join(' ')
    }
    fates.push(fateOf(line, errors !== undefined))
    at += 1
  }
  return { diagnostics, count, failed, stop, fates }
}

function fateOf(line: string, isCount: boolean): LineFate {
  if (isCount || line === end) {
    return 'summary'
  }
  return chatter.test(line) || isWrapperLine(line) ? 'chatter' : 'unread'
}

/** To the next blank line, and behind it as long as what follows is indented: what else belongs to the error. */
function blockLength(lines: readonly string[], start: number): number {
  let length = 1
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const goesOn = line === '' ? (lines[at + 1] ?? '').startsWith('    ') : true
    if (!goesOn || header.test(line) || line === end) {
      break
    }
    length += 1
  }
  return length
}

function finding(block: readonly string[]): RawDiagnostic {
  const [, code = '', category, first = ''] = header.exec(block[0] ?? '') ?? []
  const at = block.findIndex((line) => place.test(line))
  const [, url, line, column] = place.exec(block[at] ?? '') ?? []
  const until = at === -1 ? block.length : at
  const said = block.slice(1, marker.test(block[until - 1] ?? '') && until > 2 ? until - 2 : until)
  const more = at === -1 ? [] : block.slice(at + 1)
  return {
    file: url === undefined ? null : fileOf(url),
    line: Math.max(1, Number(line ?? 1)),
    column: Math.max(1, Number(column ?? 1)),
    endLine: null,
    endColumn: null,
    severity: category === 'ERROR' ? 'error' : 'warning',
    code: ruleCode(code),
    message: [first, ...said].join('\n').trimEnd(),
    notes: more.filter((each, index) => isNote(each, more[index + 1])).map((each) => each.trim()),
  }
}

/** What is said of another place; neither its excerpt nor the place itself. */
function isNote(line: string, next = ''): boolean {
  return /^ {4}\S/.test(line) && !marker.test(line) && !marker.test(next)
}

/** A module that was downloaded is no file of the project: its address is taken as a path that is outside of every folder. */
function fileOf(url: string): string {
  return url.startsWith('file:') ? uriPath(url) : `/${url}`
}
