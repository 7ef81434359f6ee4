/** pyright's and basedpyright's rules by kind of mistake. https://microsoft.github.io/pyright/#/configuration, 1.1.400 */
import type { CategoryTable } from './category-table.ts'

/** See {@link CategoryTable}. */
export const pyrightCategories: CategoryTable = {
  byMessage: [
    {
      pattern: /"None" is not assignable to|Type "[^"]*\| None" is not assignable/,
      category: 'optional-handling',
    },
    {
      pattern: /^Argument to class must be a base class|^Base class type is unknown/,
      category: 'invalid-base-class',
    },
  ],
  byRule: {
    reportArgumentType: 'incompatible-types',
    reportAssignmentType: 'incompatible-types',
    reportAttributeAccessIssue: 'incompatible-types',
    reportCallIssue: 'incompatible-types',
    reportGeneralTypeIssues: 'incompatible-types',
    reportIndexIssue: 'incompatible-types',
    reportIncompatibleMethodOverride: 'incompatible-types',
    reportIncompatibleVariableOverride: 'incompatible-types',
    reportOperatorIssue: 'incompatible-types',
    reportReturnType: 'incompatible-types',
    reportTypedDictNotRequiredAccess: 'incompatible-types',
    reportInvalidTypeArguments: 'incompatible-types',
    reportOptionalCall: 'optional-handling',
    reportOptionalContextManager: 'optional-handling',
    reportOptionalIterable: 'optional-handling',
    reportOptionalMemberAccess: 'optional-handling',
    reportOptionalOperand: 'optional-handling',
    reportOptionalSubscript: 'optional-handling',
    reportPossiblyUnbound: 'optional-handling',
    reportUntypedBaseClass: 'invalid-base-class',
    reportMissingParameterType: 'missing-annotations',
    reportMissingTypeArgs: 'missing-annotations',
    reportMissingTypeArgument: 'missing-annotations',
    reportUnannotatedClassAttribute: 'missing-annotations',
    reportUnknownArgumentType: 'missing-annotations',
    reportUnknownLambdaType: 'missing-annotations',
    reportUnknownMemberType: 'missing-annotations',
    reportUnknownParameterType: 'missing-annotations',
    reportUnknownVariableType: 'missing-annotations',
    reportUntypedFunctionDecorator: 'missing-annotations',
    reportUnnecessaryCast: 'unreachable',
    reportUnnecessaryComparison: 'unreachable',
    reportUnnecessaryIsInstance: 'unreachable',
    reportUnreachable: 'unreachable',
  },
}
