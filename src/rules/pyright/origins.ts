/**
 * Rules that pyright split. `packages/pyright-internal/src/common/diagnosticRules.ts` and what 1.1.300 and 1.1.414 print of the same
 * files (leaf `many-errors`). basedpyright took them over with the versions of pyright that it is built on.
 */
import type { Origins } from '../rule-set.ts'

/** See {@link Origins}. */
export const pyrightOrigins: Origins = {
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
