/** The edits that take ty's mechanical errors away. Messages as ty 0.0.107 and 0.0.108 print them. */
import type { Fixer } from '../fixer.ts'
import { type IgnoreWord, withoutIgnore } from '../python/ignore-comment.ts'
import { optionalParameter, parameterAt } from '../python/optional-parameter.ts'

/** See {@link Fixer}. */
export const tyFixer: Fixer = (diagnostic, source, facts) => {
  const { message, line, column } = diagnostic
  if (message.startsWith('Default value of type `None` is not assignable to annotated parameter type `')) {
    const parameter = parameterAt({ line, column }, source)
    return parameter === null ? null : optionalParameter({ line, parameter }, source, facts)
  }
  const ignore = /^Unused (?:blanket )?`(type|ty): ignore` directive(?:: (.+))?$/.exec(message)
  if (ignore === null) {
    return null
  }
  const [, word, listed] = ignore
  const codes = listed === undefined ? null : [...listed.matchAll(/'([^']+)'/g)].map(([, code = '']) => code)
  return withoutIgnore({ line, word: word as IgnoreWord, codes, instead: new Map() }, source)
}
