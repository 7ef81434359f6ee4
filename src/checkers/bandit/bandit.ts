/**
 * Decides whether a run of bandit can be trusted, and hands over its findings if so: `--format json`.
 *
 * `metrics` has an entry for each file that was looked at; a file that could not be is in `errors`.
 * Upstream: `bandit/formatters/json.py`, 1.7 to 1.9.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { pythonFiles } from '../output/source-files.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { banditFlags, banditStrictSettings } from './strict-settings.ts'

const resultSchema = v.object({
  filename: v.string(),
  line_number: v.number(),
  col_offset: v.number(),
  issue_text: v.string(),
  test_id: v.string(),
})
const documentSchema = v.object({
  errors: v.array(v.object({ filename: v.string(), reason: v.string() })),
  metrics: v.record(v.string(), v.unknown()),
  results: v.array(resultSchema),
})

/** The sum over all files, among the files. */
const sums = '_totals'

/** Every finding makes its run fail, so each is an error. Columns count from 0; lines of a statement give no end. */
function finding(result: v.InferOutput<typeof resultSchema>): RawDiagnostic {
  return {
    file: result.filename,
    line: Math.max(1, result.line_number),
    column: Math.max(0, result.col_offset) + 1,
    endLine: null,
    endColumn: null,
    severity: 'error',
    code: ruleCode(result.test_id),
    message: result.issue_text,
    notes: [],
  }
}

const sources: PlainSources = {
  names: ['.bandit', 'bandit.yaml', 'bandit.yml', 'pyproject.toml'],
  tool: 'bandit',
  ini: true,
  configOptions: ['-c', '--configfile', '--ini'],
  withValue: [
    ...[
      '-f',
      '--format',
      '-o',
      '--output',
      '-t',
      '--tests',
      '-s',
      '--skip',
      '-x',
      '--exclude',
      '-n',
      '--number',
    ],
    ...['-a', '--aggregate', '-p', '--profile', '-b', '--baseline', '--msg-template', '--severity-level'],
    '--confidence-level',
  ],
}

/** bandit 1.7 and later. */
export const bandit: Checker = {
  name: 'bandit',
  executable: 'bandit',
  oldest: '1.7',
  defaultArgs: ['--format', 'json', '--quiet'],
  configFiles: [
    { name: '.bandit', marker: null },
    { name: 'bandit.yaml', marker: null },
    { name: 'bandit.yml', marker: null },
    { name: 'pyproject.toml', marker: /^\s*\[\[?\s*tool\.bandit\s*[.\]]/m },
  ],
  sources: pythonFiles,
  readVersion: (text) => /^(?:\S*\/)?bandit (\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'bandit',
    form: 'object',
    schema: documentSchema,
    chatter: /^\[[a-z_]+\]\t(?:INFO|WARNING)\t|^Working\.\.\. /,
    findings: ({ results }) => results.map(finding),
    filesChecked: ({ metrics }) => Object.keys(metrics).filter((file) => file !== sums).length,
    failure: ({ document, facts, says }) => {
      if (says(/^bandit: error: /) !== null) {
        return { kind: 'checker-usage-error', ...facts }
      }
      if (says(/\tERROR\t.*(?:config|profile|baseline)/i) !== null) {
        return { kind: 'checker-bad-configuration', ...facts }
      }
      const [lost] = document?.errors ?? []
      return lost === undefined
        ? null
        : { kind: 'checker-file-unreadable', evidence: `${lost.filename}: ${lost.reason}` }
    },
    codes: { clean: [0], findings: [0, 1] },
    meaning: 'bandit exits with 1 only when it finds something',
    option: '--format json',
  }),
  settings: plainSettings(sources),
  strictSettings: async (query) => banditStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: banditFlags,
  language: 'Python',
  ownInterpreter: true,
}
