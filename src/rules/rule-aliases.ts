/**
 * Which rules are the same under two names, because a checker renamed a rule or split one into several. Decides
 * nothing about messages: two findings of the same rule still have to say the same thing.
 *
 * Sources: mypy, `mypy/errorcodes.py` and what 1.0.1 and 2.4.1 print of the same file (test/cases, leaf
 * `renamed-rules`); pyright, `packages/pyright-internal/src/common/diagnosticRules.ts` and what 1.1.300 and 1.1.414 print
 * of the same files (leaf `many-errors`); ty, see there.
 */
import type { CheckerName } from '#model/snapshot.ts'

/** The rule's earlier name by its present one; null where such findings had no code at all. */
type Origins = Readonly<Record<string, string | null>>

const mypyOrigins: Origins = {
  // 1.1: https://github.com/python/mypy/pull/14570 and https://github.com/python/mypy/pull/14225
  'method-assign': 'assignment',
  'typeddict-unknown-key': 'typeddict-item',
  // 1.4: https://github.com/python/mypy/pull/15164
  'unused-ignore': null,
  // 1.6: https://github.com/python/mypy/pull/14740 and https://github.com/python/mypy/pull/15384
  'import-not-found': 'import',
  'import-untyped': 'import',
  'await-not-async': null,
  // 1.7: https://github.com/python/mypy/pull/16061
  'overload-overlap': 'misc',
  // 1.11: https://github.com/python/mypy/pull/16571
  'prop-decorator': 'misc',
  // 1.12: https://github.com/python/mypy/pull/17597
  'overload-cannot-match': 'misc',
  // 1.15: https://github.com/python/mypy/pull/18398
  'explicit-any': 'misc',
  // 1.18: https://github.com/python/mypy/pull/17682
  metaclass: 'misc',
  // 1.19: https://github.com/python/mypy/pull/19911
  'untyped-decorator': 'misc',
  // 1.20: https://github.com/python/mypy/pull/20222 and https://github.com/python/mypy/pull/20325
  'nonetype-type': 'valid-type',
  'str-unpack': 'misc',
}

/** basedpyright took these over with the versions of pyright that it is built on. */
const pyrightOrigins: Origins = {
  // 1.1.348: https://github.com/microsoft/pyright/pull/7069 to https://github.com/microsoft/pyright/pull/7077
  reportAbstractUsage: 'reportGeneralTypeIssues',
  reportArgumentType: 'reportGeneralTypeIssues',
  reportAssertTypeFailure: 'reportGeneralTypeIssues',
  reportAssignmentType: 'reportGeneralTypeIssues',
  reportAttributeAccessIssue: 'reportGeneralTypeIssues',
  reportCallIssue: 'reportGeneralTypeIssues',
  reportInconsistentOverload: 'reportGeneralTypeIssues',
  reportIndexIssue: 'reportGeneralTypeIssues',
  reportInvalidTypeArguments: 'reportGeneralTypeIssues',
  reportInvalidTypeForm: 'reportGeneralTypeIssues',
  reportNoOverloadImplementation: 'reportGeneralTypeIssues',
  reportOperatorIssue: 'reportGeneralTypeIssues',
  reportPossiblyUnboundVariable: 'reportUnboundVariable',
  reportRedeclaration: 'reportGeneralTypeIssues',
  reportReturnType: 'reportGeneralTypeIssues',
  reportUnusedExcept: 'reportGeneralTypeIssues',
  // 1.1.354: https://github.com/microsoft/pyright/pull/7464
  reportUnhashable: 'reportGeneralTypeIssues',
}

/**
 * What ty 0.0.107 itself says of old names in `# ty: ignore[…]`, and what 0.0.2, 0.0.60 and 0.0.107 print of the same files
 * (leaf `many-errors`).
 */
const tyOrigins: Origins = {
  'abstract-method-call': 'call-abstract-method',
  'call-to-function-with-unknown-signature': 'call-top-callable',
  'implicit-string-concatenation-in-annotation': 'implicit-concatenated-string-type-annotation',
  'import-not-found': 'unresolved-import',
  'incompatible-attribute-override': 'invalid-attribute-override',
  'incompatible-method-override': 'invalid-method-override',
  'invalid-dataclass-field-order': 'dataclass-field-order',
  'invalid-explicit-return': 'invalid-return-type',
  'invalid-implicit-return': 'invalid-return-type',
  'invalid-implicit-return-in-function-with-stub-body': 'empty-body',
  'invalid-typed-dict-key': 'invalid-key',
  'missing-attribute': 'unresolved-attribute',
  'missing-module-member': 'unresolved-import',
  'not-callable': 'call-non-callable',
  'not-subscriptable': 'non-subscriptable',
}

const origins: Record<CheckerName, Origins> = {
  mypy: mypyOrigins,
  tsc: {},
  pyright: pyrightOrigins,
  basedpyright: pyrightOrigins,
  ty: tyOrigins,
  pyrefly: {},
}

/**
 * The oldest name of a rule. Coarse: all parts of a rule that was split have the same one, so it may stand for the
 * rule only where two versions of the checker are compared. {@link isSameRule} is exact.
 */
export function canonicalRule(checker: CheckerName, code: string | null): string | null {
  const from = origins[checker]
  return code !== null && Object.hasOwn(from, code) ? (from[code] ?? null) : code
}

/** tsc has a code for one missing property, one for a few, and one for many: one more of them is the same statement. */
const oneStatement: Readonly<Record<string, string>> = { TS2740: 'TS2739', TS2741: 'TS2739' }

/** The rule that makes the same statement, whatever the number of what it lists. */
export function statementRule(code: string | null): string | null {
  return code !== null && Object.hasOwn(oneStatement, code) ? (oneStatement[code] ?? null) : code
}

/**
 * Whether two codes can stand for one rule: equal, or one is the earlier name of the other. Two parts of the same
 * split are different rules.
 */
export function isSameRule(checker: CheckerName, one: string | null, other: string | null): boolean {
  return one === other || canonicalRule(checker, one) === other || one === canonicalRule(checker, other)
}
