/**
 * The committed form of a baseline: text that people review and git merges. It says what was wrong and on which
 * line of code, never at which line number, so it changes only when errors or their code do.
 */
import type { Diagnostic } from '#model/diagnostic.ts'
import { type DiagnosticTable, DiagnosticTableBuilder } from '#model/diagnostic-table.ts'
import { type CheckerIdentity, checkerNames, type Snapshot } from '#model/snapshot.ts'
import { type CountedRow, diagnosticOf, isConflictMark, readRow, rowOf, writeRows } from './committed-rows.ts'
import type { Decoded } from './decode.ts'
import { snapshotLimits } from './limits.ts'

const firstLine = '# type-ratchet baseline, version'
const version = 2
const columns =
  '# path, severity, code, message, scope, line, line before, line after, tokens, names, words, count'

const leadingMarks = /^\uFEFF?(?:[<=>|]{7}(?: [^\t\n]*)?\r?\n)*/

/** Whether a text means to be a committed baseline, also with a merge conflict above it; anything else may be a snapshot. */
export function isCommittedFile(text: string): boolean {
  return text.replace(leadingMarks, '').startsWith(firstLine)
}

/** Equal errors give equal bytes, in any order. Commit, configuration and positions are left out on purpose. */
export function encodeCommittedFile(
  snapshot: { readonly checker: CheckerIdentity; readonly diagnostics: Iterable<Diagnostic> },
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
  const refuse = (reason: string, committed: 'damaged' | 'conflict' = 'damaged'): Decoded => ({
    kind: 'refused',
    problem: { kind: 'snapshot-unreadable', source, reason, committed },
  })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const mark = lines.findIndex(isConflictMark)
  if (mark !== -1) {
    return refuse(`line ${mark + 1} is a mark of a merge conflict`, 'conflict')
  }
  const [first = '', second = '', ...rest] = lines
  if (!first.startsWith(firstLine)) {
    return refuse(`line 1 does not begin with “${firstLine}”`)
  }
  const found = first.slice(firstLine.length).trim()
  if (found !== String(version) && found !== '1') {
    return { kind: 'refused', problem: { kind: 'snapshot-version', source, found, supported: version } }
  }
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
    const before = rows.get(row.fields)?.count ?? 0
    const count = Math.max(row.count, before)
    errors += count - before
    rows.set(row.fields, { ...row, count })
  }
  if (errors > snapshotLimits.diagnostics) {
    return refuse(`it counts ${errors} errors; at most ${snapshotLimits.diagnostics} are read`)
  }
  return { kind: 'decoded', snapshot: snapshotOf(checker, tableOf([...rows.values()], errors)) }
}

function tableOf(rows: readonly CountedRow[], errors: number): DiagnosticTable {
  const builder = new DiagnosticTableBuilder(errors)
  for (const row of rows) {
    const diagnostic = diagnosticOf(row)
    for (let copy = 0; copy < row.count; copy++) {
      builder.add(diagnostic)
    }
  }
  return builder.build()
}

function snapshotOf(checker: CheckerIdentity, diagnostics: DiagnosticTable): Snapshot {
  return {
    name: checker.name,
    commit: null,
    checker,
    platform: { os: null, leg: null },
    run: null,
    filesChecked: null,
    reference: null,
    history: [],
    diagnostics,
  }
}

/** A tool stands in quotes, because its name may have spaces. */
function checkerLine({ name, tool, version: own }: CheckerIdentity): string {
  const words = [name, ...(tool === undefined ? [] : [JSON.stringify(tool)]), own?.replace(/\s+/g, ' ')]
  return words.filter((word) => word !== undefined).join(' ')
}

const checkerPattern = /^# (\S+)(?: ("(?:[^"\\]|\\.){0,2000}"))? ?(.{0,200})$/

function readChecker(line: string): CheckerIdentity | null {
  const [, word = '', quoted, version = ''] = checkerPattern.exec(line) ?? []
  const name = checkerNames.find((known) => known === word)
  const tool = quoted === undefined ? null : toolName(quoted)
  const named = tool === null ? {} : { tool }
  return name === undefined ? null : { name, ...named, version: version || null, configuration: null }
}

/** Null for quotes around something that is no text. */
function toolName(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null
    }
    throw error
  }
}
