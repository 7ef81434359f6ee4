/** Which results a command line asks for and where they go, also of one that can't be understood otherwise. */

import type { ResultPlaces } from '#app/local/result-places.ts'
import { choice } from '#config/values.ts'
import { ProblemError } from '#model/problem.ts'
import { optional, parseLoosely, repeated, usage, type Values } from './cli-arguments.ts'
import { type CommandName, commandNames, dashboardFormats } from './cli-command.ts'
import { optionTables } from './option-tables.ts'
import { type Format, formats, type Output, type Outputs } from './output-format.ts'

/** Of a comparison, or of a command that makes none: for people, or for programs. */
export type AnyOutput = Output | { readonly format: 'answer' | 'answer-json'; readonly file: string | null }

/** Of a comparison; see {@link outputListFrom}. Throws a `ProblemError`. */
export function outputsFrom(values: Values): Outputs {
  const list = outputListFrom(values, { formats, command: 'check' })
  const [explain, all, quiet] = [values['explain'], values['all'], values['quiet']].map(
    (flag) => flag === true,
  )
  return { list, explain: explain === true, all: all === true, quiet: quiet === true }
}

/** Whose forms, the default first. */
interface Forms<Name extends string> {
  readonly formats: readonly [Name, ...Name[]]
  readonly command: CommandName
}

/** `--format NAME=FILE` as often as wanted; one `--format NAME` goes to `--output`, else to standard output. Throws a `ProblemError`. */
export function outputListFrom<Name extends string>(
  values: Values,
  forms: Forms<Name>,
): readonly Output<Name>[] {
  const asked = repeated(values, 'format').map((text) => readFormat(text, forms))
  const output = plainFile(optional(values, 'output'))
  const plain = asked.filter(({ file }) => file === undefined)
  const named = asked.flatMap(({ format, file }) => (file === undefined ? [] : [{ format, file }]))
  const [first = { format: forms.formats[0] }] = plain
  const isWanted = plain.length > 0 || named.length === 0 || optional(values, 'output') !== null
  const list = [...(isWanted ? [{ format: first.format, file: output }] : []), ...named]
  if (plain.length > 1 || list.filter(({ file }) => file === null).length > 1) {
    throw usage({ kind: 'formats-collide', formats: repeated(values, 'format') })
  }
  return list
}

function readFormat<Name extends string>(
  text: string,
  { formats: known, command }: Forms<Name>,
): { readonly format: Name; readonly file?: string | null } {
  const [, name = text, file] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  if (file === '') {
    throw usage({ kind: 'option-empty', command, option: `--format ${name}=` })
  }
  const format = choice({ input: '--format', value: name }, known)
  return file === undefined ? { format } : { format, file: plainFile(file) }
}

/** `-` is standard output; so is its name in `/dev`, which a shell may have opened to append. */
export function plainFile(file: string | null): string | null {
  return file === '-' || file === '/dev/stdout' || file === '/dev/fd/1' ? null : file
}

/** What a command line reads and writes, as far as it says so. Never throws: a run that failed must know, too. */
export function placesOf(argv: readonly string[]): ResultPlaces<AnyOutput> {
  const [command = '', ...rest] = argv
  const name: CommandName | undefined = commandNames.find((known) => known === command)
  if (name === undefined) {
    return { reports: [], snapshots: [], kept: [], inputs: [] }
  }
  const { values, positionals } = parseLoosely(rest, optionTables[name])
  const files = (...options: readonly string[]): readonly string[] =>
    options.flatMap((option) => plainFile(optional(values, option)) ?? [])
  const isSnapshot = name === 'snapshot' || name === 'merge'
  return {
    reports: isSnapshot ? [] : answersOf(name, values),
    snapshots: isSnapshot ? files('output') : files('save-snapshot'),
    kept: name === 'history' ? files('output') : files('page'),
    inputs: [...files('input', 'baseline', 'file', 'repos'), ...positionals.filter((word) => word !== '-')],
  }
}

/** Nothing of a command that has no form to choose. */
function answersOf(name: CommandName, values: Values): readonly AnyOutput[] {
  if (name === 'dashboard') {
    return reportsOf(values, { formats: dashboardFormats, command: name })
  }
  if (name === 'check' || name === 'compare') {
    return reportsOf(values, { formats, command: name })
  }
  if (!('format' in optionTables[name])) {
    return []
  }
  const format = optional(values, 'format') === 'json' ? 'answer-json' : 'answer'
  return [{ format, file: plainFile(optional(values, 'output')) }]
}

/** Where no form can be told, what was to be written is at least a text. */
function reportsOf<Name extends Format>(values: Values, forms: Forms<Name>): readonly Output[] {
  try {
    return outputListFrom(values, forms)
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      throw error
    }
    return [{ format: 'text', file: plainFile(optional(values, 'output')) }]
  }
}
