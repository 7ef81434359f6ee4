/**
 * Decides whether a run of oxlint can be trusted, and hands over its findings if so: `--format json`.
 *
 * The document counts the files. A file that can't be parsed is looked at by no rule: its other findings are not gone, they
 * are not known. Upstream: `apps/oxlint/src/output_formatter/json.rs`; 1.20 to 1.94.
 */
import * as v from 'valibot'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { oxlintFlags, oxlintStrictSettings } from './strict-settings.ts'

const diagnosticSchema = v.object({
  message: v.string(),
  /** `eslint(no-eval)`; absent for what is no rule's. */
  code: v.optional(v.string()),
  severity: v.picklist(['error', 'warning', 'advice']),
  filename: v.string(),
  help: v.optional(v.string()),
  labels: v.array(v.object({ span: v.object({ length: v.number(), line: v.number(), column: v.number() }) })),
})
const documentSchema = v.object({ diagnostics: v.array(diagnosticSchema), number_of_files: v.number() })
type Entry = v.InferOutput<typeof diagnosticSchema>

/** Most rules warn by default, so what it shows counts; an advice is none. */
const severities: Readonly<Record<Entry['severity'], Severity>> = {
  error: 'error',
  warning: 'error',
  advice: 'information',
}

/** The first label is the place. Its length may run over lines, so it gives no end. */
function finding({ message, code, severity, filename, help, labels }: Entry): RawDiagnostic {
  const [label] = labels
  return {
    file: filename === '' ? null : filename,
    line: Math.max(1, label?.span.line ?? 1),
    column: Math.max(1, label?.span.column ?? 1),
    endLine: null,
    endColumn: null,
    severity: severities[severity],
    code: ruleCode(code ?? null),
    message,
    notes: help === undefined ? [] : [help],
  }
}

const sources: PlainSources = {
  names: ['.oxlintrc.json', '.oxlintrc.jsonc', 'oxlint.config.ts'],
  configOptions: ['-c', '--config'],
  withValue: [
    ...['-f', '--format', '-A', '--allow', '-W', '--warn', '-D', '--deny', '--tsconfig', '--max-warnings'],
    ...['--ignore-path', '--ignore-pattern', '--threads'],
  ],
}

/** oxlint 1.20 and later; earlier ones print no line. */
export const oxlint: Checker = {
  name: 'oxlint',
  executable: 'oxlint',
  oldest: '1.20',
  defaultArgs: ['--format', 'json'],
  configFiles: ['.oxlintrc.json', '.oxlintrc.jsonc', 'oxlint.config.ts'].map((name) => ({
    name,
    marker: null,
  })),
  sources: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
  readVersion: (text) => /^Version: (\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'oxlint',
    form: 'object',
    schema: documentSchema,
    chatter: /^No files found to lint\./,
    findings: ({ diagnostics }) => diagnostics.map(finding),
    filesChecked: (document) => document.number_of_files,
    failure: ({ document, facts, says }) => {
      const empty = says(/^No files found to lint\./)
      if (empty !== null) {
        return { kind: 'checker-no-files', evidence: empty }
      }
      if (says(/^Failed to (?:parse|load|build) .*config/) !== null) {
        return { kind: 'checker-bad-configuration', ...facts }
      }
      if (
        says(/^Error: .* is not expected in this context|^Error: (?:expected|couldn't parse|unexpected)/) !==
        null
      ) {
        return { kind: 'checker-usage-error', ...facts }
      }
      const lost = document?.diagnostics.find(
        ({ code, severity }) => code === undefined && severity === 'error',
      )
      const span = lost?.labels[0]?.span
      return lost === undefined
        ? null
        : {
            kind: 'checker-file-unreadable',
            evidence: `${lost.filename}:${span?.line ?? 1}:${span?.column ?? 1}: ${lost.message}`,
          }
    },
    codes: { clean: [0], findings: [0, 1] },
    meaning: 'oxlint exits with 1 only when it finds an error, or more warnings than --max-warnings allows',
    option: '--format json',
  }),
  settings: plainSettings(sources),
  strictSettings: async (query) => oxlintStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: oxlintFlags,
  language: 'Node',
}
