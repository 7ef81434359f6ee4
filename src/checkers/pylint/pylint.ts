/**
 * Decides whether a run of pylint can be trusted, and hands over its findings if so: `--output-format=json2`.
 *
 * The statistics count the messages. A module that can't be parsed is looked at by no check: its other findings are not
 * gone, they are not known. The exit code is a bit mask of the kinds of messages, and 32 for wrong usage.
 * Upstream: `pylint/reporters/json_reporter.py`, 3.0 to 4.1.
 */
import * as v from 'valibot'
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { pythonFiles } from '../output/source-files.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { pylintFlags, pylintStrictSettings } from './strict-settings.ts'

const kinds = ['fatal', 'error', 'warning', 'refactor', 'convention', 'info'] as const
type Kind = (typeof kinds)[number]

const messageSchema = v.object({
  type: v.picklist(kinds),
  symbol: v.string(),
  message: v.string(),
  messageId: v.string(),
  line: v.number(),
  column: v.number(),
  endLine: v.nullable(v.number()),
  endColumn: v.nullable(v.number()),
  path: v.string(),
})
const documentSchema = v.object({
  messages: v.array(messageSchema),
  statistics: v.object({
    messageTypeCount: v.record(v.string(), v.number()),
    modulesLinted: v.number(),
  }),
})
type Document = v.InferOutput<typeof documentSchema>

/** Every message makes its run fail, but for what it calls information. */
const severities: Readonly<Record<Kind, Severity>> = {
  fatal: 'error',
  error: 'error',
  warning: 'error',
  refactor: 'error',
  convention: 'error',
  info: 'information',
}

/** Above all bits of the mask. */
const wrongUsage = 32

/** `syntax-error`, and everything fatal: a module that is not there, or that broke a check. */
const unparsed = 'E0001'

/** Columns count from 0, and the end is behind the last character. */
function finding(message: Document['messages'][number]): RawDiagnostic {
  const { line, column, endLine, endColumn } = message
  const isRange = endLine !== null && endColumn !== null && endColumn > 0
  return {
    file: message.path,
    line: Math.max(1, line),
    column: column + 1,
    ...(isRange ? { endLine, endColumn } : { endLine: null, endColumn: null }),
    severity: severities[message.type],
    code: ruleCode(message.symbol),
    message: message.message,
    notes: [],
  }
}

function disagreement({ messages, statistics }: Document): CheckerProblem | null {
  const claimed = Object.values(statistics.messageTypeCount).reduce((sum, count) => sum + count, 0)
  const read = messages.length
  return claimed === read
    ? null
    : { kind: 'summary-disagrees', summary: '"messageTypeCount"', claimed, read, unit: 'messages' }
}

const sources: PlainSources = {
  names: ['pylintrc', '.pylintrc', 'pylintrc.toml', '.pylintrc.toml', 'pyproject.toml'],
  tool: 'pylint',
  ini: true,
  configOptions: ['--rcfile'],
  withValue: [
    '-d',
    '--disable',
    '-e',
    '--enable',
    '-j',
    '--jobs',
    '-f',
    '--output-format',
    '--fail-under',
    '--fail-on',
  ],
}

/** pylint 3 and later. */
export const pylint: Checker = {
  name: 'pylint',
  executable: 'pylint',
  oldest: '3.0',
  defaultArgs: ['--output-format=json2'],
  configFiles: [
    { name: 'pylintrc', marker: null },
    { name: '.pylintrc', marker: null },
    { name: 'pylintrc.toml', marker: null },
    { name: '.pylintrc.toml', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.pylint\s*[.\]]/m },
    { name: 'setup.cfg', marker: /^\[pylint[.\]]/m },
  ],
  sources: pythonFiles,
  readVersion: (text) => /^pylint (\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'pylint',
    form: 'object',
    schema: documentSchema,
    chatter: /^\*{13} Module |^Your code has been rated at |^-+$/,
    findings: ({ messages }) => messages.map(finding),
    filesChecked: ({ statistics }) => statistics.modulesLinted,
    failure: ({ output, document, facts, says }) => {
      const empty = says(/^No files to lint: exiting\.$/)
      if (empty !== null) {
        return { kind: 'checker-no-files', evidence: empty }
      }
      if (output.exit.kind === 'code' && output.exit.code === wrongUsage) {
        return { kind: 'checker-usage-error', ...facts }
      }
      const lost = document?.messages.find(
        ({ type, messageId }) => type === 'fatal' || messageId === unparsed,
      )
      if (lost !== undefined) {
        return { kind: 'checker-file-unreadable', evidence: `${lost.path}:${lost.line}: ${lost.message}` }
      }
      return document === null ? null : disagreement(document)
    },
    codes: { clean: [0], findings: Array.from({ length: 32 }, (_, code) => code) },
    meaning: 'pylint exits with 0 only when it says nothing, or with --exit-zero',
    option: '--output-format=json2',
  }),
  settings: plainSettings(sources),
  strictSettings: async (query) => pylintStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: pylintFlags,
  language: 'Python',
  ownInterpreter: true,
}
