/** The rules of ty that are no errors by themselves: `default_level` of `ty explain rule --output-format json`, 0.0.108. */
import type { Strictness } from '../checker.ts'

/** An argument goes before what the configuration says of the rule. */
export const tyStrictness: Strictness = {
  flags: [
    ...[
      'ambiguous-protocol-member',
      'blanket-ignore-comment',
      'deprecated',
      'disjoint-cast',
      'division-by-zero',
    ],
    ...['dynamic-function-decorator-return', 'ineffective-final', 'invalid-enum-member-annotation'],
    ...['invalid-ignore-comment', 'invalid-legacy-positional-parameter', 'invalid-named-tuple-override'],
    ...['mismatched-enum-name', 'mismatched-namedtuple-name', 'mismatched-newtype-name'],
    ...['mismatched-paramspec-name', 'mismatched-sentinel-name', 'mismatched-type-alias-name'],
    ...['mismatched-typeddict-name', 'mismatched-typevar-name', 'mismatched-typevartuple-name'],
    ...['missing-direct-dependency', 'missing-override-decorator', 'missing-type-argument'],
    ...['possibly-missing-attribute', 'possibly-missing-implicit-call', 'possibly-missing-import'],
    ...['possibly-missing-submodule', 'possibly-unresolved-reference', 'pydantic-discarded-extra-argument'],
    ...['redundant-cast', 'redundant-condition', 'redundant-condition-strict', 'redundant-final-classvar'],
    ...['single-overload', 'subclass-of-dataclass-with-order', 'suspicious-type-is-narrowing'],
    ...['truthiness-test-of-callable', 'truthiness-test-of-iterable', 'truthiness-test-of-none-union'],
    ...['undefined-reveal', 'unresolved-global', 'unsound-assignment', 'unsound-return', 'unsound-yield'],
    ...['unsupported-base', 'unsupported-dynamic-base', 'unused-awaitable', 'unused-ignore-comment'],
    ...['unused-type-ignore-comment', 'useless-overload-body'],
  ],
  turnOn: async (rule) => ({ kind: 'words', words: ['--error', rule] }),
}
