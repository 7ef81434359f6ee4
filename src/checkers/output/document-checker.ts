/**
 * Decides whether a run of a tool that prints one document can be trusted, JSON for most linters. The document proves its own
 * end, and nothing more: what says that files were looked at, or that the tool failed, is each tool's own business.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import type { CheckerProblem } from '#model/problem.ts'
import { rawTable } from '#model/raw-table.ts'
import type { CheckerName } from '#model/snapshot.ts'
import type { Checker, CheckerOutput, Reading } from '../checker.ts'
import { brokenRun } from './broken-run.ts'
import { carriedProblem } from './carried-run.ts'
import { describeExit } from './exit-words.ts'
import { type DocumentForm, type FoundDocument, jsonDocument } from './json-document.ts'
import { alike, type LineFate, unreadLines } from './line-account.ts'
import { lastLines, outputText } from './output-text.ts'
import { unreadProblem } from './unread-lines.ts'
import { isWrapperLine } from './wrapper-lines.ts'

/** A run, read but not yet believed. */
export interface DocumentRun<Document> {
  readonly output: CheckerOutput
  /** Null where there is none, or it has another shape. */
  readonly document: Document | null
  /** Lines that are no part of the document, of both streams. */
  readonly spoken: readonly string[]
  readonly facts: { readonly exit: string; readonly lastLines: readonly string[] }
  readonly says: (pattern: RegExp) => string | null
}

/** How one tool's document is read. */
export interface DocumentFormat<Document> {
  readonly checker: CheckerName
  /** Of a JSON document what it opens with; of another how it is found. */
  readonly form: DocumentForm | ((lines: readonly string[]) => FoundDocument)
  readonly schema: v.GenericSchema<unknown, Document>
  /** Lines of its standard output, beside the document, that say nothing about findings. */
  readonly chatter: RegExp
  readonly findings: (document: Document) => readonly RawDiagnostic[]
  /** How many files the document says were looked at; absent where it does not say. */
  readonly filesChecked?: (document: Document) => number | null
  readonly version?: (document: Document) => string | null
  /** Who wrote the document, in a form that many tools write; null where it does not say. */
  readonly tool?: (document: Document) => string | null
  /** Many tools write it: nothing but the exit code says that one did its work, not even findings. */
  readonly carrier?: true
  /** What the tool itself says went wrong, null when nothing did. */
  readonly failure: (run: DocumentRun<Document>) => CheckerProblem | null
  /** The exit codes of a run that did its work, without and with findings. */
  readonly codes: { readonly clean: readonly number[]; readonly findings: readonly number[] }
  /** What these codes mean, for the message: `ruff exits with 1 only when it finds something`. */
  readonly meaning: string
  /** How the document is asked for, for the message of an output that is none: `--output-format json`. */
  readonly option: string
}

/** The two parts of a {@link Checker} that depend on the output. */
export function documentReader<Document>(
  format: DocumentFormat<Document>,
): Pick<Checker, 'read' | 'account'> {
  return {
    read: (output) => readDocument(format, output),
    account: (stdout) => accountOf(format, outputText(stdout).lines).fates,
  }
}

interface DocumentAccount<Document> {
  readonly found: FoundDocument
  readonly document: Document | null
  /** What its shape lacks; null where it is as expected, or there is no document. */
  readonly fault: string | null
  readonly fates: readonly LineFate[]
}

