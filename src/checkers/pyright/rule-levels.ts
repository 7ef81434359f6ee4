/**
 * The level of each rule of pyright in each of its modes, as its table of defaults gives it (docs/configuration.md, 1.1.414). Rules
 * that are `none` in every mode are listed too: that is known of them.
 */

/** From the mildest on. */
export const pyrightModes = ['off', 'basic', 'standard', 'strict'] as const
/** One of {@link pyrightModes}. */
export type PyrightMode = (typeof pyrightModes)[number]

type Level = 'none' | 'information' | 'warning' | 'error'

/** Levels in the order of the modes, with the rules that have them; each name begins with `report`. */
const table: readonly (readonly [levels: readonly [Level, Level, Level, Level], rules: string])[] = [
  [
    ['none', 'error', 'error', 'error'],
    `GeneralTypeIssues AbstractUsage ArgumentType AssertTypeFailure AssignmentType
     AttributeAccessIssue CallIssue InconsistentOverload IndexIssue InvalidTypeArguments
     NoOverloadImplementation OperatorIssue OptionalSubscript OptionalMemberAccess OptionalCall
     OptionalIterable OptionalContextManager OptionalOperand Redeclaration ReturnType
     TypedDictNotRequiredAccess PrivateImportUsage UnboundVariable Unhashable UnusedCoroutine
     UnusedExcept`,
  ],
  [
    ['none', 'none', 'none', 'none'],
    `PropertyTypeMismatch ImportCycles MissingSuperCall UninitializedInstanceVariable
     CallInDefaultInitializer ImplicitStringConcatenation UnusedCallResult
     UnnecessaryTypeIgnoreComment Unreachable ImplicitOverride`,
  ],
  [
    ['none', 'none', 'error', 'error'],
    `FunctionMemberAccess IncompatibleMethodOverride IncompatibleVariableOverride OverlappingOverload
     PossiblyUnboundVariable`,
  ],
  [['warning', 'error', 'error', 'error'], `MissingImports InvalidTypeForm UndefinedVariable`],
  [['warning', 'warning', 'warning', 'warning'], `MissingModuleSource`],
  [
    ['none', 'none', 'none', 'error'],
    `MissingTypeStubs UnusedImport UnusedClass UnusedFunction UnusedVariable DuplicateImport
     UntypedFunctionDecorator UntypedClassDecorator UntypedBaseClass UntypedNamedTuple PrivateUsage
     TypeCommentUsage ConstantRedefinition Deprecated InconsistentConstructor UnknownParameterType
     UnknownArgumentType UnknownLambdaType UnknownVariableType UnknownMemberType MissingParameterType
     MissingTypeArgument UnnecessaryIsInstance UnnecessaryCast UnnecessaryComparison
     UnnecessaryContains InvalidStubStatement IncompleteStub MatchNotExhaustive`,
  ],
  [
    ['none', 'warning', 'warning', 'error'],
    `WildcardImportFromLibrary InvalidStringEscapeSequence InvalidTypeVarUse AssertAlwaysTrue
     SelfClsParameterName UnsupportedDunderAll UnusedExpression`,
  ],
]

const byRule: ReadonlyMap<string, (typeof table)[number][0]> = new Map(
  table.flatMap(([levels, rules]) => rules.split(/\s+/).map((rule) => [`report${rule}`, levels] as const)),
)

/** Every rule of pyright, sorted. */
export const pyrightRules: readonly string[] = [...byRule.keys()].sort()

/** Null for a rule that pyright does not have. */
export function levelInMode(rule: string, mode: PyrightMode): Level | null {
  return byRule.get(rule)?.[pyrightModes.indexOf(mode)] ?? null
}
