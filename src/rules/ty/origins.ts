/**
 * What ty 0.0.107 itself says of old names in `# ty: ignore[…]`, and what 0.0.2, 0.0.60 and 0.0.107 print of the same files
 * (leaf `many-errors`).
 */
import type { Origins } from '../rule-set.ts'

/** See {@link Origins}. */
export const tyOrigins: Origins = {
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
