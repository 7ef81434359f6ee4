/**
 * What tsc's two formats have in common: a report before it is judged, the lines that start a diagnostic,
 * and lines that say nothing about errors. Judges nothing.
 */
import type { Finding, RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { LineFate } from '../output/line-account.ts'
import { anyOf, isWrapperLine } from '../output/wrapper-lines.ts'
import { isStatistics, type RunStatistics } from './statistics.ts'

/** The last line of the pretty form. */
export interface TscSummary {
  readonly line: string
  readonly errors: number
  /** Null where the line names no number of files. */
  readonly files: number | null
}

/** A text, read but not yet believed. */
export interface TscReport {
  readonly format: 'plain' | 'pretty'
  readonly diagnostics: readonly RawDiagnostic[]
  /** The line that each of them starts on. */
  readonly starts: readonly number[]
  readonly statistics: RunStatistics
  readonly summary: TscSummary | null
  /** One for each line. */
  readonly fates: readonly LineFate[]
  readonly unread: readonly string[]
}

/** The first line of a diagnostic. */
export type TscHead = Pick<RawDiagnostic, 'file'> & Omit<Finding, 'notes'>

const category = '(error|warning|message|suggestion) (TS\\d+): (.*)$'
const plainHead = new RegExp(`^(\\S.*?)\\((\\d+),(\\d+)\\): ${category}`)
const prettyHead = new RegExp(`^(\\S.*?):(\\d+):(\\d+) - ${category}`)
const globalHead = new RegExp(`^${category}`)

const severities: Readonly<Record<string, Severity>> = { error: 'error', warning: 'warning' }

/** `file(line,column): error TS2322: …`, or without a place when it is about the whole project. */
export function readPlainHead(line: string): TscHead | null {
  return located(plainHead.exec(line)) ?? unlocated(globalHead.exec(line))
}

/** `file:line:column - error TS2322: …`, or without a place when it is about the whole project. */
export function readPrettyHead(line: string): TscHead | null {
  return located(prettyHead.exec(line)) ?? unlocated(globalHead.exec(line))
}

function located(match: RegExpExecArray | null): TscHead | null {
  if (match === null) {
    return null
  }
  const [, file = null, line, column, kind = '', code = '', message = ''] = match
  return head({ file, line: Number(line), column: Number(column) }, [kind, code, message])
}

function unlocated(match: RegExpExecArray | null): TscHead | null {
  const [, kind = '', code = '', message = ''] = match ?? []
  return match === null ? null : head({ file: null, line: 1, column: 1 }, [kind, code, message])
}

function head(
  place: Pick<TscHead, 'file' | 'line' | 'column'>,
  [kind, code, message]: readonly [string, string, string],
): TscHead {
  return {
    ...place,
    endLine: null,
    endColumn: null,
    severity: severities[kind] ?? 'information',
    code: ruleCode(code),
    message,
  }
}

const time = String.raw`\d{1,2}[:.]\d{2}[:.]\d{2}(?:\s?[AP]M)?`
const buildWords = "(?:Projects in this build|Project '|Building project '|Updating |Skipping )"
/** `--build --verbose`: `11:23:43 PM - Project 'x' is out of date because …`, pretty in brackets. */
const status = new RegExp(String.raw`^(?:\[${time}\]|${time} -) (${buildWords}.*)$`)

/** What `--build --verbose` says, null for any other line. */
export function buildStatus(line: string): string | null {
  return status.exec(line)?.[1] ?? null
}

const chatter: RegExp = anyOf([
  // `--listEmittedFiles`
  /^TSFILE: /,
  // The list behind `Projects in this build:`
  /^ {4}\* \S/,
])

/** Whether a line is known to say nothing about errors. */
export function isTscChatter(line: string): boolean {
  return isWrapperLine(line) || chatter.test(line) || isStatistics(line) || buildStatus(line) !== null
}
