/** Takes a command's arguments apart. Every mistake is a `ProblemError` of the kind `usage`. */
import { parseArgs } from 'node:util'
import { joinArguments } from '#config/argv.ts'
import { ProblemError } from '#model/problem.ts'
import type { SaidOption } from '#model/said-options.ts'
import type { UsageMistake } from '#model/usage.ts'
import { type CommandName, commandNames } from './cli-command.ts'
import { type Options, optionTables } from './option-tables.ts'

/** What was said, by option. */
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** Options and operands of one command. */
export interface Arguments {
  readonly values: Values
  readonly positionals: readonly string[]
  /** What stands behind `--`. */
  readonly trailing: readonly string[]
}

/** Takes the words behind a command apart. An option whose value is empty is a mistake: `--max-errors "$UNSET"` would drop the rule. */
export function parse(argv: readonly string[], command: CommandName): Arguments {
  const options = optionTables[command]
  const { own, trailing } = cutAtEnd(argv)
  try {
    const { values, positionals } = parseArgs({ args: own, options, allowPositionals: true, strict: true })
    requireValues(values as Values, command)
    return { values: values as Values, positionals, trailing }
  } catch (error) {
    if (error instanceof ProblemError) {
      throw error
    }
    const said = error instanceof Error ? error.message : String(error)
    const known = optionNames(command)
    throw usage({ kind: 'option-refused', command, said, known, elsewhere: elsewhere(said, known) })
  }
}

/** The same without any refusal, for who only wants to know what may have been meant. */
export function parseLoosely(argv: readonly string[], options: Options): Arguments {
  const { own, trailing } = cutAtEnd(argv)
  const { values, positionals } = parseArgs({ args: own, options, allowPositionals: true, strict: false })
  return { values: values as Values, positionals, trailing }
}

/** What of a command line a command that makes a baseline would be told too, as a shell takes it. Never throws. */
export function saidOptions([command = '', ...rest]: readonly string[]): readonly SaidOption[] {
  const name = commandNames.find((known) => known === command)
  if (name === undefined) {
    return []
  }
  const { values, trailing } = parseLoosely(rest, optionTables[name])
  const options = Object.keys(optionTables.baseline).flatMap((option) => {
    const value = optional(values, option)
    if (value === null) {
      return []
    }
    const words = value.startsWith('-') && value !== '-' ? [`--${option}=${value}`] : [`--${option}`, value]
    return [{ name: option, text: joinArguments(words) }]
  })
  return trailing.length === 0
    ? options
    : [...options, { name: '--', text: joinArguments(['--', ...trailing]) }]
}

function cutAtEnd(argv: readonly string[]): { readonly own: string[]; readonly trailing: readonly string[] } {
  const end = argv.indexOf('--')
  return end === -1
    ? { own: [...argv], trailing: [] }
    : { own: argv.slice(0, end), trailing: argv.slice(end + 1) }
}

function requireValues(values: Values, command: CommandName): void {
  for (const [option, value] of Object.entries(values)) {
    if ([value].flat().some((each) => typeof each === 'string' && each.trim() === '')) {
      throw usage({ kind: 'option-empty', command, option: `--${option}` })
    }
  }
}

/** The commands that have an option which this one lacks. */
function elsewhere(said: string, known: readonly string[]): readonly CommandName[] {
  const option = /--[a-z-]+/.exec(said)?.[0] ?? ''
  return known.includes(option) ? [] : commandNames.filter((name) => optionNames(name).includes(option))
}

/** As users type them. */
function optionNames(command: CommandName): readonly string[] {
  return Object.keys(optionTables[command]).map((name) => `--${name}`)
}

/** An option as a `Given` of the configuration readers. */
export function given(values: Values, name: string): { readonly input: string; readonly value: string } {
  return { input: `--${name}`, value: optional(values, name) ?? '' }
}

/** null when the option was not given, or is a flag. */
export function optional(values: Values, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' ? value : null
}

/** All values of an option that may be given several times. */
export function repeated(values: Values, name: string): readonly string[] {
  return [values[name] ?? []].flat().filter((value) => typeof value === 'string')
}

/** For commands without operands. */
export function refusePositionals(
  command: string,
  positionals: readonly string[],
  belongs: 'behind --' | 'to --input' | 'nowhere',
): void {
  const [first] = positionals
  if (first !== undefined) {
    throw usage({ kind: 'operand-refused', command, operand: first, belongs })
  }
}

/** The command line can't be understood. */
export function usage(mistake: UsageMistake): ProblemError {
  return new ProblemError({ kind: 'usage', mistake })
}
