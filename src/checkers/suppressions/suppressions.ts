/**
 * Our own checker: what hides errors in the sources, as findings. It starts nothing. What it finds is written down like the output of
 * any other checker, with the number of files that were read, and read back by the same rules.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import { type LineBreaks, LineStarts } from '#snapshot/scopes/line-starts.ts'
import type { Checker } from '../checker.ts'
import { documentReader } from '../output/document-checker.ts'
import { componentSuppressions } from './component-suppressions.ts'
import { goSuppressions } from './go-suppressions.ts'
import { pythonSuppressions } from './python-suppressions.ts'
import { scriptSuppressions } from './script-suppressions.ts'
import type { Suppression } from './suppression.ts'

/** Raised when other things are found in the same sources: then two runs can't be compared by their totals. */
const version = '2'

interface Reader {
  readonly read: (source: string) => readonly Suppression[]
  readonly lineBreaks: LineBreaks
}

const python: Reader = { read: pythonSuppressions, lineBreaks: 'plain' }
const script = (types: boolean, jsx: boolean): Reader => ({
  read: (source) => scriptSuppressions(source, { types, jsx }),
  lineBreaks: 'script',
})
const readers: ReadonlyMap<string, Reader> = new Map([
  ...['py', 'pyi'].map((ending) => [ending, python] as const),
  ...['ts', 'mts', 'cts'].map((ending) => [ending, script(true, false)] as const),
  ['tsx', script(true, true)],
  ...['js', 'jsx', 'mjs', 'cjs'].map((ending) => [ending, script(false, true)] as const),
  ...(['vue', 'svelte', 'astro'] as const).map((ending): readonly [string, Reader] => [
    ending,
    { read: (source) => componentSuppressions(source, ending), lineBreaks: 'script' },
  ]),
  ['go', { read: goSuppressions, lineBreaks: 'plain' }],
])

/** Of one file; null where its language is not known. */
export function suppressionsIn(path: string, source: string): readonly RawDiagnostic[] | null {
  const reader = readers.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase())
  if (reader === undefined) {
    return null
  }
  const found = reader.read(source)
  const lines = found.length === 0 ? null : new LineStarts(source, reader.lineBreaks)
  return found.map(({ start, end, rule, message }): RawDiagnostic => {
    const line = lines?.lineOf(start) ?? 1
    const endLine = lines?.lineOf(end - 1) ?? line
    const column = (offset: number, of: number): number => offset - (lines?.startOf(of) ?? 0) + 1
    return {
      file: path,
      line,
      column: column(start, line),
      endLine,
      endColumn: column(end - 1, endLine),
      severity: 'error',
      code: ruleCode(rule),
      message,
      notes: [],
    }
  })
}

const position = v.number()
const documentSchema = v.object({
  suppressions: v.array(
    v.object({
      file: v.string(),
      line: position,
      column: position,
      endLine: v.nullable(position),
      endColumn: v.nullable(position),
      code: v.nullable(v.string()),
      message: v.string(),
    }),
  ),
  files: v.number(),
})

/** Reads Python, TypeScript, JavaScript, Go, and components of Vue, Svelte and Astro. */
export const suppressions: Checker = {
  name: 'suppressions',
  executable: 'suppressions',
  oldest: '0',
  defaultArgs: [],
  configFiles: [],
  sources: /\.(?:pyi?|[cm]?[jt]s|[jt]sx|go|vue|svelte|astro)$/i,
  readVersion: () => null,
  inspect: suppressionsIn,
  ...documentReader({
    checker: 'suppressions',
    form: 'object',
    schema: documentSchema,
    chatter: /^$/,
    findings: ({ suppressions: found }) =>
      found.map((one) => ({ ...one, severity: 'error', code: ruleCode(one.code), notes: [] })),
    filesChecked: ({ files }) => files,
    failure: () => null,
    codes: { clean: [0], findings: [0] },
    meaning: 'it ends with 0 whatever it finds',
    option: 'type-ratchet’s own',
  }),
  settings: async ({ args }) => ({
    files: [],
    plugins: [],
    languageVersion: null,
    interpreter: null,
    named: args,
    parts: [],
    excludePatterns: [],
    version,
  }),
  language: null,
}
