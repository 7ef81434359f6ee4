/**
 * Reads `svelte-check --output machine-verbose`: a line when it starts, one JSON object a finding, a line of counts at the
 * end. Every line begins with the milliseconds. Judges nothing.
 * Upstream: `packages/svelte-check/src/writers.ts` (`MachineFriendlyWriter`), 3.5 to 4.7.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { parsed } from '../output/json-text.ts'
import type { LineFate } from '../output/line-account.ts'
import { isWrapperLine } from '../output/wrapper-lines.ts'

/** What the last line counts. */
export interface SvelteCounts {
  readonly line: string
  readonly files: number
  readonly errors: number
  readonly warnings: number
}

/** An output, read but not yet believed. */
export interface SvelteReport {
  readonly diagnostics: readonly RawDiagnostic[]
  readonly started: boolean
  /** The last one; null when the end is missing. */
  readonly counts: SvelteCounts | null
  /** Its own words for a failure: `FAILURE "…"`. */
  readonly failure: string | null
  /** A finding in the form without codes (`--output machine`). */
  readonly plain: string | null
  readonly fates: readonly LineFate[]
}

/** 0-based; the end is behind the last character. */
const place = v.object({ line: v.number(), character: v.number() })
const findingSchema = v.object({
  type: v.picklist(['ERROR', 'WARNING']),
  filename: v.string(),
  start: place,
  end: place,
  message: v.string(),
  /** TypeScript's number, a name of svelte's or of CSS's, or -1. */
  code: v.optional(v.union([v.number(), v.string()])),
})
type Finding = v.InferOutput<typeof findingSchema>

const stamped = /^\d{10,} (.*)$/
const completed = /^COMPLETED (\d+) FILES (\d+) ERRORS (\d+) WARNINGS(?: \d+ FILES_WITH_PROBLEMS)?$/

/** Line by line; a message has its line breaks in quotes. */
export function readMachineLines(lines: readonly string[]): SvelteReport {
  const read = lines.map(readLine)
  const said = (kind: 'failure' | 'plain'): string | null =>
    read.map((line) => (line.kind === kind ? line.said : null)).find((text) => text !== null) ?? null
  const counts = read.findLast((line) => line.kind === 'counts')
  return {
    diagnostics: read.flatMap((line) => (line.kind === 'finding' ? [finding(line.found)] : [])),
    started: read.some(({ kind }) => kind === 'start'),
    counts: counts?.kind === 'counts' ? counts.counts : null,
    failure: said('failure'),
    plain: said('plain'),
    fates: read.map(({ kind }) => fateOf[kind]),
  }
}

/** One line of the output. */
type MachineLine =
  | { readonly kind: 'finding'; readonly found: Finding }
  | { readonly kind: 'counts'; readonly counts: SvelteCounts }
  | { readonly kind: 'failure'; readonly said: string }
  | { readonly kind: 'plain'; readonly said: string }
  | { readonly kind: 'start' | 'wrapper' | 'strange' }

const fateOf: Readonly<Record<MachineLine['kind'], LineFate>> = {
  finding: 'diagnostic',
  counts: 'summary',
  start: 'chatter',
  wrapper: 'chatter',
  failure: 'unread',
  plain: 'unread',
  strange: 'unread',
}

function readLine(line: string): MachineLine {
  const said = stamped.exec(line)?.[1]
  if (said === undefined) {
    return { kind: isWrapperLine(line) ? 'wrapper' : 'strange' }
  }
  const counts = countsOf(said)
  if (counts !== null) {
    return { kind: 'counts', counts }
  }
  const decoded = v.safeParse(findingSchema, said.startsWith('{') ? parsed(said) : null)
  return decoded.success ? { kind: 'finding', found: decoded.output } : spoken(said)
}

function spoken(said: string): MachineLine {
  if (said.startsWith('START ')) {
    return { kind: 'start' }
  }
  if (said.startsWith('FAILURE ')) {
    return { kind: 'failure', said }
  }
  return /^(?:ERROR|WARNING) "/.test(said) ? { kind: 'plain', said } : { kind: 'strange' }
}

function countsOf(said: string): SvelteCounts | null {
  const [line, files, errors, warnings] = completed.exec(said) ?? []
  return line === undefined
    ? null
    : { line, files: Number(files), errors: Number(errors), warnings: Number(warnings) }
}

/** TypeScript's codes are named as tsc prints them, so that all that is known of them holds here too. */
function finding({ type, filename, start, end, message, code }: Finding): RawDiagnostic {
  const isRange = end.character > 0 && (end.line > start.line || end.character > start.character)
  return {
    file: filename,
    line: start.line + 1,
    column: start.character + 1,
    ...(isRange ? { endLine: end.line + 1, endColumn: end.character } : { endLine: null, endColumn: null }),
    severity: type === 'ERROR' ? 'error' : 'warning',
    code: ruleCode(typeof code === 'number' ? (code < 0 ? null : `TS${code}`) : (code ?? null)),
    message,
    notes: [],
  }
}
