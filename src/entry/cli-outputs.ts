/** Which results a command line asks for and where they go, also of one that can't be understood otherwise. */

import type { ResultPlaces } from '#app/local/result-places.ts'
import { choice } from '#config/values.ts'
import { ProblemError } from '#model/problem.ts'
import { optional, parseLoosely, repeated, usage, type Values } from './cli-arguments.ts'
import { type CommandName, commandNames } from './cli-command.ts'
import { optionTables } from './option-tables.ts'
import { type Format, formats, type Output, type Outputs } from './output-format.ts'

/** Of a comparison, or of a command that makes none: for people, or for programs. */
export type AnyOutput = Output | { readonly format: 'answer' | 'answer-json'; readonly file: string | null }

/** `--format NAME=FILE` as often as wanted; one `--format NAME` goes to `--output`, else to standard output. Throws a `ProblemError`. */
export function outputsFrom(values: Values): Outputs {
  const asked = repeated(values, 'format').map(readFormat)
  const output = plainFile(optional(values, 'output'))
  const plain = asked.filter(({ file }) => file === undefined)
  const named = asked.flatMap(({ format, file }) => (file === undefined ? [] : [{ format, file }]))
  const [first = { format: formats[0] }] = plain
  const isWanted = plain.length > 0 || named.length === 0 || optional(values, 'output') !== null
  const list = [...(isWanted ? [{ format: first.format, file: output }] : []), ...named]
  if (plain.length > 1 || list.filter(({ file }) => file === null).length > 1) {
    throw usage({ kind: 'formats-collide', formats: repeated(values, 'format') })
  }
  const [explain, all, quiet] = [values['explain'], values['all'], values['quiet']].map(
    (flag) => flag === true,
  )
  return { list, explain: explain === true, all: all === true, quiet: quiet === true }
}

function readFormat(text: string): { readonly format: Format; readonly file?: string | null } {
  const [, name = text, file] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  if (file === '') {
    throw usage({ kind: 'option-empty', command: 'check', option: `--format ${name}=` })
  }
  const format = choice({ input: '--format', value: name }, formats)
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
    reports:
      name === 'check' || name === 'compare' ? reportsOf(values) : isSnapshot ? [] : answerOf(name, values),
    snapshots: isSnapshot ? files('output') : files('save-snapshot'),
    kept: name === 'history' ? files('output') : files('page'),
    inputs: [...files('input', 'baseline', 'file'), ...positionals.filter((word) => word !== '-')],
  }
}

/** What a command answers that compares nothing; nothing of one that has no form to choose. */
function answerOf(name: CommandName, values: Values): readonly AnyOutput[] {
  if (!('format' in optionTables[name])) {
    return []
  }
  const format = optional(values, 'format') === 'json' ? 'answer-json' : 'answer'
  return [{ format, file: plainFile(optional(values, 'output')) }]
}

/** Where no form can be told, what was to be written is at least a text. */
function reportsOf(values: Values): readonly Output[] {
  try {
    return outputsFrom(values).list
  } catch (error) {
    if (!(error instanceof ProblemError)) {
      throw error
    }
    return [{ format: 'text', file: plainFile(optional(values, 'output')) }]
  }
}
