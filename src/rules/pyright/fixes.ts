/** The edits that take mechanical errors of pyright and basedpyright away. Messages as pyright 1.1.350 to 1.1.414 and basedpyright 1.40 print them. */
import type { Fixer } from '../fixer.ts'
import { withAny } from '../python/bare-generic.ts'
import { type IgnoreWord, withoutIgnore } from '../python/ignore-comment.ts'
import { optionalParameter, parameterAt } from '../python/optional-parameter.ts'

const nothing: ReadonlyMap<string, readonly string[]> = new Map()

/** See {@link Fixer}. */
export const pyrightFixer: Fixer = (diagnostic, source, facts) => {
  const { message, line, column } = diagnostic
  if (message.startsWith('Expression of type "None" cannot be assigned to parameter of type "')) {
    const parameter = parameterAt({ line, column }, source)
    return parameter === null ? null : optionalParameter({ line, parameter }, source, facts)
  }
  const generic = /^Expected type arguments for generic class "(\w+)"/.exec(message)?.[1]
  if (generic !== undefined) {
    return withAny({ line, column, name: generic }, source, facts)
  }
  // Of a comment with several rules, each that is not needed is told by itself.
  const ignore = /^Unnecessary "# (type|pyright): ignore" (?:comment|rule: "(\w+)")/.exec(message)
  if (ignore === null) {
    return null
  }
  const [, word, rule] = ignore
  const codes = rule === undefined ? null : [rule]
  return withoutIgnore({ line, word: word as IgnoreWord, codes, instead: nothing }, source)
}
