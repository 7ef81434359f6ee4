/** What is known of pyrefly's rules. Every example is what pyrefly 1.4.1 says. */

import {
  abstractMade,
  missingArgument,
  noOverload,
  notCallable,
  tooManyArguments,
  twiceGiven,
  unknownKeyword,
  wrongArgument,
} from '../python/calls.ts'
import {
  deprecatedUse,
  readOnlyProperty,
  unboundName,
  unknownAttribute,
  unknownModuleName,
  unknownName,
  unresolvedImport,
} from '../python/names.ts'
import {
  finalBase,
  implicitAny,
  notAType,
  wrongAttributeOverride,
  wrongOverride,
  wrongTypeArguments,
} from '../python/type-mistakes.ts'
import {
  notAwaitable,
  notContext,
  notIterable,
  notSubscriptable,
  unknownKey,
  wrongAssignment,
  wrongDefault,
  wrongOperator,
  wrongRaise,
  wrongReturn,
  wrongUnpacking,
} from '../python/values.ts'
import type { KnowledgeTable } from '../rule-entry.ts'

/** See {@link KnowledgeTable}. */
export const pyreflyKnowledge: KnowledgeTable = {
  'bad-argument-type': wrongArgument,
  'missing-argument': missingArgument,
  'bad-argument-count': tooManyArguments,
  'unexpected-keyword': unknownKeyword,
  'bad-keyword-argument': twiceGiven,
  'no-matching-overload': noOverload,
  'not-callable': notCallable,
  'bad-instantiation': abstractMade,
  'bad-assignment': wrongAssignment,
  'bad-return': wrongReturn,
  'bad-function-definition': wrongDefault,
  'unsupported-operation': wrongOperator,
  'not-iterable': notIterable,
  'bad-index': notSubscriptable,
  'bad-unpacking': wrongUnpacking,
  'not-async': notAwaitable,
  'bad-context-manager': notContext,
  'bad-raise': wrongRaise,
  'bad-typed-dict-key': unknownKey,
  'missing-attribute': unknownAttribute,
  'read-only': readOnlyProperty,
  'missing-import': unresolvedImport,
  'missing-module-attribute': unknownModuleName,
  'unknown-name': unknownName,
  'unbound-name': unboundName,
  deprecated: deprecatedUse,
  'invalid-annotation': notAType,
  'bad-specialization': wrongTypeArguments,
  'implicit-any-type-argument': implicitAny,
  'bad-override': wrongOverride,
  'bad-override-mutable-attribute': wrongAttributeOverride,
  'invalid-inheritance': finalBase,
}
