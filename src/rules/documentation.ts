/** Where a checker's own documentation explains a rule. */
import type { CheckerName } from '#model/snapshot.ts'

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

const pyrightRule = /^report[A-Z]/

/** Null where there is no such page: TypeScript has none for single codes. */
export function documentationOf(checker: CheckerName, code: string): string | null {
  switch (checker) {
    case 'mypy': {
      const page = optionalMypyCodes.has(code) ? 'error_code_list2' : 'error_code_list'
      return `https://mypy.readthedocs.io/en/stable/${page}.html#code-${code}`
    }
    case 'pyright':
      return pyrightRule.test(code)
        ? `https://github.com/microsoft/pyright/blob/main/docs/configuration.md#${code}`
        : null
    case 'basedpyright':
      return pyrightRule.test(code)
        ? `https://docs.basedpyright.com/latest/configuration/config-files/#${code}`
        : null
    case 'ty':
      return `https://docs.astral.sh/ty/reference/rules/#${code}`
    case 'pyrefly':
      return `https://pyrefly.org/en/docs/error-kinds/#${code}`
    case 'tsc':
      return null
  }
}
