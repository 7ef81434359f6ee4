/**
 * Decides whether a run of eslint can be trusted, and hands over its findings if so: `--format json`.
 *
 * The document has an entry for each file, clean ones too, so it proves by itself that files were looked at. A file that
 * can't be parsed is looked at by no rule: its other findings are not gone, they are not known.
 * Upstream: `lib/cli-engine/formatters/json.js` and the formatter's data in docs/src/extend/custom-formatters.md; 8.57 to 10.15.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { eslintEdits } from './offered.ts'
import { eslintFlags, eslintStrictSettings } from './strict-settings.ts'

const position = v.optional(v.nullable(v.number()))
const messageSchema = v.object({
  ruleId: v.nullable(v.string()),
  fatal: v.optional(v.boolean()),
  severity: v.picklist([1, 2]),
  message: v.string(),
  line: position,
  column: position,
  endLine: position,
  endColumn: position,
})
const documentSchema = v.array(v.object({ filePath: v.string(), messages: v.array(messageSchema) }))
type Message = v.InferOutput<typeof messageSchema>

/** A file that was named and is ignored: eslint says so as a warning of no rule. */
function isRemark({ ruleId, message }: Message): boolean {
  return ruleId === null && message.startsWith('File ignored ')
}

/** What it shows counts, `warn` or `error`. A finding about a whole file has no line, or line 0. The end printed is behind the last character. */
function finding(file: string, message: Message): RawDiagnostic {
  const { line, column, endLine, endColumn } = message
  const start = { line: Math.max(1, line ?? 1), column: Math.max(1, column ?? 1) }
  const isRange =
    typeof endLine === 'number' &&
    typeof endColumn === 'number' &&
    endColumn > 1 &&
    (endLine > start.line || endColumn > start.column)
  return {
    file,
    ...start,
    ...(isRange ? { endLine, endColumn: endColumn - 1 } : { endLine: null, endColumn: null }),
    severity: isRemark(message) ? 'warning' : 'error',
    code: ruleCode(message.ruleId),
    message: message.message,
    notes: [],
  }
}

/** What is no rule’s finding but eslint’s own: a directive that suppresses nothing has no rule in it. */
const configFiles = [
  ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`),
  ...['js', 'cjs', 'yaml', 'yml', 'json'].map((ending) => `.eslintrc.${ending}`),
  '.eslintrc',
]

const sources: PlainSources = {
  names: configFiles,
  configOptions: ['-c', '--config'],
  // Since 9.24; it is read wherever it is there.
  ownBaseline: { usual: 'eslint-suppressions.json', option: '--suppressions-location' },
  withValue: [
    ...['-f', '--format', '--rule', '--plugin', '--ext', '--parser', '--parser-options', '--env', '--global'],
    ...['-o', '--output-file', '--max-warnings', '--ignore-pattern', '--ignore-path', '--rulesdir', '--flag'],
    ...['--cache-file', '--cache-location', '--cache-strategy', '--resolve-plugins-relative-to'],
    ...['--suppress-rule', '--concurrency', '--stdin-filename', '--fix-type'],
  ],
}

/** eslint 8 and later, with either kind of configuration. */
export const eslint: Checker = {
  name: 'eslint',
  executable: 'eslint',
  oldest: '8.0',
  defaultArgs: ['--format', 'json', '--no-color'],
  configFiles: configFiles.map((name) => ({ name, marker: null })),
  alsoReads: [
    { name: 'eslint-suppressions.json', marker: null },
    { name: 'package.json', marker: /"eslintConfig"/ },
    { name: '.eslintignore', marker: null },
  ],
  sources: /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json|md|css|html)$/,
  readVersion: (text) => /^v(\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'eslint',
    form: 'array',
    schema: documentSchema,
    chatter: /^(?:\(node:\d+\) |\(Use `node )/,
    findings: (document) =>
      document.flatMap(({ filePath, messages }) => messages.map((message) => finding(filePath, message))),
    filesChecked: (document) => document.length,
    failure: ({ document, facts, says }) => {
      const empty = says(/^(?:No files matching the pattern |All files matched by '.*' are ignored\.)/)
      if (empty !== null) {
        return { kind: 'checker-no-files', evidence: empty }
      }
      if (says(/^Invalid option '|^Option .* expected|^The --?\S+ option /) !== null) {
        return { kind: 'checker-usage-error', ...facts }
      }
      if (says(/^ESLint: \d/) !== null) {
        const isInternal = says(/^(?:Occurred while linting |Rule: ")/) !== null
        return { kind: isInternal ? 'checker-internal-error' : 'checker-bad-configuration', ...facts }
      }
      const lost = document?.find(({ messages }) => messages.some(({ fatal }) => fatal === true))
      const why = lost?.messages.find(({ fatal }) => fatal === true)
      return lost === undefined
        ? null
        : {
            kind: 'checker-file-unreadable',
            evidence: `${lost.filePath}:${why?.line ?? 1}:${why?.column ?? 1}: ${why?.message ?? ''}`,
          }
    },
    codes: { clean: [0, 1], findings: [0, 1] },
    meaning: 'eslint exits with 1 when it finds an error, or more warnings than --max-warnings allows',
    option: '--format json',
  }),
  offered: eslintEdits,
  settings: plainSettings(sources),
  strictSettings: async (query) => eslintStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: eslintFlags,
  language: 'Node',
}
