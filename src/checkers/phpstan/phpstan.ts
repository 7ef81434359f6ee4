/**
 * Decides whether a run of PHPStan can be trusted, and hands over its errors if so: `analyse --error-format=json`.
 *
 * From its documentation and its source, not from runs: PHP can't be had where this was made. The totals count what is in a
 * file and what is in none; the latter means that the run itself went wrong.
 * Upstream: `src/Command/ErrorFormatter/JsonErrorFormatter.php`, phpstan.org/user-guide/output-format; 1.10 to 2.1.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { phpstanFlags, phpstanStrictSettings } from './strict-settings.ts'

const messageSchema = v.object({
  message: v.string(),
  /** Null for what is about the whole file. */
  line: v.nullable(v.number()),
  /** `argument.type`; since 1.11. */
  identifier: v.optional(v.string()),
  tip: v.optional(v.string()),
})
const fileSchema = v.object({ errors: v.number(), messages: v.array(messageSchema) })
const documentSchema = v.object({
  totals: v.object({ errors: v.number(), file_errors: v.number() }),
  /** PHP writes an empty map as a list. */
  files: v.union([v.record(v.string(), fileSchema), v.pipe(v.array(v.never()), v.maxLength(0))]),
  errors: v.array(v.string()),
})
type Document = v.InferOutput<typeof documentSchema>

/** In a trait: `/repo/src/T.php (in context of class App\C)`, once for each class that uses it. */
const context = /^(.+?) (\(in context of [^()]+\))$/

/** A pattern to ignore that ignores nothing is about the configuration, and the run went well. */
const unmatched = /^Ignored error pattern .* was not matched in reported errors/s

const nowhere = { file: null, line: 1, column: 1, endLine: null, endColumn: null, notes: [] } as const

function findings({ files, errors }: Document): readonly RawDiagnostic[] {
  const general = errors.map(
    (message): RawDiagnostic => ({
      ...nowhere,
      severity: 'error',
      code: ruleCode('ignore.unmatched'),
      message,
    }),
  )
  return [...general, ...Object.entries(files).flatMap(findingsOf)]
}

function findingsOf([name, { messages }]: [
  string,
  v.InferOutput<typeof fileSchema>,
]): readonly RawDiagnostic[] {
  const [, file = name, inside] = context.exec(name) ?? []
  return messages.map(
    ({ message, line, identifier, tip }): RawDiagnostic => ({
      ...nowhere,
      file,
      line: Math.max(1, line ?? 1),
      severity: 'error',
      code: ruleCode(identifier ?? null),
      message,
      notes: [inside, tip].filter((note) => note !== undefined),
    }),
  )
}

function disagreement({ totals, files, errors }: Document): CheckerProblem | null {
  const read = Object.values(files).reduce((sum, { messages }) => sum + messages.length, 0)
  const differs = (claimed: number, count: number, name: string): CheckerProblem | null =>
    claimed === count
      ? null
      : { kind: 'summary-disagrees', summary: `"${name}": ${claimed}`, claimed, read: count, unit: 'errors' }
  return differs(totals.file_errors, read, 'file_errors') ?? differs(totals.errors, errors.length, 'errors')
}

/** A file that could not be parsed is looked at by no rule. */
const unparsed = 'phpstan.parse'

const sources: PlainSources = {
  names: ['phpstan.neon', 'phpstan.neon.dist', 'phpstan.dist.neon'],
  configOptions: ['-c', '--configuration'],
  withValue: [
    '-l',
    '--level',
    '-a',
    '--autoload-file',
    '--error-format',
    '--memory-limit',
    '--tmp-file',
    '--instead-of',
  ],
  ownBaseline: { usual: 'phpstan-baseline.neon', option: '--baseline' },
  verb: 'analyse',
}

/** PHPStan 1.10 and later. */
export const phpstan: Checker = {
  name: 'phpstan',
  executable: 'phpstan',
  watch: /^--watch$/,
  oldest: '1.10',
  defaultArgs: ['analyse', '--error-format=json', '--no-progress', '--no-interaction'],
  configFiles: ['phpstan.neon', 'phpstan.neon.dist', 'phpstan.dist.neon'].map((name) => ({
    name,
    marker: null,
  })),
  alsoReads: [{ name: 'phpstan-baseline.neon', marker: null }],
  sources: /\.(?:php|phtml|inc)$/,
  readVersion: (text) => /^PHPStan - PHP Static Analysis Tool v?(\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'phpstan',
    form: 'object',
    schema: documentSchema,
    chatter: /^Note: Using configuration file |^ *\d+\/\d+ \[/,
    findings,
    failure: ({ document, facts, says }) => {
      const empty = says(
        /^\s*(?:\[ERROR\] )?(?:No files found to analyse|At least one path must be specified)/,
      )
      if (empty !== null) {
        return { kind: 'checker-no-files', evidence: empty.trim() }
      }
      if (says(/^\s*The "[^"]*" option does not exist\.|^\s*Command "[^"]*" is not defined/) !== null) {
        return { kind: 'checker-usage-error', ...facts }
      }
      if (
        says(/^(?:Neon|Invalid configuration|Project config file at path|Config(?:uration)? file)\b/) !== null
      ) {
        return { kind: 'checker-bad-configuration', ...facts }
      }
      if (
        says(
          /^PHP Fatal error: .*Allowed memory size|^\s*Allowed memory size|reached configured PHP memory limit/,
        ) !== null
      ) {
        return { kind: 'checker-out-of-memory', lastLines: facts.lastLines }
      }
      const general = document?.errors.find((said) => !unmatched.test(said))
      if (general !== undefined) {
        return {
          kind: 'checker-internal-error',
          exit: facts.exit,
          lastLines: general.split('\n').slice(0, 5),
        }
      }
      return document === null ? null : (lostFile(document) ?? disagreement(document))
    },
    codes: { clean: [0], findings: [1] },
    meaning: 'PHPStan exits with 1 only when it finds something',
    option: '--error-format=json',
  }),
  settings: plainSettings(sources),
  strictSettings: async (query) => phpstanStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: phpstanFlags,
  language: 'PHP',
}

function lostFile({ files }: Document): CheckerProblem | null {
  for (const [name, { messages }] of Object.entries(files)) {
    const lost = messages.find(({ identifier }) => identifier === unparsed)
    if (lost !== undefined) {
      return { kind: 'checker-file-unreadable', evidence: `${name}:${lost.line ?? 1}: ${lost.message}` }
    }
  }
  return null
}
