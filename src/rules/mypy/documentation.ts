/** Where mypy's documentation explains a rule. */

/**
 * mypy's codes that only some options turn on stand on a page of their own; everything else is on the first.
 * docs/source/error_code_list2.rst, mypy 2.4.
 */
const optionalMypyCodes: ReadonlySet<string> = new Set([
  'comparison-overlap',
  'deprecated',
  'exhaustive-match',
  'explicit-any',
  'explicit-override',
  'ignore-without-code',
  'mutable-override',
  'no-any-return',
  'no-any-unimported',
  'no-untyped-call',
  'no-untyped-def',
  'possibly-undefined',
  'redundant-cast',
  'redundant-expr',
  'redundant-self',
  'truthy-bool',
  'truthy-iterable',
  'type-arg',
  'unimported-reveal',
  'unreachable',
  'untyped-decorator',
  'unused-awaitable',
  'unused-ignore',
])

/** Every code has a heading on one of two pages. */
export function mypyDocumentation(code: string): string {
  const page = optionalMypyCodes.has(code) ? 'error_code_list2' : 'error_code_list'
  return `https://mypy.readthedocs.io/en/stable/${page}.html#code-${code}`
}
