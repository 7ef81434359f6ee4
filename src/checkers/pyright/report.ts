/**
 * What the three forms of pyright's output have in common: a report before it is judged, its summary, and
 * lines that say nothing about errors. Judges nothing. basedpyright prints the same forms.
 */
import type { RawDiagnostic, Severity } from '#model/diagnostic.ts'
import type { LineFate } from '../output/line-account.ts'
import { anyOf, isWrapperLine } from '../output/wrapper-lines.ts'

/** How many diagnostics of each severity there are. */
export type Tally = Readonly<Record<Severity, number>>

/** What the checker says it found. */
export interface PyrightSummary {
  /** As printed, for each severity. */
  readonly words: Readonly<Record<Severity, string>>
  readonly claimed: Tally
}

/** An output, read but not yet believed. */
export interface PyrightReport {
  readonly format: 'json' | 'text'
  readonly diagnostics: readonly RawDiagnostic[]
  /** Those of the diagnostics that name a file and no place in it. */
  readonly placeless: readonly RawDiagnostic[]
  readonly summary: PyrightSummary | null
  /** Null where the text does not say, which is so since 1.1.306. */
  readonly filesChecked: number | null
  readonly version: string | null
  /** One for each line. */
  readonly fates: readonly LineFate[]
  readonly unread: readonly string[]
  /** What was wrong with a JSON document, null when nothing was. */
  readonly fault: string | null
}

/** Counts by severity. */
export function tallyOf(diagnostics: readonly RawDiagnostic[]): Tally {
  const tally = { error: 0, warning: 0, information: 0 }
  for (const { severity } of diagnostics) {
    tally[severity] += 1
  }
  return tally
}

const summary = /^(\d+) (errors?), (\d+) (warnings?), (\d+) (informations?|notes?)$/

/** The last line of the text. Plurals must fit, because `0 information` is a cut. */
export function pyrightSummary(line: string): PyrightSummary | null {
  const words = line.trimEnd()
  const [, errors, error = '', warnings, warning = '', informations, information = ''] =
    summary.exec(words) ?? []
  const claimed = { error: Number(errors), warning: Number(warnings), information: Number(informations) }
  const fits = (count: number, noun: string): boolean => noun.endsWith('s') === (count !== 1)
  if (!(fits(claimed.error, error) && fits(claimed.warning, warning))) {
    return null
  }
  return fits(claimed.information, information)
    ? { words: { error: words, warning: words, information: words }, claimed }
    : null
}

const found = /^Found (\d+) source files?$/

/** How many files the checker says it found (until 1.1.305, later with `--stats`); null for other lines. */
export function filesFound(line: string): number | null {
  const match = found.exec(line)
  return match === null ? null : Number(match[1])
}

const version = /^(?:based)?pyright (\d\S*)$/

/** `pyright 1.1.300` in front of the text; null for other lines. */
export function printedVersion(line: string): string | null {
  return version.exec(line)?.[1] ?? null
}

const chatter: RegExp = anyOf([
  found,
  version,
  /^based on pyright \d/,
  // What it reads and looks for: on standard output until 1.1.305 and with `--stats`
  /^No (?:configuration|pyproject\.toml) file found\.$/,
  /^pyproject\.toml file found at /,
  /^Loading (?:configuration|pyproject\.toml) file at /,
  /^Pyproject file ".*" has no "\[tool\.(?:based)?pyright\]" section\.$/,
  /^Assuming Python (?:version|platform) /,
  /^Setting (?:pythonPath|environmentName) for service /,
  /^No include entries specified; assuming /,
  /^Auto-excluding /,
  /^Searching for source files$/,
  /^stubPath .* is not a valid directory\.$/,
  // Settings that it does not know or can't use: it goes on, and what can't be imported is an error then
  /^(?:Config contains unrecognized setting "|unknown config option: )/,
  /^venv .* subdirectory not found in venv path /,
  /^venvPath /,
  // Times: `Completed in 0.5sec`, `--stats`
  /^Completed in [\d.]+sec$/,
  /^(?:Analysis|Timing) stats$/,
  /^[A-Z][A-Za-z ]+: +[\d.]+(?:sec|ms|MB)?$/,
  // `--stats` where a file takes longer than two seconds (`LogTracker`), and what else comes with a large project
  /^\[(?:FG|BG|Cloned)(?:\(\d+\))?\] Long operation: (?:parsing|binding|checking|analyzing): .* \([\d.]+ms\)$/,
  /^Emptying type cache to avoid heap overflow\. Used \d+MB out of \d+MB\.?/,
  /^Using \d+ threads$/,
  /^Configuration file not found at .*\.$/,
  /^Skipping (?:recursive symlink|broken link) "/,
  /^Watcher could not use native fsevents library\. /,
  // basedpyright and its own baseline
  /^updated .* with \d+ errors? \(.*\)$/,
  /^baseline file is outdated, run without `--baselinemode=discard` /,
  /^baselined errors changed but the baseline file cannot be updated when /,
  /^hint: `--baselinemode=lock` is the default behavior in CI\./,
  // The `pyright` of PyPI, which starts the one of npm
  /^WARNING: there is a new pyright version available \(/,
  /^Please install the new version or set PYRIGHT_PYTHON_FORCE_VERSION to /,
])

/** Whether a line is known to say nothing about errors. */
export function isPyrightChatter(line: string): boolean {
  return isWrapperLine(line) || chatter.test(line)
}
