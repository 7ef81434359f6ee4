/**
 * Reads Reviewdog's diagnostic format: one document (`rdjson`), or one finding a line (`rdjsonl`); which it is, the text tells.
 * Upstream: proto/rdf/reviewdog.proto of reviewdog; written for what ruff and biome print.
 */
import * as v from 'valibot'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { carrier, usualCodes, usualMeaning } from '../output/carrier.ts'
import { documentReader } from '../output/document-checker.ts'
import { exclusiveRange } from '../output/exclusive-range.ts'
import { parsed } from '../output/json-text.ts'
import { type LineReading, lineReaders } from '../output/line-findings.ts'
import { outputText } from '../output/output-text.ts'

const position = v.optional(v.object({ line: v.optional(v.number()), column: v.optional(v.number()) }))
const source = v.optional(v.nullable(v.object({ name: v.optional(v.string(), '') })), null)
const severity = v.optional(v.union([v.string(), v.number()]), '')
const diagnosticSchema = v.object({
  message: v.string(),
  location: v.object({
    path: v.optional(v.string(), ''),
    range: v.optional(v.object({ start: position, end: position })),
  }),
  severity,
  source,
  code: v.optional(v.nullable(v.object({ value: v.optional(v.string(), '') })), null),
})
const documentSchema = v.object({ source, diagnostics: v.array(diagnosticSchema) })
type Diagnostic = v.InferOutput<typeof diagnosticSchema>

/** By name, and by their number in the format's definition. */
const severities: Readonly<Record<string, Severity>> = {
  INFO: 'information',
  3: 'information',
}

function finding({ message, location, severity: own, code }: Diagnostic): RawDiagnostic {
  const { start = {}, end } = location.range ?? {}
  return {
    file: location.path || null,
    ...exclusiveRange(start, end),
    severity: severities[own] ?? 'error',
    code: ruleCode(code?.value ?? null),
    message,
    notes: [],
  }
}

function toolsOf({ source: all, diagnostics }: v.InferOutput<typeof documentSchema>): readonly string[] {
  const names = [all, ...diagnostics.map((diagnostic) => diagnostic.source)].map((one) => one?.name ?? '')
  return [...new Set(names.filter((name) => name !== ''))].sort()
}

const document = documentReader({
  checker: 'rdjson',
  form: 'object',
  schema: documentSchema,
  chatter: /^$/,
  findings: ({ diagnostics }) => diagnostics.map(finding),
  tool: (whole) => toolsOf(whole)[0] ?? null,
  carrier: true,
  failure: ({ document: whole }) => {
    const tools = whole === null ? [] : toolsOf(whole)
    return tools.length > 1 ? { kind: 'tools-several', tools } : null
  },
  codes: usualCodes,
  meaning: usualMeaning,
  option: 'rdjson or rdjsonl',
})

const lines = lineReaders({
  checker: 'rdjson',
  lineReader:
    () =>
    (line): LineReading => {
      const decoded = v.safeParse(diagnosticSchema, parsed(line))
      const tool = decoded.success ? (decoded.output.source?.name ?? '') : ''
      return decoded.success
        ? { kind: 'finding', finding: finding(decoded.output), ...(tool === '' ? {} : { tool }) }
        : { kind: 'unread' }
    },
})

/** A line that is a finding by itself, or no line at all: a tool that finds nothing writes an empty `rdjsonl`. */
function isLines(stdout: string): boolean {
  const first = outputText(stdout).lines.find((line) => /^\s*\{/.test(line))
  return first === undefined ? stdout.trim() === '' : v.is(diagnosticSchema, parsed(first))
}

/** Any tool that writes for Reviewdog. */
export const rdjson: Checker = carrier('rdjson', {
  read: (output, context) => (isLines(output.stdout) ? lines : document).read(output, context),
  account: (stdout) => (isLines(stdout) ? lines : document).account(stdout),
})
