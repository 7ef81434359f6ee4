/**
 * Reads `cargo clippy --message-format=json`: one JSON object a line, the last one saying whether the build went through.
 * Judges nothing.
 * Upstream: doc.rust-lang.org/cargo/reference/external-tools.html and rustc's `json.md`; run with cargo 1.95.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { parsed } from '../output/json-text.ts'
import type { LineFate } from '../output/line-account.ts'
import { isWrapperLine } from '../output/wrapper-lines.ts'

/** What stops cargo: an error of the compiler, or a lint that was made an error. */
export interface Stop {
  readonly isLint: boolean
  /** `src/lib.rs:10:18: clippy::approx_constant: approximate value of …` */
  readonly said: string
}

/** An output, read but not yet believed. */
export interface CargoReport {
  /** Each once, however many targets it was found in. */
  readonly findings: readonly RawDiagnostic[]
  /** The first one, null when there was none. */
  readonly stop: Stop | null
  /** What the last line says; null when the end is missing. */
  readonly success: boolean | null
  readonly fates: readonly LineFate[]
}

interface Place {
  readonly file_name: string
  readonly line_start: number
  readonly column_start: number
  readonly line_end: number
  readonly column_end: number
}
interface Span extends Place {
  readonly is_primary: boolean
  /** Where a macro stands that this is the inside of. */
  readonly expansion: { readonly span: Span } | null
}

/** 1-based; the end is behind the last character. */
const placeEntries = {
  file_name: v.string(),
  line_start: v.number(),
  column_start: v.number(),
  line_end: v.number(),
  column_end: v.number(),
  is_primary: v.boolean(),
}
const spanSchema: v.GenericSchema<unknown, Span> = v.object({
  ...placeEntries,
  expansion: v.nullable(v.object({ span: v.lazy(() => spanSchema) })),
})
const messageSchema = v.object({
  message: v.string(),
  level: v.string(),
  /** `clippy::needless_return`, a lint of rustc's, `E0308`; null for what has no name. */
  code: v.nullable(v.object({ code: v.string() })),
  spans: v.array(spanSchema),
  children: v.array(v.object({ level: v.string(), message: v.string() })),
})
type Message = v.InferOutput<typeof messageSchema>

const lineSchema = v.variant('reason', [
  v.object({ reason: v.literal('compiler-message'), message: messageSchema }),
  v.object({ reason: v.literal('compiler-artifact') }),
  v.object({ reason: v.literal('build-script-executed') }),
  v.object({ reason: v.literal('build-finished'), success: v.boolean() }),
])
type Line = v.InferOutput<typeof lineSchema> | { readonly reason: 'wrapper' | 'strange' }

const fateOf: Readonly<Record<Line['reason'], LineFate>> = {
  'compiler-message': 'diagnostic',
  'compiler-artifact': 'chatter',
  'build-script-executed': 'chatter',
  'build-finished': 'summary',
  wrapper: 'chatter',
  strange: 'unread',
}

/** Line by line. */
export function readCargoLines(lines: readonly string[]): CargoReport {
  const read = lines.map(readLine)
  const messages = read.flatMap((line) => (line.reason === 'compiler-message' ? [line.message] : []))
  const told = messages.filter((message) => !isSummary(message))
  const stopping = told.find(({ level }) => level.startsWith('error'))
  const end = read.findLast(({ reason }) => reason === 'build-finished')
  return {
    findings: eachOnce(told.map(finding)),
    stop: stopping === undefined ? null : stopOf(stopping),
    success: end?.reason === 'build-finished' ? end.success : null,
    fates: read.map(({ reason }) => fateOf[reason]),
  }
}

function readLine(line: string): Line {
  if (!line.startsWith('{')) {
    return { reason: isWrapperLine(line) ? 'wrapper' : 'strange' }
  }
  const decoded = v.safeParse(lineSchema, parsed(line))
  return decoded.success ? decoded.output : { reason: 'strange' }
}

/** `5 warnings emitted`, `aborting due to 1 previous error`, `For more information about this error, …` */
function isSummary({ code, spans, message, level }: Message): boolean {
  const counts = /^(?:\d+ warnings? emitted|aborting due to .*previous errors?(?:; \d+ warnings? emitted)?)$/
  return level === 'failure-note' || (code === null && spans.length === 0 && counts.test(message))
}

function stopOf(message: Message): Stop {
  const { file, line, column, code } = finding(message)
  const rule = code === null ? '' : `${code}: `
  return {
    isLint: code !== null && !/^E\d{4}$/.test(code),
    said: `${file ?? ''}:${line}:${column}: ${rule}${message.message}`,
  }
}

/** Every lint that is shown counts, whatever its level. What a suggestion would write is no note. */
function finding({ message, code, spans, children }: Message): RawDiagnostic {
  const primary = spans.find(({ is_primary: isPrimary }) => isPrimary)
  const place = primary === undefined ? null : outside(primary)
  const isRange =
    place !== null &&
    place.column_end > 1 &&
    (place.line_end > place.line_start || place.column_end > place.column_start)
  return {
    file: place?.file_name ?? null,
    line: Math.max(1, place?.line_start ?? 1),
    column: Math.max(1, place?.column_start ?? 1),
    ...(isRange
      ? { endLine: place.line_end, endColumn: place.column_end - 1 }
      : { endLine: null, endColumn: null }),
    severity: 'error',
    code: ruleCode(code?.code ?? null),
    message,
    notes: children
      .filter((child) => child.level === 'note' && !child.message.startsWith('`#['))
      .map((child) => child.message),
  }
}

/** The inside of a macro of another crate is no place of the project's: where the macro is used is. */
function outside(span: Span): Place {
  let place = span
  while (place.expansion !== null && /^(?:[/<]|[A-Za-z]:[\\/])/.test(place.file_name)) {
    place = place.expansion.span
  }
  return place
}

/** `--all-targets` looks at the same file for the library and for its tests, and prints what it finds for each. */
function eachOnce(findings: readonly RawDiagnostic[]): readonly RawDiagnostic[] {
  const known = new Map(findings.map((each) => [JSON.stringify(each), each]))
  return [...known.values()]
}
