/** ty's rules by kind of mistake. https://docs.astral.sh/ty/reference/rules/, 0.0.107 and earlier names */
import type { CategoryTable } from '../category-table.ts'

/** See {@link CategoryTable}. */
export const tyCategories: CategoryTable = {
  byMessage: [
    {
      pattern: /found `None`|\| None`|`None` is not assignable|on type `None`|of type `None`/,
      category: 'optional-handling',
    },
  ],
  byRule: {
    'call-non-callable': 'incompatible-types',
    'conflicting-declarations': 'incompatible-types',
    'index-out-of-bounds': 'incompatible-types',
    'invalid-argument-type': 'incompatible-types',
    'invalid-assignment': 'incompatible-types',
    'invalid-attribute-access': 'incompatible-types',
    'invalid-explicit-return': 'incompatible-types',
    'invalid-implicit-return': 'incompatible-types',
    'invalid-key': 'incompatible-types',
    'invalid-method-override': 'incompatible-types',
    'invalid-return-type': 'incompatible-types',
    'invalid-type-arguments': 'incompatible-types',
    'invalid-yield': 'incompatible-types',
    'missing-argument': 'incompatible-types',
    'missing-attribute': 'incompatible-types',
    'missing-typed-dict-key': 'incompatible-types',
    'no-matching-overload': 'incompatible-types',
    'not-iterable': 'incompatible-types',
    'not-subscriptable': 'incompatible-types',
    'too-many-positional-arguments': 'incompatible-types',
    'unknown-argument': 'incompatible-types',
    'unresolved-attribute': 'incompatible-types',
    'unsupported-operator': 'incompatible-types',
    'possibly-missing-attribute': 'optional-handling',
    'possibly-unbound-attribute': 'optional-handling',
    'possibly-unresolved-reference': 'optional-handling',
    'cyclic-class-definition': 'invalid-base-class',
    'inconsistent-mro': 'invalid-base-class',
    'invalid-base': 'invalid-base-class',
    'subclass-of-final-class': 'invalid-base-class',
    'unsupported-base': 'invalid-base-class',
    'unsupported-dynamic-base': 'invalid-base-class',
    'invalid-parameter-default': 'incompatible-defaults',
    'redundant-cast': 'unreachable',
  },
}
