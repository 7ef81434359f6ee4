/**
 * Reads a snapshot file, which may come from anybody: checks size, shape and every index before use.
 * Unknown fields are ignored, so that a newer writer of the same version can be read.
 */
import * as v from 'valibot'
import { DiagnosticTable } from '#model/diagnostic-table.ts'
import { storedPath } from '#model/ids.ts'
import type { BaselineProblem } from '#model/problem.ts'
import { checkerNames, type Definitions, type Snapshot } from '#model/snapshot.ts'
import { parsedSnapshot } from './column-lists.ts'
import { type FileColumns, typedColumns } from './columns.ts'
import { upgradedColumns } from './columns-v1.ts'
import { snapshotFormat, snapshotVersion } from './encode.ts'
import { snapshotLimits } from './limits.ts'
import { readAges, storedAges } from './stored-ages.ts'
import { storedCommit } from './stored-commit.ts'
import { storedFlaky } from './stored-flaky.ts'
import { storedHistory } from './stored-history.ts'
import { storedRun, storedScope } from './stored-run.ts'

/** A snapshot, or why the text is none. */
export type Decoded =
  | { readonly kind: 'decoded'; readonly snapshot: Snapshot }
  | { readonly kind: 'refused'; readonly problem: BaselineProblem }

const shortPath = v.pipe(v.string(), v.maxLength(4096))
const shortText = v.pipe(v.string(), v.maxLength(200))
/** What is in the lists is checked on its way into typed columns. */
const list = v.custom<ArrayLike<number>>(
  (value) =>
    (Array.isArray(value) || value instanceof Int32Array || value instanceof Float64Array) &&
    value.length <= snapshotLimits.diagnostics,
  `must be a list of at most ${snapshotLimits.diagnostics} numbers`,
)
const texts = v.custom<readonly string[]>(
  (value) =>
    Array.isArray(value) &&
    value.every((text) => typeof text === 'string' && text.length <= snapshotLimits.text),
  `must be a list of texts of at most ${snapshotLimits.text} characters`,
)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const note = v.pipe(v.tuple([count, v.pipe(v.array(count), v.maxLength(snapshotLimits.notes))]), v.readonly())
const definitions = v.pipe(
  v.array(v.tuple([shortPath, v.pipe(v.array(v.pipe(v.string(), v.maxLength(snapshotLimits.text))))])),
  v.maxLength(snapshotLimits.diagnostics),
  v.transform(
    (files): Definitions => new Map(files.map(([path, names]) => [storedPath(path), names] as const)),
  ),
)
const columns = v.object({
  path: list,
  line: list,
  column: list,
  endLine: list,
  endColumn: list,
  severity: list,
  code: list,
  message: list,
  lineDigest: list,
  beforeDigest: list,
  afterDigest: list,
  /** Not in version 1. */
  tokenDigest: v.optional(list),
  namesOnLine: v.exactOptional(list),
  /** Not in older files. */
  lineWeight: v.exactOptional(list),
  beforeWeight: v.exactOptional(list),
  afterWeight: v.exactOptional(list),
  words: v.exactOptional(list),
  scope: list,
  /** Not in older files. */
  body: v.exactOptional(list),
  outerBody: v.exactOptional(list),
  notes: v.array(note),
  /** Only in merged snapshots. */
  legs: v.exactOptional(list),
})
/** More than any run has jobs. */
const mostLegs = 10_000
const legNames = v.pipe(v.array(shortText), v.maxLength(mostLegs))
const legViews = v.pipe(
  v.array(v.object({ leg: shortText, filesChecked: v.nullable(count), scope: storedScope })),
  v.maxLength(mostLegs),
)
const schema = v.object({
  name: shortText,
  commit: v.nullable(storedCommit),
  edited: v.exactOptional(v.pipe(v.array(v.pipe(shortPath, v.transform(storedPath))), v.maxLength(20_000))),
  folder: v.exactOptional(shortPath),
  checker: v.object({
    name: v.picklist(checkerNames),
    tool: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
    form: v.exactOptional(shortText),
    version: v.nullable(shortText),
    configuration: v.nullable(shortText),
  }),
  platform: v.object({
    os: v.nullable(shortText),
    leg: v.nullable(shortText),
    legCount: v.exactOptional(count),
    matrix: v.exactOptional(shortText),
    job: v.exactOptional(v.object({ id: v.nullable(count), name: shortText })),
    legs: v.exactOptional(legNames),
    matrices: v.exactOptional(
      v.pipe(
        v.array(v.object({ name: shortText, count: v.nullable(count), legs: legNames })),
        v.maxLength(mostLegs),
      ),
    ),
  }),
  run: v.optional(v.nullable(storedRun), null),
  filesChecked: v.nullable(count),
  legViews: v.exactOptional(legViews),
  typeCoverage: v.exactOptional(
    v.pipe(
      v.object({ unit: v.picklist(['expressions', 'lines']), typed: count, all: count }),
      v.check(({ typed, all }) => typed <= all, 'more is typed than there is'),
    ),
  ),
  reference: v.nullable(v.object({ errors: count, commit: v.nullable(storedCommit) })),
  history: v.optional(storedHistory, []),
  ages: v.exactOptional(storedAges),
  flaky: v.exactOptional(storedFlaky),
  definitions: v.exactOptional(definitions),
  texts,
  columns,
})
const envelope = v.object({ format: v.literal(snapshotFormat), version: v.number() })

