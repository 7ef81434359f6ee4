/** mypy's error codes by kind of mistake. https://mypy.readthedocs.io/en/stable/error_code_list.html, mypy 2.4 */
import type { CategoryTable } from '../category-table.ts'

/** See {@link CategoryTable}. */
export const mypyCategories: CategoryTable = {
  byMessage: [
    { pattern: /^Incompatible default for (?:argument|parameter)/, category: 'incompatible-defaults' },
    {
      pattern: /^(?:Invalid base class|Class cannot subclass|Unsupported dynamic base class)/,
      category: 'invalid-base-class',
    },
    {
      pattern:
        /^(?:Item "None" of|"None" (?:has no attribute|not callable)|Value of type ".* \| None" is not)/,
      category: 'optional-handling',
    },
    {
      pattern:
        /has incompatible type ".*(?:\| None|Optional\[.*)"; expected|\(got ".*\| None", expected|expression has type ".*\| None", (?:variable|target)/,
      category: 'optional-handling',
    },
    {
      pattern: /^Unsupported (?:left )?operand types? .*None|^Unsupported operand .*\(.*None/,
      category: 'optional-handling',
    },
  ],
  byRule: {
    'arg-type': 'incompatible-types',
    'return-value': 'incompatible-types',
    assignment: 'incompatible-types',
    operator: 'incompatible-types',
    override: 'incompatible-types',
    index: 'incompatible-types',
    'list-item': 'incompatible-types',
    'dict-item': 'incompatible-types',
    'typeddict-item': 'incompatible-types',
    'call-overload': 'incompatible-types',
    'call-arg': 'incompatible-types',
    'type-var': 'incompatible-types',
    'no-overload-impl': 'incompatible-types',
    'str-bytes-safe': 'incompatible-types',
    'comparison-overlap': 'incompatible-types',
    'attr-defined': 'incompatible-types',
    'union-attr': 'optional-handling',
    'truthy-bool': 'optional-handling',
    'possibly-undefined': 'optional-handling',
    'no-untyped-def': 'missing-annotations',
    'no-untyped-call': 'missing-annotations',
    'untyped-decorator': 'missing-annotations',
    'var-annotated': 'missing-annotations',
    'type-arg': 'missing-annotations',
    'no-any-return': 'missing-annotations',
    'no-any-unimported': 'missing-annotations',
    'no-any-expr': 'missing-annotations',
    'annotation-unchecked': 'missing-annotations',
    unreachable: 'unreachable',
    'redundant-expr': 'unreachable',
    'redundant-cast': 'unreachable',
    'unused-ignore': 'unreachable',
    'unused-coroutine': 'other',
    'valid-type': 'other',
    'method-assign': 'incompatible-types',
    'func-returns-value': 'incompatible-types',
    'str-format': 'incompatible-types',
    abstract: 'incompatible-types',
    'typeddict-unknown-key': 'incompatible-types',
    return: 'incompatible-types',
    'empty-body': 'incompatible-types',
    'has-type': 'missing-annotations',
  },
}
