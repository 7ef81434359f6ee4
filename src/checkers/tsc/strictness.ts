/** The options of "Type Checking" in `tsc --help --all`, 6.0; those that relax are asked for with `false`. */
import type { Strictness } from '../checker.ts'

/** What `strict` stands for. */
export const impliedByStrict: readonly string[] = [
  'noImplicitAny',
  'strictNullChecks',
  'strictFunctionTypes',
  'strictBindCallApply',
  'strictPropertyInitialization',
  'strictBuiltinIteratorReturn',
  'noImplicitThis',
  'useUnknownInCatchVariables',
]

/** An argument goes before what the configuration says. */
export const tscStrictness: Strictness = {
  flags: [
    'strict',
    ...impliedByStrict,
    'alwaysStrict',
    'exactOptionalPropertyTypes',
    'noFallthroughCasesInSwitch',
    'noImplicitOverride',
    'noImplicitReturns',
    'noPropertyAccessFromIndexSignature',
    'noUncheckedIndexedAccess',
    'noUnusedLocals',
    'noUnusedParameters',
    'allowUnreachableCode=false',
    'allowUnusedLabels=false',
  ],
  argumentsFor: (flag) => {
    const [name = flag, value = 'true'] = flag.split('=')
    return [`--${name}`, value]
  },
}
