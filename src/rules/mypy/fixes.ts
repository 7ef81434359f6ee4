/** The edits that take mypy's mechanical errors away. Messages as mypy 1.0 to 2.4 prints them. */
import type { Diagnostic } from '#model/diagnostic.ts'
import type { TextEdit } from '#model/edit.ts'
import type { Fixer } from '../fixer.ts'
import { withAny } from '../python/bare-generic.ts'
import { withoutIgnore } from '../python/ignore-comment.ts'
import { optionalParameter } from '../python/optional-parameter.ts'
import { returningNone } from '../python/return-none.ts'
import type { SourceText } from '../source-text.ts'

/** See {@link Fixer}. */
export const mypyFixer: Fixer = (diagnostic, source, facts) => {
  const { message, line } = diagnostic
  const parameter =
    /^Incompatible default for (?:argument|parameter) "(\w+)" \(default has type "None", (?:argument|parameter) has type "/.exec(
      message,
    )?.[1]
  if (parameter !== undefined) {
    return optionalParameter({ line, parameter }, source, facts)
  }
  const generic = /^Missing type (?:parameters|arguments) for generic type "(\w+)"/.exec(message)?.[1]
  if (generic !== undefined) {
    return withAny({ line, column: diagnostic.column, name: generic }, source, facts)
  }
  return unusedIgnore(diagnostic, source) ?? missingNone(diagnostic, source)
}

/** mypy says the second part itself when nothing is returned (`checker.py`, `has_return_statement`). */
function missingNone({ message, notes, line }: Diagnostic, source: SourceText): readonly TextEdit[] | null {
  const isAsked =
    message.startsWith('Function is missing a return type annotation') &&
    [message, ...notes].some((text) => text.includes('Use "-> None" if function does not return a value'))
  return isAsked ? returningNone(line, source) : null
}

/** `Unused "type: ignore[a, b]" comment, use narrower [c] instead of [b] code`; the codes are left out when all of them are unused. */
function unusedIgnore({ message, line }: Diagnostic, source: SourceText): readonly TextEdit[] | null {
  const found = /^[Uu]nused "type: ignore(?:\[([^\]]*)\])?" comment(.*)$/.exec(message)
  if (found === null) {
    return null
  }
  const [, codes, rest = ''] = found
  const instead = new Map(
    [...rest.matchAll(/use narrower \[([^\]]*)\] instead of \[([^\]]*)\]/g)].map(
      ([, narrow = '', wide = '']) => [wide, list(narrow)] as const,
    ),
  )
  const named = codes === undefined ? (instead.size === 0 ? null : []) : list(codes)
  return withoutIgnore({ line, word: 'type', codes: named, instead }, source)
}

function list(text: string): readonly string[] {
  return text.split(',').map((each) => each.trim())
}
