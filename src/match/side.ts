/**
 * One side while it is being paired: its rows, and every key that a stage may ask for as a column of numbers
 * that mean the same on both sides. A negative value means that there is no evidence of this kind.
 */
import type { DiagnosticTable } from '#model/diagnostic-table.ts'
import { blindColumn } from './blind-files.ts'
import type { GitKeys } from './git-keys.ts'
import { allRows, type Coverage, coverageOf, type KeyColumn, rowsWith, rowsWithout } from './key-column.ts'
import type { KeyName } from './key-name.ts'
import { loneLines, loneOnes } from './lone.ts'
import { literalForm, maskedForm } from './masked-form.ts'
import { messageForm, wholeForm } from './message-form.ts'
import type { Numbering } from './numbering.ts'
import { type Renames, renamedText } from './renames.ts'
import { innermostName, outerScope, scopeForm } from './scope-names.ts'
import { namesSomethingOnLine } from './subject.ts'

/** What is known of the rules of a checker. */
export interface RuleTraits {
  /** The name of a rule on both sides; null for one that a version gives no code. */
  readonly nameOf: (code: string) => string | null
  /** Whether its findings are reported once a file for each thing that they name. */
  readonly isOncePerFile: (code: string) => boolean
}

/**
 * Which rows a stage looks at: `changed` leaves out lines that git knows to be unchanged (an error that left such a
 * line was fixed, it didn't move), `unmapped` also those whose changed hunk is known.
 */
export type Where = 'everywhere' | 'anywhere' | 'changed' | 'loose' | 'unmapped'

/** Keys that are costly to make; nobody asks for them where a plain one is missing. */
const derived: ReadonlySet<KeyName> = new Set<KeyName>([
  'masked',
  'subject',
  'once',
  'literals',
  'whole',
  'loneScope',
  'loneLine',
])

/** What keeps a row out. */
const keepsOut: Readonly<Record<Where, readonly KeyName[]>> = {
  everywhere: [],
  anywhere: [],
  changed: ['settled'],
  loose: ['settled', 'successor'],
  unmapped: ['settled', 'hunk'],
}

/** One side. Both must be made with the same numbering. */
export class Side {
  readonly table: DiagnosticTable
  /** The other side's row, -1 for a row that is not paired yet. */
  readonly partner: Int32Array
  private readonly numbering: Numbering
  private readonly rules: RuleTraits
  /** Rows that were free when they were last asked for. */
  private free: Int32Array
  private stale = false
  private readonly coverages = new Map<KeyColumn, Coverage>()
  private readonly keys = new Map<KeyName, KeyColumn>()

  constructor(
    table: DiagnosticTable,
    evidence: {
      readonly git: GitKeys
      readonly blind: ReadonlySet<string>
      readonly numbering: Numbering
      readonly rules: RuleTraits
    },
  ) {
    const { columns } = table
    const { git, blind, numbering, rules } = evidence
    this.table = table
    this.partner = new Int32Array(table.length).fill(-1)
    this.numbering = numbering
    this.rules = rules
    this.free = allRows(table.length)
    this.keys.set('path', git.path)
    this.keys.set('gitLine', git.line)
    this.keys.set('hunk', git.hunk)
    this.keys.set('edit', git.edit)
    this.keys.set('shift', git.shift)
    this.keys.set('region', git.region)
    this.keys.set('successor', git.successor)
    this.keys.set('line', columns.lineDigest)
    this.keys.set('before', columns.beforeDigest)
    this.keys.set('after', columns.afterDigest)
    this.keys.set('tokens', columns.tokenDigest)
    this.keys.set('printedLine', columns.line)
    this.keys.set('blind', blindColumn(table, blind, git.path))
  }

  /** Takes a column that both sides make together. */
  know(name: KeyName, column: KeyColumn): void {
    this.keys.set(name, column)
  }

  /**
   * Takes the files of free rows for others: old number to new one. In those of both sides that are `concerned`, regions say
   * nothing any more: a region of one file is none of the other.
   */
  renameFiles(names: ReadonlyMap<number, number>, concerned: ReadonlySet<number>): void {
    const [path, region] = [this.key('path').slice(), this.key('region').slice()]
    for (const row of this.stillFree()) {
      const own = path[row] ?? -1
      path[row] = names.get(own) ?? own
      region[row] = concerned.has(own) ? -1 : (region[row] ?? -1)
    }
    this.keys.set('path', path)
    this.keys.set('region', region)
  }

  /** Reads messages and scopes of free rows as if their names had changed already; `scopes` are those of the other side. */
  renameNames(renames: Renames, scopes: ReadonlySet<number>): void {
    const { columns, texts } = this.table
    const [form, scope, innermost] = [
      this.key('form').slice(),
      this.key('scope').slice(),
      this.key('innermost').slice(),
    ]
    const home = this.key('stands')
    for (const row of this.stillFree()) {
      const names = renames.at(texts[columns.path[row] ?? -1] ?? '', columns.line[row] ?? 0)
      const [message, own] = [texts[columns.message[row] ?? -1] ?? '', texts[columns.scope[row] ?? -1]]
      if (names !== null) {
        form[row] = this.numbering.of(messageForm(renamedText(message, names.all)))
      }
      // A scope that is still there was not renamed, whatever git lays over it.
      if (names !== null && own !== undefined && home[row] === -1) {
        const near = renamedText(own, names.nearScopes)
        const renamed = scopes.has(this.numbering.of(near)) ? near : renamedText(own, names.scopes)
        scope[row] = this.numbering.of(renamed)
        innermost[row] = this.numbering.of(innermostName(renamed))
      }
    }
    this.keys.set('form', form)
    this.keys.set('scope', scope)
    this.keys.set('innermost', innermost)
    this.forget(['named', 'loneScope', 'outer'])
  }

