/**
 * Decides whether a GitLab code quality report can be trusted, and hands over its findings if so. It names no tool; Code Climate's
 * form of it, which it comes from, may (`engine_name`).
 *
 * `fingerprint` is left out: it changes from version to version of a tool. Most tools write `major` for whatever they found, so only
 * `info` does not count.
 * Upstream: docs/ci/testing/code_quality.md of GitLab; written for what ruff, ty, pyrefly, biome and oxlint print.
 */
import * as v from 'valibot'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { carrier, usualCodes, usualMeaning } from '../output/carrier.ts'
import { documentReader } from '../output/document-checker.ts'
import { exclusiveRange } from '../output/exclusive-range.ts'
import { withoutRule } from '../output/plain-message.ts'

const place = v.object({ line: v.number(), column: v.optional(v.number()) })
const lineOrPlace = v.union([v.number(), place])
const entrySchema = v.object({
  description: v.string(),
  check_name: v.optional(v.nullable(v.string()), null),
  engine_name: v.optional(v.nullable(v.string()), null),
  severity: v.optional(v.picklist(['info', 'minor', 'major', 'critical', 'blocker']), 'major'),
  location: v.object({
    path: v.string(),
    lines: v.optional(v.object({ begin: lineOrPlace, end: v.optional(lineOrPlace) })),
    positions: v.optional(v.object({ begin: place, end: v.optional(place) })),
  }),
})
type Entry = v.InferOutput<typeof entrySchema>

const severities: Readonly<Record<Entry['severity'], Severity>> = {
  info: 'information',
  minor: 'error',
  major: 'error',
  critical: 'error',
  blocker: 'error',
}

function finding(entry: Entry): RawDiagnostic {
  const { check_name: rule, location, severity } = entry
  const { begin, end } = location.positions ?? {}
  const line = location.lines?.begin
  const start = begin ?? (typeof line === 'number' ? { line } : line) ?? {}
  return {
    file: location.path,
    ...exclusiveRange(start, end),
    severity: severities[severity],
    code: ruleCode(rule),
    message: withoutRule(entry.description, rule),
    notes: [],
  }
}

function enginesOf(document: readonly Entry[]): readonly string[] {
  const named = document.flatMap(({ engine_name: engine }) => (engine === null ? [] : [engine]))
  return [...new Set(named)].sort()
}

/** Any tool that writes a code quality report. */
export const gitlab: Checker = carrier(
  'gitlab',
  documentReader({
    checker: 'gitlab',
    form: 'array',
    schema: v.array(entrySchema),
    chatter: /^$/,
    findings: (document) => document.map(finding),
    tool: (document) => enginesOf(document)[0] ?? null,
    carrier: true,
    failure: ({ document }) => {
      const tools = enginesOf(document ?? [])
      return tools.length > 1 ? { kind: 'tools-several', tools } : null
    },
    codes: usualCodes,
    meaning: usualMeaning,
    option: 'a GitLab code quality report',
  }),
)
