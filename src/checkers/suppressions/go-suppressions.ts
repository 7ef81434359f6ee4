/**
 * What hides findings in a Go source: `//nolint` of golangci-lint and `#nosec` of gosec, in comments only.
 * Upstream: `pkg/result/processors/nolint_filter.go` of golangci-lint; `findNoSecDirective` in gosec's analyzer.go.
 */
import { hidden, type Suppression } from './suppression.ts'

/** A string, a raw string, a rune, or a comment; an unclosed one ends with its line or the source. */
const literalOrComment =
  /"(?:[^"\\\n]|\\.)*"?|`[^`]*`?|'(?:[^'\\\n]|\\.)*'?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g
const nolint = /^\/\/\s*nolint(?![\w-])(?::\s*([\w-]+(?:\s*,\s*[\w-]+)*))?/
const nosec = /^\/[/*]\s*(?:.*\s)?#nosec\b((?:\s+G\d+,?)*)/

/** In the order of the source. */
export function goSuppressions(source: string): readonly Suppression[] {
  return [...source.matchAll(literalOrComment)].flatMap(({ 0: text, index: start }) => {
    const place = { start, end: start + text.trimEnd().length }
    const linting = nolint.exec(text)
    const security = nosec.exec(text)
    return [
      ...(linting === null
        ? []
        : [{ ...place, rule: nolintRule(linting[1]), message: hidden('nolint', linting[1]) }]),
      ...(security === null ? [] : [{ ...place, rule: 'nosec', message: hidden('nosec', security[1]) }]),
    ]
  })
}

function nolintRule(list: string | undefined): string {
  return list === undefined || list === 'all' ? 'nolint-blanket' : 'nolint'
}
