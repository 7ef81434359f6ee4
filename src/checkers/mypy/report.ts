/**
 * What both of mypy's formats have in common: a report before it is judged, the summary line, and which
 * notes belong to the error before them. Judges nothing.
 */
import type { RawTable } from '#model/raw-table.ts'
import type { LineFate } from '../output/line-account.ts'
import { anyOf, isWrapperLine } from '../output/wrapper-lines.ts'

/** mypy's last line. */
export interface MypySummary {
  readonly line: string
  readonly errors: number
  readonly files: number
  /** Null when the run was stopped: `(errors prevented further checking)`. */
  readonly filesChecked: number | null
}

/** A text, read but not yet believed. */
export interface MypyReport {
  readonly format: 'text' | 'json'
  readonly diagnostics: RawTable
  readonly summary: MypySummary | null
  /** The errors and files that mypy's own count must give for this text. */
  readonly counted: { readonly errors: number; readonly files: number }
  /** One for each line. */
  readonly fates: readonly LineFate[]
  readonly unread: readonly string[]
}

const found =
  /^Found (\d+) errors? in (\d+) files? \((?:errors prevented further checking|checked (\d+) source files?)\)$/
const success = /^Success: no issues found in (?:(1) source file|(\d+) source files)$/

/** Upstream: `format_error` and `format_success` in mypy/util.py, the same from 1.0 to 2.4. */
export function mypySummary(line: string): MypySummary | null {
  const bad = found.exec(line)
  if (bad !== null) {
    const checked = bad[3]
    return {
      line,
      errors: Number(bad[1]),
      files: Number(bad[2]),
      filesChecked: checked === undefined ? null : Number(checked),
    }
  }
  const good = success.exec(line)
  return good === null ? null : { line, errors: 0, files: 0, filesChecked: Number(good[1] ?? good[2]) }
}

/**
 * Counts as mypy does, by looking for `: error:` in what it prints and cutting at the first colon: source
 * excerpts and quoted texts count too, a drive letter is one file, and of JSON lines only few have it.
 * Upstream: `count_stats` in mypy/util.py, the same from 1.0 to 2.4.
 */
export class MypyTally {
  private errors = 0
  private readonly files = new Set<string>()
  /** The file of the error before, with its colon: most errors share it. */
  private last: string | null = null

  /** One message with its excerpt. */
  add({ lines, excerpt }: { readonly lines: readonly string[]; readonly excerpt: readonly string[] }): void {
    this.addPrinted(lines.length === 1 ? (lines[0] ?? '') : lines.join('\n'))
    for (const line of excerpt) {
      this.addPrinted(line)
    }
  }

  addPrinted(item: string): void {
    if (item.includes(': error:')) {
      const { last } = this
      const known = last !== null && item.startsWith(last)
      this.addError(known ? last : item.slice(0, item.indexOf(':') + 1))
    }
  }

  /** One that starts with this file and a colon. */
  addError(file: string): void {
    this.errors += 1
    if (file !== this.last) {
      this.last = file
      this.files.add(file)
    }
  }

  counted(): MypyReport['counted'] {
    return { errors: this.errors, files: this.files.size }
  }
}

const refusedSetting =
  /^\S[^:]*: \[[^\]]*\]: .*(?:Not a boolean: |: [Ii]nvalid |: Python [\d.]+ is not supported \()/

/** A value of the configuration that mypy could not use and left out, so that it checks under other rules. */
export function isRefusedSetting(line: string): boolean {
  return refusedSetting.test(line)
}

const chatter: RegExp = anyOf([
  // Configuration warnings, usually on stderr: `mypy.ini: [mypy]: Unrecognized option: x = 1`
  /^\S[^:]*: (?:\[[^\]]*\]: |No \[mypy\] section in config file$)/,
  /^Warning: /,
  // dmypy
  /^Daemon (?:started|is up and running|stopped|killed)$/,
  /^Restarting: /,
  // `--html-report` and its kin
  /^Generated \S+ report\b/,
])

/** Whether a line is known to say nothing about errors. */
export function isMypyChatter(line: string): boolean {
  return isWrapperLine(line) || (chatter.test(line) && !isRefusedSetting(line))
}

const context =
  /^(?:In (?:function|class|member) "[^"]*":|In member "[^"]*" of class "[^"]*":|At top level:)$/

/** The lines of `--show-error-context`: where the next error stands, nothing of its own. */
export function isContextNote(message: string): boolean {
  return context.test(message)
}

const standsAlone = /^Revealed (?:type is |local types are:)/

/** Answers to `reveal_type` and `reveal_locals` are findings of their own, also beside an error. */
export function isRevealed(message: string): boolean {
  return standsAlone.test(message)
}