  /** They are made anew when they are next asked for. */
  private forget(names: readonly KeyName[]): void {
    for (const name of names) {
      this.keys.delete(name)
    }
  }

  /**
   * The column of one key, made when it is first asked for. Those that are made later than the first stages have only rows that
   * were free then: nearly all are paired by that time.
   */
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
  freeRows(required: readonly KeyName[], where: Where = 'anywhere'): Int32Array {
    const costly = required.filter((name) => derived.has(name))
    const plain = required.filter((name) => !derived.has(name))
    // What is made already says at no cost that a stage has nothing to look at.
    const made = plain.filter((name) => this.keys.has(name))
    if ([...made, ...plain].some((name) => !this.isKnown(name)) || this.stillFree().length === 0) {
      return new Int32Array(0)
    }
    if (costly.some((name) => !this.isKnown(name))) {
      return new Int32Array(0)
    }
    let rows = this.free
    for (const name of keepsOut[where]) {
      if (this.isKnown(name)) {
        rows = rowsWithout(rows, this.key(name))
      }
    }
    for (const name of required) {
      const column = this.key(name)
      if (this.coverageOf(column) !== 'all') {
        rows = rowsWith(rows, column)
      }
    }
    return rows
  }

  /** Looked through again only after pairs were noted. */
  private stillFree(): Int32Array {
    if (this.stale) {
      this.free = rowsWithout(this.free, this.partner)
      this.stale = false
    }
    return this.free
  }

  /** Notes a pair on this side. */
  pair(row: number, other: number): void {
    this.partner[row] = other
    this.stale = true
  }

  /** Whether any row has this key: without sources or without git most stages have nothing to look at. */
  isKnown(name: KeyName): boolean {
    return this.coverageOf(this.key(name)) !== 'none'
  }

  private coverageOf(column: KeyColumn): Coverage {
    const known = this.coverages.get(column)
    if (known !== undefined) {
      return known
    }
    const found = coverageOf(column)
    this.coverages.set(column, found)
    return found
  }

  /** {@link Numbering.column}; what nobody has needs no numbers. */
  private numbered(column: Int32Array, formOf?: (text: string) => string | null): Int32Array {
    return this.coverageOf(column) === 'none'
      ? column
      : this.numbering.column(column, this.table.texts, formOf)
  }

  /** A column that has only rows that are free now. */
  private ofFree(keyOf: (row: number) => number): Int32Array {
    const values = new Int32Array(this.partner.length).fill(-1)
    for (const row of this.stillFree()) {
      values[row] = keyOf(row)
    }
    return values
  }

  /** Numbers of texts of the rows that are free now. */
  private ofFreeTexts(column: Int32Array, formOf: (text: string) => string | null): Int32Array {
    if (this.coverageOf(column) === 'none') {
      return column
    }
    const ofFree = this.ofFree((row) => column[row] ?? -1)
    return this.numbering.column(ofFree, this.table.texts, formOf)
  }

  private made(name: KeyName): KeyColumn {
    const { columns, texts } = this.table
    switch (name) {
      case 'rule': {
        const { severity } = columns
        const rules = this.numbering.column(columns.code, texts, this.rules.nameOf)
        for (let row = 0; row < rules.length; row++) {
          rules[row] = ((rules[row] ?? -1) + 1) * 4 + (severity[row] ?? 0)
        }
        return rules
      }
      case 'message':
        return this.numbered(columns.message)
      case 'form':
        return this.ofFreeTexts(columns.message, messageForm)
      case 'masked':
        return this.ofFree((row) => {
          const message = texts[columns.message[row] ?? -1] ?? ''
          return this.numbering.of(maskedForm(message))
        })
      case 'scope':
        return this.numbered(columns.scope, scopeForm)
      case 'innermost':
        return this.ofFreeTexts(columns.scope, (scope) => innermostName(scopeForm(scope)))
      case 'outer':
        return this.ofFreeTexts(columns.scope, outerScope)
      case 'once':
        return this.ofFree((row) => (this.rules.isOncePerFile(texts[columns.code[row] ?? -1] ?? '') ? 0 : -1))
      case 'subject':
        return this.ofFree((row) => {
          const message = texts[columns.message[row] ?? -1] ?? ''
          return namesSomethingOnLine(message, columns.namesOnLine[row] ?? -1) ? 0 : -1
        })
      case 'named': {
        if (!this.isKnown('scope')) {
          return this.key('scope')
        }
        const [scopes, top] = [this.key('scope'), this.numbering.of('')]
        return this.ofFree((row) => (scopes[row] === top ? -1 : (scopes[row] ?? -1)))
      }
      case 'column':
        // 0 says that the position is not known, and 1 that no column was printed: neither tells errors apart.
        return this.ofFree((row) => Math.max(1, columns.column[row] ?? 1))
      case 'whole':
        return this.ofFreeTexts(columns.message, (message) =>
          message.includes('\n') ? wholeForm(message) : null,
        )
      case 'loneLine':
        return this.isKnown('line')
          ? loneLines(this.table, this.key('path'), this.stillFree())
          : this.key('line')
      case 'loneScope':
        return this.isKnown('named')
          ? loneOnes(this.key('named'), { all: this.key('scope'), paths: this.key('path') })
          : this.key('named')
      case 'literals':
        return this.ofFreeTexts(columns.message, literalForm)
      default:
        throw new Error(`the key ${name} is always there`)
    }
  }
}
