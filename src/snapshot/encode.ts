/** Writes a snapshot as JSON: equal snapshots give equal bytes, on every machine. */

import { compareText } from '#model/order.ts'
import type { Definitions, LegView, Platform, Snapshot } from '#model/snapshot.ts'
import type { TypeCoverage } from '#model/type-coverage.ts'
import { wellFormedJson } from '#model/well-formed.ts'
import { fileColumns } from './columns.ts'
import { storableAges } from './stored-ages.ts'
import { storableFlaky } from './stored-flaky.ts'
import { storableHistory } from './stored-history.ts'
import { storableRun, storableScope } from './stored-run.ts'

/** First field of every snapshot file, so that another JSON file is told apart at once. */
export const snapshotFormat = 'type-ratchet-snapshot'
/** Raised only when an older reader would misread; fields may be added without it. */
export const snapshotVersion = 2

/** One line per field and per column, so that a diff of two snapshots can be read. */
export function encodeSnapshot(snapshot: Snapshot): string {
  return [...snapshotParts(snapshot)].join('')
}

/** The same text line by line: that of a million diagnostics is large. */
export function* snapshotParts(snapshot: Snapshot): Generator<string> {
  const { texts, columns } = fileColumns(snapshot.diagnostics)
  const head = {
    format: snapshotFormat,
    version: snapshotVersion,
    name: snapshot.name,
    commit: snapshot.commit,
    ...(snapshot.edited === undefined ? {} : { edited: snapshot.edited }),
    ...(snapshot.folder === undefined ? {} : { folder: snapshot.folder }),
    checker: {
      name: snapshot.checker.name,
      ...(snapshot.checker.tool === undefined ? {} : { tool: snapshot.checker.tool }),
      ...(snapshot.checker.form === undefined ? {} : { form: snapshot.checker.form }),
      version: snapshot.checker.version,
      configuration: snapshot.checker.configuration,
    },
    platform: platformJson(snapshot.platform),
    run: snapshot.run === null ? null : storableRun(snapshot.run),
    filesChecked: snapshot.filesChecked,
    ...(snapshot.legViews === undefined ? {} : { legViews: snapshot.legViews.map(viewJson) }),
    ...(snapshot.typeCoverage === undefined ? {} : { typeCoverage: coverageJson(snapshot.typeCoverage) }),
    reference:
      snapshot.reference === null
        ? null
        : { errors: snapshot.reference.errors, commit: snapshot.reference.commit },
    ...(snapshot.history.length === 0 ? {} : { history: storableHistory(snapshot.history) }),
    ...(snapshot.ages === undefined ? {} : { ages: storableAges(snapshot.ages) }),
    ...(snapshot.flaky === undefined || snapshot.flaky.length === 0
      ? {}
      : { flaky: storableFlaky(snapshot.flaky) }),
    ...(snapshot.definitions === undefined ? {} : { definitions: definitionsJson(snapshot.definitions) }),
    texts,
  }
  yield '{\n'
  yield* fields(head)
  yield ',\n"columns": {\n'
  yield* fields(columns)
  yield '\n}\n}\n'
}

function* fields(object: object): Generator<string> {
  let before = ''
  for (const [name, value] of Object.entries(object)) {
    yield `${before}${JSON.stringify(name)}: ${jsonOf(value)}`
    before = ',\n'
  }
}

/** Typed arrays are objects to JSON; here they are lists. */
function jsonOf(value: unknown): string {
  const isTyped = value instanceof Int32Array || value instanceof Float64Array
  return isTyped ? `[${value.join(',')}]` : wellFormedJson(JSON.stringify(value))
}

/** Pairs, because a file may be called anything. */
function definitionsJson(definitions: Definitions): readonly (readonly [string, readonly string[]])[] {
  return [...definitions].sort(([a], [b]) => compareText(a, b))
}

function coverageJson({ unit, typed, all }: TypeCoverage): TypeCoverage {
  return { unit, typed, all }
}

/** Fields that only matrices have are left out elsewhere. */
function platformJson({ os, leg, legCount, matrix, job, legs, matrices }: Platform): object {
  return {
    os,
    leg,
    ...(legCount === undefined ? {} : { legCount }),
    ...(matrix === undefined ? {} : { matrix }),
    ...(job === undefined ? {} : { job: { id: job.id, name: job.name } }),
    ...(legs === undefined ? {} : { legs }),
    ...(matrices === undefined
      ? {}
      : { matrices: matrices.map(({ name, count, legs: own }) => ({ name, count, legs: own })) }),
  }
}

function viewJson({ leg, filesChecked, scope }: LegView): LegView {
  return { leg, filesChecked, scope: storableScope(scope) }
}
