/**
 * The committed form of a baseline: text that people review and git merges. It says what was wrong and on which
 * line of code, never at which line number, so it changes only when errors or their code do.
 */
import { compareDiagnostics } from '#model/order.ts'
import { type CheckerIdentity, checkerNames, type Snapshot } from '#model/snapshot.ts'
import { type CountedRow, diagnosticOf, readRow, rowOf, writeRows } from './committed-rows.ts'
import { type Decoded, snapshotLimits } from './decode.ts'

const firstLine = '# type-ratchet baseline, version'
const version = 1
const columns = '# path, severity, code, message, scope, line, line before, line after, count'

/** Whether a text means to be a committed baseline; anything else may be a snapshot. */
export function isCommittedFile(text: string): boolean {
  return text.replace(/^\uFEFF/, '').startsWith(firstLine)
}

/** Equal errors give equal bytes, in any order. Commit, configuration and positions are left out on purpose. */
export function encodeCommittedFile(
  snapshot: Pick<Snapshot, 'checker' | 'diagnostics'>,
  form: (message: string) => string,
): string {
  const rows: string[] = []
  for (const diagnostic of snapshot.diagnostics) {
    const row = rowOf(diagnostic, form)
    if (row !== null) {
      rows.push(row)
    }
  }
  return `${firstLine} ${version}\n# ${checkerLine(snapshot.checker)}\n${columns}\n${writeRows(rows)}`
}

/** `source` names the file in the user's words. A row that stands there twice, as after a merge, counts once. */
export function decodeCommittedFile(text: string, source: string): Decoded {
  if (text.length > snapshotLimits.bytes) {
    const { bytes: limit } = snapshotLimits
    return { kind: 'refused', problem: { kind: 'snapshot-too-large', source, bytes: text.length, limit } }
  }
  const [first = '', second = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const found = first.slice(firstLine.length).trim()
  if (found !== String(version)) {
    return { kind: 'refused', problem: { kind: 'snapshot-version', source, found, supported: version } }
  }
  const refuse = (reason: string): Decoded => ({
    kind: 'refused',
    problem: { kind: 'snapshot-unreadable', source, reason },
  })
  const checker = readChecker(second)
  if (checker === null) {
    return refuse(`line 2 names no checker that is known: “${second.slice(0, 100)}”`)
  }
  const rows = new Map<string, CountedRow>()
  let errors = 0
  for (const [index, line] of rest.entries()) {
    if (line === '' || line.startsWith('#')) {
      continue
    }
    const row = readRow(line)
    if (typeof row === 'string') {
      return refuse(`line ${index + 3}: ${row}`)
    }
    const count = Math.max(row.count, rows.get(row.fields)?.count ?? 0)
    errors += count
    rows.set(row.fields, { ...row, count })
  }
  if (errors > snapshotLimits.diagnostics) {
    return refuse(`it counts ${errors} errors; at most ${snapshotLimits.diagnostics} are read`)
  }
  return { kind: 'decoded', snapshot: snapshotOf(checker, [...rows.values()]) }
}

function snapshotOf(checker: CheckerIdentity, rows: readonly CountedRow[]): Snapshot {
  const diagnostics = rows.flatMap((row) => {
    const diagnostic = diagnosticOf(row)
    return Array.from({ length: row.count }, () => diagnostic)
  })
  return {
    name: checker.name,
    commit: null,
    checker,
    platform: { os: null, leg: null },
    filesChecked: null,
    reference: null,
    diagnostics: diagnostics.sort(compareDiagnostics),
  }
}

function checkerLine({ name, version: own }: CheckerIdentity): string {
  return own === null ? name : `${name} ${own.replace(/\s+/g, ' ')}`
}

function readChecker(line: string): CheckerIdentity | null {
  const [, word = '', version = ''] = /^# (\S+) ?(.{0,200})$/.exec(line) ?? []
  const name = checkerNames.find((known) => known === word)
  return name === undefined ? null : { name, version: version || null, configuration: null }
}