/** `source` names the file or artifact in the user's words. */
export function decodeSnapshot(text: string, source: string): Decoded {
  const refuse = (reason: string): Decoded => ({
    kind: 'refused',
    problem: { kind: 'snapshot-unreadable', source, reason },
  })
  if (text.length > snapshotLimits.bytes) {
    const { bytes: limit } = snapshotLimits
    return { kind: 'refused', problem: { kind: 'snapshot-too-large', source, bytes: text.length, limit } }
  }
  let json: unknown
  try {
    json = parsedSnapshot(text)
  } catch (error) {
    return refuse(`it is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  const outer = v.safeParse(envelope, json)
  if (!outer.success) {
    return refuse(`it does not say “format: ${snapshotFormat}” with a version`)
  }
  const { version } = outer.output
  if (version !== snapshotVersion && version !== 1) {
    const found = String(version)
    return {
      kind: 'refused',
      problem: { kind: 'snapshot-version', source, found, supported: snapshotVersion },
    }
  }
  const inner = v.safeParse(schema, json, { abortEarly: true })
  if (!inner.success) {
    const [issue] = inner.issues
    return refuse(`${v.getDotPath(issue) ?? 'it'}: ${issue.message}`)
  }
  const { texts: table, columns: stored, ages: storedAge, ...rest } = inner.output
  const columns = version === 1 ? upgradedColumns(stored, table) : wholeColumns(stored)
  const reading = typeof columns === 'string' ? columns : typedColumns(columns, table.length)
  if (typeof reading === 'string') {
    return refuse(reading)
  }
  const diagnostics = new DiagnosticTable(table, reading)
  const ages = storedAge === undefined ? undefined : readAges(storedAge, diagnostics.length)
  if (typeof ages === 'string') {
    return refuse(ages)
  }
  return { kind: 'decoded', snapshot: { ...rest, ...(ages === undefined ? {} : { ages }), diagnostics } }
}

/** The columns, or which of those that version 1 did not have is missing. */
function wholeColumns(stored: v.InferOutput<typeof columns>): FileColumns | string {
  const { tokenDigest, namesOnLine } = stored
  if (tokenDigest === undefined || namesOnLine === undefined) {
    return `columns.${tokenDigest === undefined ? 'tokenDigest' : 'namesOnLine'}: it is missing`
  }
  return { ...stored, tokenDigest }
}
