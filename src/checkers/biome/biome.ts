/**
 * Decides whether a run of biome can be trusted, and hands over its findings if so: `--reporter=json`.
 *
 * Its summary counts the files and the findings, and says when some were not printed. A file with a syntax error is
 * still looked at. Upstream: `crates/biome_cli/src/reporter/json.rs`, 2.4 to 2.6.
 */
import * as v from 'valibot'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { biomeFlags, biomeStrictSettings } from './strict-settings.ts'

const place = v.object({ line: v.number(), column: v.number() })
const diagnosticSchema = v.object({
  severity: v.picklist(['fatal', 'error', 'warning', 'info', 'hint']),
  message: v.string(),
  category: v.nullable(v.string()),
  location: v.object({ path: v.string(), start: place, end: place }),
})
const documentSchema = v.object({
  summary: v.object({
    changed: v.number(),
    unchanged: v.number(),
    errors: v.number(),
    warnings: v.number(),
    infos: v.number(),
    diagnosticsNotPrinted: v.number(),
  }),
  diagnostics: v.array(diagnosticSchema),
})
type Document = v.InferOutput<typeof documentSchema>

/** What it shows counts, unless it is an information. */
const severities: Readonly<Record<v.InferOutput<typeof diagnosticSchema>['severity'], Severity>> = {
  fatal: 'error',
  error: 'error',
  warning: 'error',
  info: 'information',
  hint: 'information',
}

/** Line 0 is a finding about a whole file. The end printed is behind the last character. */
function finding({
  severity,
  message,
  category,
  location: { path, start, end },
}: Document['diagnostics'][number]): RawDiagnostic {
  const isRange = end.column > 1 && (end.line > start.line || end.column > start.column)
  return {
    file: path,
    line: Math.max(1, start.line),
    column: Math.max(1, start.column),
    ...(isRange ? { endLine: end.line, endColumn: end.column - 1 } : { endLine: null, endColumn: null }),
    severity: severities[severity],
    code: ruleCode(category),
    message,
    notes: [],
  }
}

/** Not printed, or not the number that the summary gives. */
function lostFindings({ summary, diagnostics }: Document, lines: readonly string[]): CheckerProblem | null {
  const { errors: claimed, diagnosticsNotPrinted } = summary
  if (diagnosticsNotPrinted > 0) {
    const expected = `${diagnosticsNotPrinted} more findings (“diagnosticsNotPrinted”): raise --max-diagnostics`
    return { kind: 'output-cut', expected, lastLines: lines }
  }
  const read = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'fatal').length
  return claimed === read
    ? null
    : { kind: 'summary-disagrees', summary: `"errors": ${claimed}`, claimed, read, unit: 'errors' }
}

const sources: PlainSources = {
  names: ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'],
  configOptions: ['--config-path'],
  withValue: [
    '--reporter',
    '--colors',
    '--max-diagnostics',
    '--diagnostic-level',
    '--only',
    '--skip',
    '--since',
  ],
  verb: 'lint',
}

/** biome 2.4 and later; earlier ones print places as offsets. */
export const biome: Checker = {
  name: 'biome',
  executable: 'biome',
  oldest: '2.4',
  defaultArgs: ['lint', '--reporter=json', '--colors=off'],
  configFiles: ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'].map((name) => ({
    name,
    marker: null,
  })),
  sources: /\.(?:[cm]?[jt]sx?|jsonc?|css|graphql|html|vue|svelte|astro)$/,
  readVersion: (text) => /^Version: (\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'biome',
    form: 'object',
    schema: documentSchema,
    chatter: /^The `json` and `json-pretty` reporters are |^(?:lint|check|ci|format) ━+$|^ {2}[×i] |^ {2}- /,
    findings: ({ diagnostics }) => diagnostics.map(finding),
    filesChecked: ({ summary }) => summary.changed + summary.unchanged,
    failure: ({ document, facts, says }) => {
      const lost = document?.diagnostics.find(({ category }) => category?.startsWith('fs/') === true)
      if (lost !== undefined) {
        return { kind: 'checker-file-unreadable', evidence: `${lost.location.path}: ${lost.message}` }
      }
      const empty = says(/^ {2}× No files were processed in the specified paths\.$/)
      if (empty !== null) {
        return { kind: 'checker-no-files', evidence: empty.trim() }
      }
      if (says(/^Error: .* (?:is not expected in this context|is not a valid|expected )/) !== null) {
        return { kind: 'checker-usage-error', ...facts }
      }
      if (
        says(
          /\bbiome\.jsonc?(?::\d+:\d+)? (?:parse|deserialize|configuration) ━|^ {2}× Biome (?:couldn't|exited) /,
        ) !== null
      ) {
        return { kind: 'checker-bad-configuration', ...facts }
      }
      if (document?.diagnostics.some(({ category }) => category === 'internalError/panic') === true) {
        return { kind: 'checker-internal-error', ...facts }
      }
      return document === null ? null : lostFindings(document, facts.lastLines)
    },
    codes: { clean: [0], findings: [0, 1] },
    meaning: 'biome exits with 1 only when it finds an error, or a warning with --error-on-warnings',
    option: '--reporter=json',
  }),
  settings: plainSettings(sources),
  strictSettings: async (query) => biomeStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: biomeFlags,
  language: 'Node',
}
