/**
 * Decides whether a run of flow can be trusted, and hands over its errors if so: `check --json --json-version=2`.
 *
 * The document says whether everything passed, and nothing of files: an empty project passes. A file with a syntax error
 * stops nothing. What goes wrong is said on standard error alone, with an exit code of its own.
 * Upstream: `src/common/errors/error_utils.ml` (`Json_output`) and `src/common/exitCode/exit.ml`; 0.336 was run.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { CheckerProblem } from '#model/problem.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { type PlainSources, plainSettings, plainTable } from '../settings/plain-settings.ts'
import { flowFlags, flowStrictSettings } from './strict-settings.ts'

/** 1-based; the end is the last character. */
const position = v.object({ line: v.number(), column: v.number() })
const locationSchema = v.object({ source: v.nullable(v.string()), start: position, end: position })

/** `Text` and `Code`, or a `Reference` to a place with a text of its own. */
const pieceSchema = v.object({
  kind: v.string(),
  text: v.optional(v.string()),
  message: v.optional(v.array(v.object({ kind: v.string(), text: v.string() }))),
})
const piecesSchema = v.array(pieceSchema)
const markupSchema = v.union([
  piecesSchema,
  /** `Cannot call … because:` and the branches that were tried. */
  v.object({ message: piecesSchema, items: v.array(v.unknown()) }),
])
const errorSchema = v.object({
  kind: v.string(),
  level: v.picklist(['error', 'warning']),
  messageMarkup: markupSchema,
  primaryLoc: v.nullable(locationSchema),
})
const documentSchema = v.object({
  errors: v.array(errorSchema),
  flowVersion: v.string(),
  jsonVersion: v.literal('2'),
  passed: v.boolean(),
})
type Document = v.InferOutput<typeof documentSchema>

function wordsOf(pieces: v.InferOutput<typeof piecesSchema>): string {
  return pieces
    .map(({ kind, text, message }) =>
      message === undefined
        ? quoted(kind, text ?? '')
        : message.map((part) => quoted(part.kind, part.text)).join(''),
    )
    .join('')
}

function quoted(kind: string, text: string): string {
  return kind === 'Code' ? `\`${text}\`` : text
}

/** The code stands behind the first sentence: `Cannot call f because: [incompatible-type]`. */
function finding({
  level,
  messageMarkup: markup,
  primaryLoc: place,
}: Document['errors'][number]): RawDiagnostic {
  const whole = wordsOf(Array.isArray(markup) ? markup : markup.message)
  const [, said = whole, code] = /^(.*?)\s*\[([\w-]+)\]$/s.exec(whole) ?? []
  const items = Array.isArray(markup) ? [] : markup.items
  return {
    file: place?.source ?? null,
    line: Math.max(1, place?.start.line ?? 1),
    column: Math.max(1, place?.start.column ?? 1),
    ...(place !== null && place.end.line >= place.start.line && place.end.column > 0
      ? { endLine: place.end.line, endColumn: place.end.column }
      : { endLine: null, endColumn: null }),
    severity: level,
    code: ruleCode(code ?? null),
    message: said,
    notes: items.flatMap((item) => {
      const pieces = v.safeParse(piecesSchema, item)
      return pieces.success ? [wordsOf(pieces.output)] : []
    }),
  }
}

/** `passed` is about errors; warnings are there only with `--include-warnings`. */
function disagreement({ errors, passed }: Document): CheckerProblem | null {
  const read = errors.filter(({ level }) => level === 'error').length
  return passed === (read === 0)
    ? null
    : {
        kind: 'summary-disagrees',
        summary: `"passed": ${passed}`,
        claimed: passed ? 0 : 1,
        read,
        unit: 'errors',
      }
}

/** Its exit codes say what went wrong. */
const failures: Readonly<
  Record<number, 'checker-usage-error' | 'checker-project-missing' | 'checker-bad-configuration'>
> = {
  8: 'checker-bad-configuration',
  12: 'checker-project-missing',
  64: 'checker-usage-error',
  78: 'checker-bad-configuration',
}

const sources: PlainSources = {
  names: ['.flowconfig'],
  ini: true,
  configOptions: ['--flowconfig-name'],
  withValue: [
    '--color',
    '--from',
    '--json-version',
    '--lazy-mode',
    '--max-warnings',
    '--message-width',
    '--offset-style',
  ],
  verb: 'check',
}

/** flow 0.200 and later. */
export const flow: Checker = {
  name: 'flow',
  executable: 'flow',
  oldest: '0.200',
  defaultArgs: ['check', '--json', '--json-version=2'],
  configFiles: [{ name: '.flowconfig', marker: null }],
  sources: /\.(?:[cm]?jsx?(?:\.flow)?|json)$/,
  readVersion: (text) =>
    /^Flow, a static type checker for JavaScript, version (\d\S*)/m.exec(text)?.[1] ?? null,
  ...documentReader({
    checker: 'flow',
    form: 'object',
    schema: documentSchema,
    chatter: /^\s*$/,
    findings: ({ errors }) => errors.map(finding),
    version: ({ flowVersion }) => flowVersion,
    failure: ({ output, document, facts }) => {
      const failure = output.exit.kind === 'code' ? failures[output.exit.code] : undefined
      if (failure !== undefined) {
        return { kind: failure, ...facts }
      }
      return document === null ? null : disagreement(document)
    },
    codes: { clean: [0, 2], findings: [0, 2] },
    meaning: 'flow exits with 2 when it finds an error, or more warnings than --max-warnings allows',
    option: '--json --json-version=2',
  }),
  settings: plainSettings(sources),
  strictSettings: async (query) => flowStrictSettings(await plainTable(sources, query), query.flags),
  strictFlags: flowFlags,
  language: 'Node',
}
