/**
 * One side while it is being paired: its rows, and every key that a stage may ask for as a column of numbers
 * that mean the same on both sides. A negative value means that there is no evidence of this kind.
 */
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import type { GitKeys } from './git-keys.ts'
import type { KeyColumn } from './grouping.ts'
import { maskedForm } from './masked-form.ts'
import { messageForm } from './message-form.ts'
import type { Numbering } from './numbering.ts'

/** What rows can agree on. */
export type KeyName =
  /** Where the file is on the head side. */
  | 'path'
  /** Severity and rule code. */
  | 'rule'
  /** The message without what varies and means nothing. */
  | 'form'
  /** The message without names and numbers. */
  | 'masked'
  /** The line on the head side, of lines that git knows to be unchanged. */
  | 'gitLine'
  /** The changed hunk. */
  | 'hunk'
  | 'line'
  | 'before'
  | 'after'
  | 'tokens'
  | 'scope'
  /** The scope unless it is the top level, which everything outside a function shares. */
  | 'named'
  /** The file, where a line of it could not be read on either side. */
  | 'blind'
  /** The line number as printed. */
  | 'printedLine'

/** One side. Both must be made with the same numbering. */
export class Side {
  readonly table: DiagnosticTable
  /** The other side's row, -1 for a row that is not paired yet. */
  readonly partner: Int32Array
  private readonly numbering: Numbering
  private readonly keys = new Map<KeyName, KeyColumn>()

  constructor(
    table: DiagnosticTable,
    evidence: { readonly git: GitKeys; readonly blind: ReadonlySet<string>; readonly numbering: Numbering },
  ) {
    const { columns } = table
    const { git, blind, numbering } = evidence
    this.table = table
    this.partner = new Int32Array(table.length).fill(-1)
    this.numbering = numbering
    this.keys.set('path', git.path)
    this.keys.set('gitLine', git.line)
    this.keys.set('hunk', git.hunk)
    this.keys.set('line', columns.lineDigest)
    this.keys.set('before', columns.beforeDigest)
    this.keys.set('after', columns.afterDigest)
    this.keys.set('tokens', columns.tokenDigest)
    this.keys.set('printedLine', columns.line)
    this.keys.set('blind', blindColumn(table, blind, git.path))
  }

  /** The column of one key, made when it is first asked for. `masked` has only rows that were free then. */
  key(name: KeyName): KeyColumn {
    const known = this.keys.get(name)
    if (known !== undefined) {
      return known
    }
    const made = this.made(name)
    this.keys.set(name, made)
    return made
  }

  /** Rows without a partner that have every one of these keys, ascending. */
  freeRows(required: readonly KeyName[]): Int32Array {
    const columns = required.map((name) => this.key(name))
    const rows: number[] = []
    for (let row = 0; row < this.partner.length; row++) {
      if (this.partner[row] === -1 && columns.every((column) => (column[row] ?? -1) >= 0)) {
        rows.push(row)
      }
    }
    return Int32Array.from(rows)
  }

  private made(name: KeyName): KeyColumn {
    const { columns, texts } = this.table
    switch (name) {
      case 'rule':
        return this.numbering
          .column(columns.code, texts)
          .map((number, row) => (number + 1) * 4 + (columns.severity[row] ?? 0))
      case 'form':
        return this.numbering.column(columns.message, texts, messageForm)
      case 'masked': {
        const free = columns.message.map((index, row) => (this.partner[row] === -1 ? index : -1))
        return this.numbering.column(free, texts, maskedForm)
      }
      case 'scope':
        return this.numbering.column(columns.scope, texts)
      case 'named': {
        const top = this.numbering.of('')
        return this.key('scope').map((number) => (number === top ? -1 : number))
      }
      default:
        throw new Error(`the key ${name} is always there`)
    }
  }
}

/** Paths with a diagnostic whose source line is unknown on either side. */
export function blindPaths(tables: readonly DiagnosticTable[]): ReadonlySet<string> {
  const blind = new Set<string>()
  for (const { columns, texts } of tables) {
    columns.lineDigest.forEach((digest, row) => {
      if (digest === -1) {
        blind.add(texts[columns.path[row] ?? -1] ?? '')
      }
    })
  }
  return blind
}

function blindColumn(
  { columns, texts }: DiagnosticTable,
  blind: ReadonlySet<string>,
  path: Int32Array,
): Int32Array {
  const isBlind = texts.map((text) => blind.has(text))
  return path.map((number, row) => (isBlind[columns.path[row] ?? -1] === true ? number : -1))
}