function accountOf<Document>(
  { form, schema, chatter }: DocumentFormat<Document>,
  lines: readonly string[],
): DocumentAccount<Document> {
  const found = typeof form === 'string' ? jsonDocument(lines, form) : form(lines)
  const decoded = v.safeParse(schema, found.value)
  const outside = (line: string): LineFate =>
    isWrapperLine(line) || chatter.test(line) ? 'chatter' : 'unread'
  const inside = decoded.success ? 'diagnostic' : 'undecoded'
  const merged = found.behind !== '' && outside(found.behind) === 'unread'
  const length = found.last - found.first + 1
  const fates = [
    ...lines.slice(0, found.first).map(outside),
    ...alike(inside, merged ? length - 1 : length),
    ...(merged ? (['unread'] as const) : []),
    ...lines.slice(found.last + 1).map(outside),
  ]
  const misshapen = found.whole && !decoded.success ? faultOf(decoded.issues[0]) : null
  const fault = found.fault ?? misshapen
  return { found, document: decoded.success ? decoded.output : null, fault, fates }
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'the document'}: ${issue.message}`
}

function readDocument<Document>(format: DocumentFormat<Document>, output: CheckerOutput): Reading {
  const { lines } = outputText(output.stdout)
  const stderr = outputText(output.stderr).lines
  const account = accountOf(format, lines)
  const unread = unreadLines(lines, account.fates)
  const { document } = account
  const spoken = [
    ...lines.filter((_, at) => account.fates[at] === 'unread' || account.fates[at] === 'chatter'),
    ...stderr,
  ]
  const facts = { exit: describeExit(output.exit), lastLines: lastLines(output) }
  const says = (pattern: RegExp): string | null => spoken.find((line) => pattern.test(line)) ?? null
  const findings = document === null ? [] : format.findings(document)
  const filesChecked = document === null ? null : (format.filesChecked?.(document) ?? null)
  const problem =
    format.failure({ output, document, spoken, facts, says }) ??
    brokenRun(output, [...unread, ...stderr]) ??
    (format.carrier === true ? carriedProblem(findings, spoken) : null) ??
    abnormalExit(format, output) ??
    missingDocument(format, output, account) ??
    unreadProblem([...unread, ...(account.fault === null ? [] : [account.fault])]) ??
    (filesChecked === 0 ? { kind: 'checker-no-files', evidence: 'its document counts 0 files' } : null) ??
    exitProblem(format, output, { findings: findings.length, filesChecked })
  if (problem !== null || document === null) {
    return { kind: 'not-comparable', problem: problem ?? { kind: 'output-empty', exit: facts.exit } }
  }
  const version = format.version?.(document) ?? null
  const tool = format.tool?.(document) ?? null
  return {
    kind: 'read',
    diagnostics: rawTable(findings),
    filesChecked,
    ...(version === null ? {} : { version }),
    ...(tool === null ? {} : { tool }),
  }
}

/** Nothing at all, another format, or the beginning of a document. */
function missingDocument<Document>(
  { option, form }: DocumentFormat<Document>,
  output: CheckerOutput,
  { found, fates }: DocumentAccount<Document>,
): CheckerProblem | null {
  if (found.whole) {
    return null
  }
  if (output.stdout.trim() === '') {
    return { kind: 'output-empty', exit: describeExit(output.exit) }
  }
  const begun = fates.includes('undecoded')
  const isJson = typeof form === 'string'
  const expected = begun
    ? `the end of its ${isJson ? 'JSON document' : 'document'}`
    : isJson
      ? `a JSON document (${option})`
      : option
  return { kind: 'output-cut', expected, lastLines: lastLines(output) }
}

/** A code that no run ends with that did its work. */
function abnormalExit<Document>(
  { codes }: DocumentFormat<Document>,
  output: CheckerOutput,
): CheckerProblem | null {
  const { exit } = output
  return exit.kind === 'code' && ![...codes.clean, ...codes.findings].includes(exit.code)
    ? { kind: 'checker-crashed', exit: describeExit(exit), lastLines: lastLines(output) }
    : null
}

/** Without its exit code, a document without findings proves nothing unless it counts the files. */
function exitProblem<Document>(
  { checker, codes, meaning, carrier }: DocumentFormat<Document>,
  { exit }: CheckerOutput,
  { findings, filesChecked }: { readonly findings: number; readonly filesChecked: number | null },
): CheckerProblem | null {
  if (exit.kind !== 'code') {
    const provesLittle = findings === 0 && filesChecked === null
    return carrier === true || provesLittle ? { kind: 'exit-unknown', checker } : null
  }
  const good = findings > 0 ? codes.findings : codes.clean
  return good.includes(exit.code)
    ? null
    : { kind: 'exit-disagrees', exit: describeExit(exit), errors: findings, meaning }
}
