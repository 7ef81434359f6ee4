/**
 * Decides whether a run of ruff can be trusted, and hands over its findings if so: `--output-format json`.
 *
 * Without findings the document is `[]`, also when there was no file to look at; that is said on standard error only. A
 * file that can't be parsed is looked at by no rule: its other findings are not gone, they are not known.
 * Upstream: `JsonEmitter` in crates/ruff_db/src/diagnostic/render/json.rs; 0.9 to 0.17.6 were run.
 */
import * as v from 'valibot'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { pythonFilesAndNotebooks } from '../output/source-files.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { ruffEdits } from './offered.ts'
import { ruffFlags, ruffStrictSettings } from './strict-settings.ts'

const place = v.object({ row: v.number(), column: v.number() })
const entrySchema = v.object({
  /** Null in versions to 0.9 for a syntax error, which has a code of its own since. */
  code: v.nullable(v.string()),
  filename: v.string(),
  location: place,
  end_location: place,
  message: v.string(),
  /** Since 0.14. */
  severity: v.optional(v.picklist(['error', 'warning', 'info', 'fatal'])),
})
const documentSchema = v.array(entrySchema)
type Entry = v.InferOutput<typeof entrySchema>

/** A file that can't be opened or is no UTF-8, and one that can't be parsed (`E999` before 0.9). */
const unread: ReadonlySet<string> = new Set(['E902', 'E999', 'invalid-syntax'])

/** What it shows makes its run fail. */
const severities: Readonly<Record<NonNullable<Entry['severity']>, Severity>> = {
  fatal: 'error',
  error: 'error',
  warning: 'error',
  info: 'information',
}

function finding(entry: Entry): RawDiagnostic {
  const { location, end_location: end } = entry
  const isRange = end.row > location.row || end.column > location.column
  return {
    file: entry.filename,
    line: Math.max(1, location.row),
    column: Math.max(1, location.column),
    // The end printed is behind the last character; in front of a line's first one it is no end.
    ...(isRange && end.column > 1
      ? { endLine: end.row, endColumn: end.column - 1 }
      : { endLine: null, endColumn: null }),
    severity: severities[entry.severity ?? 'error'],
    code: ruleCode(entry.code),
    message: entry.message,
    notes: [],
  }
}

const sources: PlainSources = {
  names: ['.ruff.toml', 'ruff.toml', 'pyproject.toml'],
  tool: 'ruff',
  configOptions: ['--config'],
  withValue: [
    ...['--output-format', '--target-version', '--select', '--ignore', '--extend-select', '--extend-ignore'],
    ...['--per-file-ignores', '--extend-per-file-ignores', '--fixable', '--unfixable', '--exclude'],
    ...['--extend-exclude', '--cache-dir', '--stdin-filename', '--extension', '-o', '--output-file'],
  ],
  verb: 'check',
}

/** ruff 0.9 and later. `--exit-zero` is no fault: what was found was found. */
export const ruff: Checker = {
  name: 'ruff',
  executable: 'ruff',
  watch: /^(?:-w|--watch)$/,
  oldest: '0.9',
  defaultArgs: ['check', '--output-format', 'json', '--no-fix', '--no-show-fixes'],
  configFiles: [
    { name: '.ruff.toml', marker: null },
    { name: 'ruff.toml', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.ruff\s*[.\]]/m },
  ],
  sources: pythonFilesAndNotebooks,
  readVersion: (text) => /^ruff (\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'ruff',
    form: 'array',
    schema: documentSchema,
    chatter: /^warning: |^ {2}- '/,
    findings: (document) => document.map(finding),
    failure: ({ document, facts, says }) => {
      const empty = says(/^warning: No Python files found under the given path/)
      if (empty !== null) {
        return { kind: 'checker-no-files', evidence: empty }
      }
      if (says(/^\s*Cause: Failed to (?:load|parse|resolve) |^ruff failed$/) !== null) {
        return { kind: 'checker-bad-configuration', ...facts }
      }
      if (
        says(/^error: (?:unexpected argument|invalid value|unrecognized subcommand|the argument)/) !== null
      ) {
        return { kind: 'checker-usage-error', ...facts }
      }
      const lost = document?.find(({ code }) => code === null || unread.has(code))
      if (lost !== undefined) {
        return {
          kind: 'checker-file-unreadable',
          evidence: `${lost.filename}:${lost.location.row}:${lost.location.column}: ${lost.message}`,
        }
      }
      return null
    },
    codes: { clean: [0], findings: [0, 1] },
    meaning: 'ruff exits with 1 only when it finds something',
    option: '--output-format json',
  }),
  offered: ruffEdits,
  settings: plainSettings(sources),
  strictSettings: async (query) => ruffStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: ruffFlags,
  listing: (args) => (args[0] === 'check' ? [...args, '--show-files'] : ['check', ...args, '--show-files']),
  language: 'Python',
}
