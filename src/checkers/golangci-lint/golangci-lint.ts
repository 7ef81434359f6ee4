/**
 * Decides whether a run of golangci-lint can be trusted, and hands over its findings if so: `--output.json.path stdout`.
 *
 * Code that does not compile is one issue of `typecheck`, and those of all other linters in that package are gone. Unless
 * it is told otherwise it leaves findings out by their number, which no output shows: `settings.ts`.
 * Upstream: `pkg/printers/json.go` and `pkg/exitcodes/exitcodes.go`; 2.15 was run.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { golangciSettings } from './settings.ts'
import { golangciFlags, golangciStrictSettings } from './strict-settings.ts'

const issueSchema = v.object({
  FromLinter: v.string(),
  Text: v.string(),
  Pos: v.object({ Filename: v.string(), Line: v.number(), Column: v.number() }),
})
const documentSchema = v.object({
  Issues: v.nullable(v.array(issueSchema)),
  Report: v.optional(v.object({ Error: v.optional(v.string()) })),
})
type Issue = v.InferOutput<typeof issueSchema>

/** Linters that are many checks, and put the name of the check in front of what they say. */
const ofManyChecks: ReadonlySet<string> = new Set([
  'gocritic',
  'gosec',
  'govet',
  'modernize',
  'revive',
  'staticcheck',
  'testifylint',
])

/** A whole file has column 0. There is no end. Every issue makes the run fail, so each is an error. */
function finding({ FromLinter: linter, Text: text, Pos: place }: Issue): RawDiagnostic {
  const [, check, said = text] =
    (ofManyChecks.has(linter) ? /^([A-Za-z][\w-]*): (.+)$/s : /^$/).exec(text) ?? []
  return {
    file: place.Filename === '' ? null : place.Filename,
    line: Math.max(1, place.Line),
    column: Math.max(1, place.Column),
    endLine: null,
    endColumn: null,
    severity: 'error',
    code: ruleCode(check === undefined ? linter : `${linter}/${check}`),
    message: said,
    notes: [],
  }
}

const noGoFiles = 5

const isWord = (line: string): boolean => line.trim() !== ''

/** golangci-lint 2 and later; version 1 asks for its JSON with another option. */
export const golangciLint: Checker = {
  name: 'golangci-lint',
  executable: 'golangci-lint',
  oldest: '2.0',
  defaultArgs: [
    'run',
    '--output.json.path=stdout',
    '--show-stats=false',
    '--max-issues-per-linter=0',
    '--max-same-issues=0',
  ],
  configFiles: ['yml', 'yaml', 'toml', 'json'].map((ending) => ({
    name: `.golangci.${ending}`,
    marker: null,
  })),
  sources: /\.go$/,
  readVersion: (text) => /^golangci-lint has version v?(\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'golangci-lint',
    form: 'object',
    schema: documentSchema,
    chatter: /^\d+ issues[.:]$|^\* \w+: \d+$/,
    findings: ({ Issues: issues }) => (issues ?? []).map(finding),
    failure: ({ output, document, spoken, facts, says }) => {
      const empty = says(/\bno go files to analyze\b/)
      if (empty !== null || (output.exit.kind === 'code' && output.exit.code === noGoFiles)) {
        return { kind: 'checker-no-files', evidence: empty ?? facts.exit }
      }
      if (
        says(/^Error: (?:unknown (?:flag|shorthand flag|command|linters)|invalid argument|flag needs)/) !==
        null
      ) {
        return { kind: 'checker-usage-error', ...facts }
      }
      if (says(/^Error: .*(?:can't load config|config|unsupported version of the configuration)/) !== null) {
        return { kind: 'checker-bad-configuration', ...facts }
      }
      if (says(/typechecking error: pattern /) !== null) {
        return { kind: 'checker-project-missing', exit: facts.exit, lastLines: spoken.filter(isWord) }
      }
      const broken = document?.Issues?.find(({ FromLinter: linter }) => linter === 'typecheck')
      if (broken !== undefined) {
        // `: # example.com/shop`, and below it what the compiler says, with its place
        const said = broken.Text.split('\n').at(-1) ?? ''
        const place = said === broken.Text ? `${broken.Pos.Filename}:${broken.Pos.Line}: ` : ''
        return { kind: 'checker-stopped-early', evidence: `${place}${said}` }
      }
      return (document?.Report?.Error ?? '') === '' ? null : { kind: 'checker-internal-error', ...facts }
    },
    codes: { clean: [0], findings: [0, 1] },
    meaning: 'golangci-lint exits with 1 only when it finds something',
    option: '--output.json.path=stdout',
  }),
  settings: golangciSettings,
  strictSettings: async (query) =>
    golangciStrictSettings((await golangciSettings(query)).files.length > 0, query.flags),
  strictFlags: golangciFlags,
  language: 'Go',
}
