/**
 * A problem's words for people at a command line: what the action calls an input is an option there. Words that name
 * no input stay as they are.
 */
import type { ProblemText } from './text-table.ts'

/** Inputs whose option has another name, or that have none; any other has an option of its own name. */
const names: Readonly<Record<string, { readonly before: string; readonly alone?: string }>> = {
  args: { before: '--', alone: 'the words behind `--`' },
  'input-file': { before: '--input' },
  'working-directory': { before: '--cwd' },
}
/** Inputs that options share their name with. */
const shared: ReadonlySet<string> = new Set([
  'checker',
  'command',
  'confirm-new',
  'exit-code',
  'max-errors',
  'max-increase',
  'max-new-errors',
  'name',
  'pattern',
  'target-date',
  'target-errors',
  'timeout-minutes',
])

/** The same with options instead of inputs. What users typed and checkers said in `details` is left alone. */
export function commandLineText({ what, why, fix, details }: ProblemText): ProblemText {
  return { what: withOptions(what), why: withOptions(why), fix: withOptions(fix), details }
}

/** What users may type: a value that is called like an input stays a value (`checker: pattern`). */
const values = '(?:one of|Did you mean) `[^`]+`(?:, `[^`]+`)*'
/** `` `command` `` and `` `command: uv run mypy src` `` alike. */
const named = '`([a-z-]+)(?:: ([^`\\n]+))?`'
const valuesOrInput = new RegExp(`${values}|${named}`, 'g')

/** One sentence or more. */
export function withOptions(text: string): string {
  return text.replace(valuesOrInput, (span, input: string | undefined, value: string | undefined) => {
    if (input === undefined) {
      return span
    }
    const words = input !== 'args' && value?.includes(' ') === true ? `'${value}'` : value
    const option = shared.has(input) ? `--${input}` : names[input]?.before
    if (option === undefined) {
      return span
    }
    return words === undefined ? (names[input]?.alone ?? `\`${option}\``) : `\`${option} ${words}\``
  })
}
