/** Takes a command's arguments apart. Every mistake is a `ProblemError` of the kind `usage`. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { ProblemError } from '#model/problem.ts'
import type { UsageMistake } from '#model/usage.ts'

/** What was said, by option. */
export type Values = Readonly<Record<string, string | boolean | undefined>>

/** Options and operands of one command. */
export interface Arguments {
  readonly values: Values
  readonly positionals: readonly string[]
  /** What stands behind `--`. */
  readonly trailing: readonly string[]
}

/** Which options a command has. */
export type Options = NonNullable<ParseArgsConfig['options']>

/** Takes the words behind a command apart. */
export function parse(argv: readonly string[], options: Options): Arguments {
  const end = argv.indexOf('--')
  const own = end === -1 ? argv : argv.slice(0, end)
  try {
    const { values, positionals } = parseArgs({
      args: [...own],
      options,
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Values, positionals, trailing: end === -1 ? [] : argv.slice(end + 1) }
  } catch (error) {
    throw usage({ kind: 'option-refused', said: error instanceof Error ? error.message : String(error) })
  }
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

/** For commands without operands. */
export function refusePositionals(
  command: string,
  positionals: readonly string[],
  belongs: 'behind --' | 'to --input',
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
